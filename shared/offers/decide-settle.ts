import { isLive, type Placement } from '#shared/placements/placement.ts'
import { leastInShift } from '#shared/requests/adults.ts'
import type { Seat } from '#shared/requests/seat.ts'
import { findPosition, type ServiceRequest } from '#shared/requests/service-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { Offer } from './offer.ts'

export interface SettleFacts {
  request: Loaded<ServiceRequest>
  seats: readonly Loaded<Seat>[]
  offers: readonly Loaded<Offer>[]
  placements: readonly Loaded<Placement>[]
}

/** One thing to put right. Each is one small write; all can be found and done again after a crash. */
export type SettleStep =
  | { kind: 'closeOffer'; offer: Loaded<Offer>; why: 'seatsTaken' | 'factsMoved' | 'requestEnded' }
  | { kind: 'callOff'; placement: Loaded<Placement> }
  | { kind: 'bind'; placement: Loaded<Placement>; to: 'accepted' | 'provisional' }
  | { kind: 'askAgain'; placement: Loaded<Placement> }
  | { kind: 'hold'; seat: Loaded<Seat>; offer: Loaded<Offer> }
  | { kind: 'mark'; firstAcceptedAt?: Instant; filledAt: Instant | undefined }
  | { kind: 'match' }

/** Pure: what follows from the state a request, its seats, offers and placements are in. Nothing left: an empty list. */
export const decideSettle = (facts: SettleFacts, now: Instant): SettleStep[] => {
  const { request } = facts
  if (request.state !== 'open' && request.state !== 'underway') return ending(facts)
  const live = facts.placements.filter(({ state }) => isLive(state))
  return [
    ...live
      .filter((placement) => !sits(facts, placement))
      .map((placement): SettleStep => ({ kind: 'callOff', placement })),
    ...live
      .filter(
        ({ factsVersion, askedFactsVersion, state }) =>
          Math.max(factsVersion, askedFactsVersion ?? 0) < request.factsVersion && !served.has(state),
      )
      .map((placement): SettleStep => ({ kind: 'askAgain', placement })),
    ...binding(facts, live),
    ...facts.offers
      .filter(({ state, factsVersion }) => waiting.has(state) && factsVersion < request.factsVersion)
      .map((offer): SettleStep => ({ kind: 'closeOffer', offer, why: 'factsMoved' })),
    ...positionsOf(request).flatMap((spot) => seating(facts, spot, now)),
    ...marking(facts, live, now),
  ]
}

const waiting = new Set<Offer['state']>(['sent', 'standby'])
const served = new Set<Placement['state']>(['checkedIn', 'checkedOut', 'recorded', 'disputed'])

interface Spot {
  shiftId: string
  positionId: string
}
const positionsOf = (request: ServiceRequest): Spot[] =>
  request.shifts.flatMap((shift) => shift.positions.map((position) => ({ shiftId: shift.id, positionId: position.id })))
const at =
  ({ shiftId, positionId }: Spot) =>
  (of: Spot): boolean =>
    of.shiftId === shiftId && of.positionId === positionId

/** A request that ended by withdrawal or closing: nobody is left waiting, nobody bound. */
const ending = ({ request, offers, placements }: SettleFacts): SettleStep[] => [
  ...offers
    .filter(({ state }) => waiting.has(state))
    .map((offer): SettleStep => ({ kind: 'closeOffer', offer, why: 'requestEnded' })),
  ...(request.state === 'withdrawn'
    ? placements
        .filter(({ state }) => isLive(state) && !served.has(state))
        .map((placement): SettleStep => ({ kind: 'callOff', placement }))
    : []),
]

const sits = ({ seats }: SettleFacts, placement: Placement): boolean =>
  served.has(placement.state) ||
  seats.some(
    (seat) =>
      at(placement)(seat) &&
      seat.number === placement.seatNumber &&
      seat.placementId === placement.id &&
      seat.state === 'taken',
  )

/** Below its minimum head-count, or with fewer than two adults for minors in the shift, placements bind nobody; from it on they do. */
const binding = ({ request }: SettleFacts, live: readonly Loaded<Placement>[]): SettleStep[] =>
  live.flatMap((placement): SettleStep[] => {
    const minimum = findPosition(request, placement.shiftId, placement.positionId)?.position.minimum ?? 0
    const least = leastInShift(request)
    const enough =
      live.filter(at(placement)).length >= minimum &&
      live.filter(({ shiftId }) => shiftId === placement.shiftId).length >= least
    if (enough && placement.state === 'provisional') return [{ kind: 'bind', placement, to: 'accepted' }]
    const bound = placement.state === 'accepted' || placement.state === 'confirmed'
    return !enough && (minimum > 1 || least > 1) && bound ? [{ kind: 'bind', placement, to: 'provisional' }] : []
  })

/** Seats and the people waiting for them: a free one is held for the head of the standby list, a full position closes. */
const seating = ({ request, seats, offers }: SettleFacts, spot: Spot, now: Instant): SettleStep[] => {
  const own = seats.filter(at(spot))
  const free = own.filter(({ state, heldUntil }) => state === 'free' || (state === 'held' && (heldUntil ?? '') <= now))
  const current = offers.filter((offer) => at(spot)(offer) && offer.factsVersion === request.factsVersion)
  const sent = current.filter(({ state }) => state === 'sent')
  if (free.length === 0) {
    return sent
      .filter(({ id }) => !own.some((seat) => seat.state === 'held' && seat.offerId === id))
      .map((offer) => ({ kind: 'closeOffer', offer, why: 'seatsTaken' }))
  }
  const starts = request.shifts.find(({ id }) => id === spot.shiftId)?.starts ?? ''
  if (starts <= now) return []
  const queue = current
    .filter(({ state }) => state === 'standby')
    .sort((a, b) => ((a.standbySince ?? '') < (b.standbySince ?? '') ? -1 : 1))
    .slice(0, free.length)
  const holds = queue.flatMap((offer, n): SettleStep[] => {
    const seat = free[n]
    return seat ? [{ kind: 'hold', seat, offer }] : []
  })
  return free.length > queue.length ? [...holds, { kind: 'match' }] : holds
}

const marking = ({ request, seats }: SettleFacts, live: readonly Placement[], now: Instant): SettleStep[] => {
  const first = live.map(({ acceptedAt }) => acceptedAt).sort()[0]
  const full = seats.length > 0 && seats.every(({ state }) => state === 'taken')
  const firstIsNew = first !== undefined && request.firstAcceptedAt === undefined
  if (!firstIsNew && full === (request.filledAt !== undefined)) return []
  return [
    {
      kind: 'mark',
      ...(firstIsNew ? { firstAcceptedAt: first } : {}),
      filledAt: full ? (request.filledAt ?? now) : undefined,
    },
  ]
}
