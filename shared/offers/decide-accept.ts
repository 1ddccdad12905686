import { derivedId } from '#shared/kernel/id.ts'
import type { Random } from '#shared/kernel/random.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { checkAll } from '#shared/matching/constraints/index.ts'
import { volunteerView } from '#shared/matching/constraints/views.ts'
import type { Placement } from '#shared/placements/placement.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import { leastInShift } from '#shared/requests/adults.ts'
import type { Seat } from '#shared/requests/seat.ts'
import type { Position, ServiceRequest, Shift } from '#shared/requests/service-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'
import { answered, committed } from '#shared/volunteers/commitments.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'
import type { Offer } from './offer.ts'
import {
  factsMoved,
  noLongerFits,
  offerClosed,
  offerExpired,
  requestNotOpen,
  risksNotAcknowledged,
} from './refusals.ts'

export interface AcceptFacts {
  request: Loaded<ServiceRequest>
  requester: Requester
  volunteer: Loaded<Volunteer>
  calendar: Loaded<Calendar>
  seats: readonly Loaded<Seat>[]
  asked: readonly { offer: Loaded<Offer>; shift: Shift; position: Position }[]
  risksAcknowledged: boolean
  organizationId: string
}

/** One seat, placement and accepted offer per shift; fewer seats than asked means they are all taken. */
export interface AcceptDecision {
  seats: Loaded<Seat>[]
  placements: Placement[]
  calendar: Loaded<Calendar>
}

/**
 * Pure: whether this person may take these seats now, and which ones. An offer is an invitation, not a permit: every hard
 * constraint is checked again, each further shift on the calendar as it will be with the ones before it.
 */
export const decideAccept = (facts: AcceptFacts, now: Instant, random: Random): AcceptDecision => {
  const { request, volunteer } = facts
  mustStand(facts, now)
  const decision: AcceptDecision = { seats: [], placements: [], calendar: facts.calendar }
  for (const { offer, shift, position } of facts.asked) {
    const verdicts = checkAll(
      {
        request,
        shift,
        position,
        volunteer: volunteerView(volunteer),
        calendar: decision.calendar,
        requester: facts.requester,
        declinedBefore: false,
        now,
      },
      { for: 'accepting' },
    )
    const failed = verdicts.flatMap((verdict) => (verdict.passed ? [] : [verdict.reason]))
    if (failed.length > 0) throw noLongerFits(failed)
    const seat = chooseSeat(facts.seats, offer, now, random)
    if (!seat) return decision
    // The request may have been read before a change and the seats after it: a seat always knows the newest facts.
    if (seat.factsVersion > offer.factsVersion) throw factsMoved([])
    const placement = placementOf(facts, offer, shift, position, seat, now)
    decision.seats.push({ ...seat, state: 'taken', placementId: placement.id, offerId: offer.id })
    decision.placements.push(placement)
    decision.calendar = committed(answered(decision.calendar, offer.id, 'accepted', now), {
      placementId: placement.id,
      requestId: request.id,
      starts: shift.starts,
      ends: shift.ends,
      ...(request.manner === 'onSite' && request.place ? { point: request.place.point } : {}),
    })
  }
  return decision
}

const mustStand = (
  { request, volunteer, asked, risksAcknowledged, organizationId }: AcceptFacts,
  now: Instant,
): void => {
  for (const { offer, shift } of asked) {
    if (offer.state === 'closed' || offer.state === 'declined' || offer.state === 'standby') throw offerClosed()
    if (offer.state === 'expired' || offer.expiresAt <= now || shift.starts <= now) throw offerExpired()
    if (offer.factsVersion !== request.factsVersion) throw factsMoved([])
  }
  if (request.state !== 'open' && request.state !== 'underway') throw requestNotOpen()
  if (request.dangerous && !risksAcknowledged) throw risksNotAcknowledged()
  if (!volunteer.organizationIds.includes(organizationId)) throw notTheirOrganization()
}

/** The seat held for this offer, or a free one, starting at a random place so that people do not queue for the same one. */
const chooseSeat = (
  seats: readonly Loaded<Seat>[],
  offer: Offer,
  now: Instant,
  random: Random,
): Loaded<Seat> | undefined => {
  const of = seats.filter(({ shiftId, positionId }) => shiftId === offer.shiftId && positionId === offer.positionId)
  const held = of.find(({ state, offerId }) => state === 'held' && offerId === offer.id)
  if (held) return held
  const free = of.filter(
    ({ state, heldUntil }) => state === 'free' || (state === 'held' && heldUntil !== undefined && heldUntil <= now),
  )
  return free[Math.floor(random() * free.length)]
}

const placementOf = (
  { request, volunteer, organizationId }: AcceptFacts,
  offer: Offer,
  shift: Shift,
  position: Position,
  seat: Seat,
  now: Instant,
): Placement => ({
  id: derivedId('placement', offer.id),
  state: position.minimum > 1 || leastInShift(request) > 1 ? 'provisional' : 'accepted',
  requestId: request.id,
  shiftId: shift.id,
  positionId: position.id,
  seatNumber: seat.number,
  volunteerId: volunteer.id,
  organizationId,
  requesterId: request.requesterId,
  reach: request.reach,
  offerId: offer.id,
  factsVersion: request.factsVersion,
  starts: shift.starts,
  ends: shift.ends,
  acceptedAt: now,
  ...(request.dangerous ? { risksAcknowledgedAt: now } : {}),
  agreed: false,
})

const notTheirOrganization = (): Refusal =>
  new Refusal(
    'invalid',
    'notTheirOrganization',
    { zh: '请选一个您加入的组织。', en: 'Choose one of your organizations.' },
    {
      fields: [
        {
          path: 'organizationId',
          text: {
            zh: '您不在这个组织里。服务以哪个组织的名义，从您加入的组织里选。',
            en: 'You are not in this organization. Choose one that you joined.',
          },
        },
      ],
    },
  )
