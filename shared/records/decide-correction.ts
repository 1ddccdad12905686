import { fourEyes, overtaken } from '#shared/approvals/four-eyes.ts'
import { type Attendance, attendances, kept } from '#shared/attendance/attendance.ts'
import { mustBeApart, noteMissing } from '#shared/attendance/decide-hours.ts'
import { loadService } from '#shared/attendance/load-service.ts'
import { tellSides } from '#shared/attendance/tell-sides.ts'
import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { wrongState } from '#shared/kernel/refusal.ts'
import { settling } from '#shared/problems/settle-problem.ts'
import { recordWord } from './service-record.ts'

/**
 * The association grants a correction or not, with reasons both sides read; only somebody of neither side. Granting changes
 * hours both sides confirmed and takes two people: the first yes is a proposal. A granted one becomes a new record that names
 * the old one, in the same chain; the old one stays to be seen. Deciding twice is once.
 */
export const decideCorrection = async (
  context: Context,
  input: { requestId: string; placementId: string; granted: boolean; note: string; confirming?: boolean },
): Promise<Attendance> =>
  deciding(async () => {
    const { placement, request, attendance } = await loadService(context.table, input, recordWord)
    permit(context, 'hours.decide', { what: recordWord, reach: placement.reach })
    await mustBeApart(context, placement, attendance)
    const { correction } = attendance
    if (correction?.answer) return attendance
    if (!correction) throw nothingAsked()
    const note = input.note.trim()
    if (note.length < 4) throw noteMissing()
    const second = input.granted
      ? await fourEyes(
          context,
          {
            kind: 'correctRecord',
            about: placement.id,
            reach: placement.reach,
            link: `/staff/requests/${request.id}#services`,
            title: request.title,
            facts: `${correction.at} ${correction.minutes}`,
            input: { requestId: request.id, placementId: placement.id, note },
            note,
          },
          input,
        )
      : undefined
    if (second?.runs === false) {
      await context.table.write([attendances.check(attendance), ...second.changes])
      return attendance
    }
    const now = context.clock()
    const by = actorName(context.actor)
    const { granted } = input
    const { minutes, done = attendance.decision?.done } = correction
    const answered = {
      ...attendance,
      correction: { ...correction, answer: { granted, by, at: now, note } },
      ...(granted ? { decision: { minutes, by, at: now, note, ...(done === undefined ? {} : { done }) } } : {}),
    }
    const cause = { reach: placement.reach, requestId: request.id, about: placement.id }
    await context.table.write([
      kept(answered),
      ...(second?.changes ??
        (await overtaken(context, { kind: 'correctRecord', about: placement.id, reach: placement.reach }))),
      ...(granted
        ? [
            fallsDue(
              { kind: 'recordService', requestId: request.id, about: placement.id, at: now, cause: `corrected:${now}` },
              now,
            ),
          ]
        : []),
      ...(await settling(context.table, [{ kind: 'correctionAsked', ...cause }], by, now)),
      ...(await tellSides(
        context,
        { placement, request },
        {
          template: 'correctionDecided',
          to: ['volunteer', 'requester'],
          cause: `corrected:${correction.at}`,
          values: { granted: granted ? 'yes' : 'no', note },
        },
      )),
      audited(context, request.id, 'record.decideCorrection', `${placement.id} ${granted ? minutes : 'no'}: ${note}`),
    ])
    return answered
  })

const nothingAsked = () =>
  wrongState('nothingToDecide', {
    zh: '这里没有等着定的更正。刷新页面看看。',
    en: 'No correction waits for a decision here. Reload the page.',
  })
