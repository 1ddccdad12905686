import { stillHoped } from '#shared/matching/asking.ts'
import type { Seat } from '#shared/requests/seat.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Settings } from '#shared/settings/settings.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { Interval } from '#shared/time/interval.ts'
import type { Offer } from './offer.ts'

type Spot = { shiftId: string; positionId: string }
const isOf =
  ({ shiftId, positionId }: Spot) =>
  (one: Spot): boolean =>
    one.shiftId === shiftId && one.positionId === positionId

/** Pure: what is known about one position before anybody is looked for. */
export interface Standing {
  /** Seats nobody sits on and nobody is kept for. */
  free: number
  /** Free seats less the yeses to be expected from offers still open. */
  missing: number
  /** Open offers. */
  open: number
  wavesSent: number
  /** Already asked for this seat; whose offer was closed, or who said no to other hours only, may be asked again. */
  asked: ReadonlySet<string>
  /** Per person: offers of these facts that were closed, so that a new one gets a new id. */
  rounds: ReadonlyMap<string, number>
}

export const standingOf = (
  spot: Spot & Interval & { factsVersion: number },
  seats: readonly Seat[],
  offers: readonly Offer[],
  now: Instant,
  settings: Settings = firstEdition.settings,
): Standing => {
  const mine = offers.filter(isOf(spot))
  const open = mine.filter(({ state, expiresAt }) => state === 'sent' && expiresAt > now)
  const free = seats
    .filter(isOf(spot))
    .filter(({ state, heldUntil }) => state === 'free' || (state === 'held' && (heldUntil ?? '') <= now)).length
  const expected = open
    .filter(({ heldSeat }) => heldSeat === undefined)
    .reduce((sum, offer) => sum + stillHoped(offer, now, settings), 0)
  const rounds = new Map<string, number>()
  for (const { volunteerId, factsVersion, state } of mine) {
    if (state === 'closed' && factsVersion === spot.factsVersion) {
      rounds.set(volunteerId, (rounds.get(volunteerId) ?? 0) + 1)
    }
  }
  return {
    free,
    missing: Math.max(0, free - expected),
    open: open.length,
    wavesSent: Math.max(0, ...mine.map(({ wave }) => wave)),
    asked: new Set(
      mine
        .filter((offer) => offer.state !== 'closed' && (offer.state !== 'declined' || saysNoTo(spot)(offer)))
        .map(({ volunteerId }) => volunteerId),
    ),
    rounds,
  }
}

/** A no to the hours alone says nothing about other hours; every other no is about the request. */
const saysNoTo =
  ({ starts, ends }: Interval) =>
  (offer: Offer): boolean =>
    offer.state === 'declined' && (offer.declineReason !== 'busy' || (offer.starts === starts && offer.ends === ends))

/** Pure: who said no to this request, as far as a shift at these hours is concerned. */
export const declinedIn = (offers: readonly Offer[], shift: Interval): ReadonlySet<string> =>
  new Set(offers.filter(saysNoTo(shift)).map(({ volunteerId }) => volunteerId))
