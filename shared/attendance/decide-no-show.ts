import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { wrongState } from '#shared/kernel/refusal.ts'
import { step } from '#shared/kernel/transitions.ts'
import { type Placement, placementStateWords, placements, placementTransitions } from '#shared/placements/placement.ts'
import { holidaysFrom } from '#shared/places/holidays.ts'
import { settling } from '#shared/problems/settle-problem.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { Change } from '#shared/table/table.ts'
import { type Attendance, attendanceWord, kept } from './attendance.ts'
import { mustBeApart, noteMissing } from './decide-hours.ts'
import { hoursReminders } from './hours-clock.ts'
import { loadService } from './load-service.ts'
import { tellSides } from './tell-sides.ts'

/**
 * The association answers an objection to a no-show, with reasons both sides read. Whoever came after all goes on to the
 * hours, which still need the word of both sides: the decision stands for the check-in alone. Deciding twice is once.
 */
export const decideNoShow = async (
  context: Context,
  input: { requestId: string; placementId: string; granted: boolean; note: string },
): Promise<Attendance> =>
  deciding(async () => {
    const { placement, request, attendance } = await loadService(context.table, input)
    permit(context, 'hours.decide', { what: attendanceWord, reach: placement.reach })
    await mustBeApart(context, placement, attendance)
    const { objection } = attendance
    if (objection?.answer) return attendance
    if (!objection || placement.state !== 'noShow') throw nothingObjected()
    const note = input.note.trim()
    if (note.length < 4) throw noteMissing()
    const now = context.clock()
    const { granted } = input
    const answered = {
      ...attendance,
      objection: { ...objection, answer: { granted, by: actorName(context.actor), at: now, note } },
      ...(granted ? { checkIn: { at: placement.starts, path: 'decided' as const }, checkOutForgotten: true } : {}),
    }
    const cause = { reach: placement.reach, requestId: request.id, about: placement.id }
    await context.table.write([
      kept(answered),
      ...(granted ? await goingOn(context, placement) : [placements.check(placement)]),
      ...(await settling(context.table, [{ kind: 'noShowObjected', ...cause }], actorName(context.actor), now)),
      ...(await tellSides(
        context,
        { placement, request },
        {
          template: 'noShowDecided',
          to: ['volunteer', 'requester'],
          cause: 'objectionDecided',
          values: { granted: granted ? 'yes' : 'no', note },
        },
      )),
      audited(
        context,
        request.id,
        'attendance.decideNoShow',
        `${placement.id} ${granted ? 'came' : 'stands'}: ${note}`,
      ),
    ])
    return answered
  })

const goingOn = async (context: Context, placement: Loaded<Placement>): Promise<Change[]> => {
  const { endedAt: _, ...rest } = placement
  const state = step(placementTransitions, placementStateWords, placement.state, 'checkedOut')
  const calendar = await holidaysFrom(context.table, placement.ends)
  return [placements.replace({ ...rest, state }), ...hoursReminders(placement, calendar, context.clock())]
}

const nothingObjected = () =>
  wrongState('nothingToDecide', {
    zh: '这里没有等着定的异议。刷新页面看看。',
    en: 'No objection waits for a decision here. Reload the page.',
  })
