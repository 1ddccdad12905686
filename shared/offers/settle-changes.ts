import type { Context } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { histogram } from '#shared/counters/histogram.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { tell } from '#shared/messages/message.ts'
import { freeSeat } from '#shared/placements/free-seat.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { decisionAt } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addMinutes, type Instant, minutesBetween } from '#shared/time/instant.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { answered, asked, released } from '#shared/volunteers/commitments.ts'
import type { SettleStep } from './decide-settle.ts'
import { held, releaseHeld } from './hold-seat.ts'
import { type Offer, offers } from './offer.ts'
import { tellVolunteer } from './tell-volunteer.ts'

/** A freed seat waits so long for the head of the standby list, and never past half of the time left. */
export const standbyMinutes = 120

export const standbyExpiry = (starts: Instant, now: Instant): Instant =>
  addMinutes(now, Math.max(10, Math.min(standbyMinutes, Math.floor(minutesBetween(now, starts) / 2))))

/** The one write of a settling step, on the calendars as they are now. */
export const settleChanges = async (
  context: Context,
  request: Loaded<ServiceRequest>,
  step: SettleStep,
): Promise<Change[]> => {
  const now = context.clock()
  switch (step.kind) {
    case 'closeOffer':
      return closeOffer(context, request, step.offer, step.why, now)
    case 'callOff':
      return callOff(context, request, step.placement, now)
    case 'bind':
      return [
        placements.replace({ ...step.placement, state: step.to }),
        fallsDue(
          {
            kind: 'draftAgreement',
            requestId: request.id,
            about: step.placement.id,
            at: now,
            cause: `bound:${step.placement.version}`,
          },
          now,
        ),
        ...(step.to === 'provisional' ? [decidedAgain(request, step.placement, now)] : []),
      ]
    case 'askAgain':
      return [
        placements.replace({ ...step.placement, askedFactsVersion: request.factsVersion }),
        ...(await tellVolunteer(
          context,
          step.placement.volunteerId,
          request,
          'factsChanged',
          `/placements/${request.id}/${step.placement.id}`,
          `${step.placement.id}:${request.factsVersion}`,
        )),
      ]
    case 'hold':
      return hold(context, request, step, now)
    case 'mark':
      return mark(context, request, step, now)
    case 'match':
      return [fallsDue({ kind: 'matchRequest', requestId: request.id, at: now, cause: `settled:${now}` }, now)]
  }
}

/** Too few again: half of the time left is for finding cover, then the head-count is decided once more. */
const decidedAgain = ({ id, shifts }: ServiceRequest, placement: Loaded<Placement>, now: Instant): Change => {
  const { shiftId, starts, version } = placement
  const at = decisionAt(shifts.find((shift) => shift.id === shiftId) ?? { starts }, now)
  return fallsDue({ kind: 'decideHeadcount', requestId: id, about: shiftId, at, cause: `again:${version}` }, now)
}

/** The changes that close one invitation: its seat, the person's calendar, and word to them. */
export const closeOffer = async (
  context: Context,
  request: ServiceRequest,
  offer: Loaded<Offer>,
  why: 'seatsTaken' | 'factsMoved' | 'requestEnded' | 'guardianEnded',
  now: Instant,
): Promise<Change[]> => {
  const calendar = await calendars.get(context.table, keys.calendar(offer.volunteerId))
  const { heldSeat: _held, ...rest } = offer
  const freedSeat = await releaseHeld(context, offer)
  return [
    offers.replace({ ...rest, state: 'closed', answeredAt: now }),
    ...freedSeat,
    ...(freedSeat.length > 0
      ? [fallsDue({ kind: 'settleRequest', requestId: request.id, at: now, cause: `released:${offer.id}` }, now)]
      : []),
    ...(calendar ? [calendars.replace(answered(calendar, offer.id, 'closed', now))] : []),
    count(offer.reach.at(-1) ?? '', { 'offer.closed': 1 }, now, context.random),
    ...(await tellVolunteer(
      context,
      offer.volunteerId,
      request,
      'offerClosed',
      `/offers/${request.id}/${offer.id}`,
      `${offer.id}:closed`,
      { why },
    )),
  ]
}

const callOff = async (
  context: Context,
  request: ServiceRequest,
  placement: Loaded<Placement>,
  now: Instant,
): Promise<Change[]> => {
  const calendar = await calendars.get(context.table, keys.calendar(placement.volunteerId))
  return [
    placements.replace({ ...placement, state: 'calledOff', endedAt: now }),
    ...(calendar ? [calendars.replace(released(calendar, placement.id))] : []),
    ...(await freeSeat(context.table, placement)),
    count(request.reach.at(-1) ?? '', { 'placement.calledOff': 1 }, now, context.random),
    ...(await tellVolunteer(
      context,
      placement.volunteerId,
      request,
      'placementCalledOff',
      '/offers',
      `${placement.id}:calledOff`,
    )),
  ]
}

const hold = async (
  context: Context,
  request: ServiceRequest,
  { seat, offer }: Extract<SettleStep, { kind: 'hold' }>,
  now: Instant,
): Promise<Change[]> => {
  const until = standbyExpiry(offer.starts, now)
  const calendar = await calendars.get(context.table, keys.calendar(offer.volunteerId))
  const ask = { offerId: offer.id, requestId: request.id, at: now, starts: offer.starts, ends: offer.ends }
  return [
    offers.replace({ ...offer, state: 'sent', expiresAt: until, heldSeat: seat.number }),
    held(seat, offer, until),
    ...(calendar ? [calendars.replace(asked(calendar, ask, now))] : []),
    fallsDue(
      { kind: 'expireOffer', requestId: request.id, about: offer.id, at: until, cause: `standby:${offer.version}` },
      now,
    ),
    ...(await tellVolunteer(
      context,
      offer.volunteerId,
      request,
      'standbyOffered',
      `/offers/${request.id}/${offer.id}`,
      `${offer.id}:${offer.version}`,
      { until },
    )),
  ]
}

const mark = (
  context: Context,
  request: Loaded<ServiceRequest>,
  step: Extract<SettleStep, { kind: 'mark' }>,
  now: Instant,
): Change[] => {
  const { filledAt: _was, ...rest } = request
  const opened = request.openedAt ?? request.createdAt
  const numbers = {
    ...(step.firstAcceptedAt === undefined ? {} : histogram('firstYes', minutesBetween(opened, step.firstAcceptedAt))),
    ...(step.filledAt === undefined ? {} : histogram('filled', minutesBetween(opened, step.filledAt))),
  }
  return [
    requests.replace({
      ...rest,
      ...(step.firstAcceptedAt === undefined ? {} : { firstAcceptedAt: step.firstAcceptedAt }),
      ...(step.filledAt === undefined ? {} : { filledAt: step.filledAt }),
    }),
    ...(Object.keys(numbers).length > 0 ? [count(request.reach.at(-1) ?? '', numbers, now, context.random)] : []),
    ...(step.filledAt === undefined
      ? []
      : tell(
          {
            to: request.contactPersonId,
            template: 'requestFilled',
            values: { title: request.title },
            link: `/requests/${request.id}`,
            cause: `${request.id}:${request.version}`,
            requestId: request.id,
          },
          now,
        )),
  ]
}
