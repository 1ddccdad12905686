import type { Context } from '#shared/authority/context.ts'
import { freed, type Seat, seats } from '#shared/requests/seat.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { Offer } from './offer.ts'

/** A freed seat kept for the head of the standby list while their fresh offer runs; nobody else can take it meanwhile. */
export const held = (seat: Loaded<Seat>, offer: Offer, until: Instant): Change => {
  const { placementId: _placement, ...rest } = seat
  return seats.replace({ ...rest, state: 'held', offerId: offer.id, heldUntil: until })
}

/** The changes that give back the seat which was held for an offer; none when it held none, or no longer does. */
export const releaseHeld = async (context: Context, offer: Offer): Promise<Change[]> => {
  if (offer.heldSeat === undefined) return []
  const seat = await seats.get(
    context.table,
    keys.seat(offer.requestId, offer.shiftId, offer.positionId, offer.heldSeat),
  )
  return seat?.state === 'held' && seat.offerId === offer.id ? [freed(seat)] : []
}
