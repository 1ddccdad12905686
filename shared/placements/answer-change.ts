import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { notFound, Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { requests } from '#shared/requests/requests.ts'
import { findPosition, type ServiceRequest, type Shift } from '#shared/requests/service-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { addHours, type Instant } from '#shared/time/instant.ts'
import { overlaps } from '#shared/time/interval.ts'
import { type Calendar, calendars } from '#shared/volunteers/calendar.ts'
import { committed, released } from '#shared/volunteers/commitments.ts'
import { type Placement, placements, placementWord } from './placement.ts'

/**
 * A placed volunteer agrees to the changed facts of a request: the placement, the calendar and a new edition of the
 * agreement follow. Who does not agree withdraws instead; until they answer the old terms hold. Agreeing twice is once.
 */
export const answerChange = async (
  context: Context,
  input: { requestId: string; placementId: string; risksAcknowledged: boolean },
): Promise<Placement> =>
  deciding(async () => {
    const placement = await placements.get(context.table, keys.placement(input.requestId, input.placementId))
    if (!placement) throw notFound(placementWord)
    permit(context, 'placement.standAgain', { what: placementWord, volunteerId: placement.volunteerId })
    const [request, calendar] = await Promise.all([
      requests.get(context.table, keys.request(input.requestId)),
      calendars.get(context.table, keys.calendar(placement.volunteerId)),
    ])
    const shift = request && findPosition(request, placement.shiftId, placement.positionId)?.shift
    if (!request || !shift || !calendar) throw notFound(placementWord)
    if (placement.factsVersion === request.factsVersion) return placement
    if (!['provisional', 'accepted', 'confirmed'].includes(placement.state)) throw tooLateToAnswer()
    if (request.dangerous && !input.risksAcknowledged) throw risksUnread()
    const others = released(calendar, placement.id)
    mustBeFree(others, shift)
    const now = context.clock()
    const next = standing(placement, request, shift, now)
    await context.table.write([
      placements.replace(next),
      calendars.replace(
        committed(others, {
          placementId: placement.id,
          requestId: request.id,
          starts: shift.starts,
          ends: shift.ends,
          ...(request.manner === 'onSite' && request.place ? { point: request.place.point } : {}),
        }),
      ),
      fallsDue(
        {
          kind: 'draftAgreement',
          requestId: request.id,
          about: placement.id,
          at: now,
          cause: `facts:${request.factsVersion}`,
        },
        now,
      ),
      fallsDue(
        {
          kind: 'flagCheckOut',
          requestId: request.id,
          about: placement.id,
          at: addHours(shift.ends, 2),
          cause: `facts:${request.factsVersion}`,
        },
        now,
      ),
    ])
    return next
  })

/** Pure: the placement on the new facts; it has to be agreed, and insured over the new time, before it is confirmed again. */
const standing = (
  placement: Loaded<Placement>,
  request: ServiceRequest,
  shift: Shift,
  now: Instant,
): Loaded<Placement> => ({
  ...placement,
  state: placement.state === 'confirmed' ? 'accepted' : placement.state,
  factsVersion: request.factsVersion,
  starts: shift.starts,
  ends: shift.ends,
  agreed: false,
  ...(request.dangerous ? { risksAcknowledgedAt: now } : {}),
})

const mustBeFree = (calendar: Calendar, shift: Shift): void => {
  if (!calendar.commitments.some((commitment) => overlaps(commitment, shift))) return
  throw new Refusal('state', 'overlapsNow', {
    zh: '新的时间和您另一次服务撞了。可以退出这一次，或先退出那一次。',
    en: 'The new time overlaps another service of yours. Withdraw from this one, or from the other first.',
  })
}

const tooLateToAnswer = (): Refusal =>
  wrongState('tooLateToAnswer', {
    zh: '这次服务已经开始或结束，不用再答复。',
    en: 'This service has begun or ended; no answer is needed.',
  })

const risksUnread = (): Refusal =>
  new Refusal(
    'invalid',
    'risksNotAcknowledged',
    { zh: '答复前要先看危险告知。', en: 'Read the risk notice before answering.' },
    {
      fields: [
        {
          path: 'risksAcknowledged',
          text: {
            zh: '看过改后的危险和保护，打勾再答复（第八条）。',
            en: 'Read the changed risks and protection and tick the box (Art. 8).',
          },
        },
      ],
    },
  )
