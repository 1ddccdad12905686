import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { bothSides, isOfRequester, isVolunteer } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { mustNotHaveEntered } from '#shared/authority/entered.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { Refusal, wrongState } from '#shared/kernel/refusal.ts'
import type { Placement } from '#shared/placements/placement.ts'
import { holidaysFrom } from '#shared/places/holidays.ts'
import { settling } from '#shared/problems/settle-problem.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { HolidayCalendar } from '#shared/time/working-days.ts'
import { type Attendance, attendanceWord, kept } from './attendance.ts'
import { mustBeBetween } from './hours.ts'
import { recordingDeadline } from './hours-clock.ts'
import { loadService } from './load-service.ts'
import { tellSides } from './tell-sides.ts'

/**
 * The association decides on the hours: in a dispute, between the two figures; after the deadline where one side stayed
 * silent, no more than the other claims. Only by somebody who is on neither side, with reasons. A correcting record follows.
 */
export const decideHours = async (
  context: Context,
  input: { requestId: string; placementId: string; minutes: number; note: string },
): Promise<Attendance> =>
  deciding(async () => {
    const { placement, request, attendance } = await loadService(context.table, input)
    permit(context, 'hours.decide', { what: attendanceWord, reach: placement.reach })
    await mustBeApart(context, placement, attendance)
    // Presence by one person's word, and then the hours too, would be hours made by one alone.
    if (attendance.objection?.answer?.by === actorName(context.actor)) throw anotherPerson()
    if (attendance.decision?.minutes === input.minutes) return attendance
    const now = context.clock()
    const { least, most } = rangeOf(attendance, placement, now, await holidaysFrom(context.table, placement.ends))
    mustBeBetween(input.minutes, least, most)
    const note = input.note.trim()
    if (note.length < 4) throw noteMissing()
    const decided = { ...attendance, decision: { minutes: input.minutes, by: actorName(context.actor), at: now, note } }
    const of = { reach: placement.reach, requestId: request.id, about: placement.id }
    await context.table.write([
      kept(decided),
      fallsDue(
        { kind: 'recordService', requestId: request.id, about: placement.id, at: now, cause: `decided:${now}` },
        now,
      ),
      ...(await settling(
        context.table,
        [
          { kind: 'hoursDisputed', ...of },
          { kind: 'hoursLate', ...of },
          { kind: 'checkOutForgotten', ...of },
        ],
        actorName(context.actor),
        now,
      )),
      ...(await tellSides(
        context,
        { placement, request },
        {
          template: 'hoursDecided',
          to: ['volunteer', 'requester'],
          cause: 'decided',
          values: { minutes: String(input.minutes), note },
        },
      )),
      audited(context, request.id, 'hours.decide', `${placement.id} ${input.minutes}: ${note}`),
    ])
    return decided
  })

/** Refuses a decision by somebody of either side, who was when they spoke, or who acted for one. */
export const mustBeApart = async (context: Context, placement: Placement, attendance: Attendance): Promise<void> => {
  const { actor } = context
  const by = actorName(actor)
  const { volunteerClaim, requesterClaim, correction, objection } = attendance
  const spoke = [volunteerClaim, requesterClaim, correction, objection].some((said) => said?.by === by)
  if (spoke || isVolunteer(actor, placement.volunteerId) || isOfRequester(actor, placement.requesterId)) {
    throw bothSides()
  }
  await mustNotHaveEntered(context, placement.requestId)
}

/** Pure: between which figures may be decided; refused where there is nothing to decide. */
export const rangeOf = (
  attendance: Attendance,
  placement: Placement,
  now: Instant,
  calendar: HolidayCalendar,
): { least: number; most: number } => {
  const claims = [attendance.volunteerClaim, attendance.requesterClaim].flatMap((claim) =>
    claim ? [claim.minutes] : [],
  )
  const late = now >= recordingDeadline(placement.ends, calendar).at
  if (placement.state === 'disputed' && attendance.decision === undefined) {
    return { least: Math.min(...claims), most: Math.max(...claims) }
  }
  if (placement.state === 'checkedOut' && claims.length === 1 && late && attendance.decision === undefined) {
    return { least: 1, most: Math.max(...claims) }
  }
  throw wrongState('nothingToDecide', {
    zh: '现在没有要决定的：双方时长一致，或还没过 10 个工作日。',
    en: 'There is nothing to decide now: both sides agree, or the 10 working days are not over.',
  })
}

const anotherPerson = (): Refusal =>
  new Refusal('forbidden', 'anotherPerson', {
    zh: '到场是您认定的，时长请另一位同事来定。',
    en: 'You found that they came; a colleague has to decide the hours.',
  })

/** Refuses a decision that does not say what it rests on. */
export const noteMissing = (): Refusal =>
  new Refusal(
    'invalid',
    'noteMissing',
    { zh: '请写明依据。', en: 'Say what the decision rests on.' },
    {
      fields: [
        {
          path: 'note',
          text: {
            zh: '双方都会看到这句话。写明核对了什么，至少 4 个字。',
            en: 'Both sides read this. Say what you checked, at least 4 characters.',
          },
        },
      ],
    },
  )
