import { type Context, deciding } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { keys } from '#shared/table/keys.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { answered } from '#shared/volunteers/commitments.ts'
import { releaseHeld } from './hold-seat.ts'
import { offers } from './offer.ts'

/**
 * Ends an offer nobody answered in time, gives back a seat that was held for it, and lets the next people be asked.
 * Does nothing to an offer that was answered, or renewed until later.
 */
export const expireOffer = async (context: Context, input: { requestId: string; offerId: string }): Promise<void> =>
  deciding(async () => {
    const now = context.clock()
    const offer = await offers.get(context.table, keys.offer(input.requestId, input.offerId))
    if (offer?.state !== 'sent' || offer.expiresAt > now) return
    const calendar = await calendars.get(context.table, keys.calendar(offer.volunteerId))
    const { heldSeat: _held, ...rest } = offer
    await context.table.write([
      offers.replace({ ...rest, state: 'expired', answeredAt: now }),
      ...(calendar ? [calendars.replace(answered(calendar, offer.id, 'silent', now))] : []),
      ...(await releaseHeld(context, offer)),
      count(offer.reach.at(-1) ?? '', { 'offer.expired': 1 }, now, context.random),
      fallsDue({ kind: 'settleRequest', requestId: offer.requestId, at: now, cause: `expired:${offer.id}` }, now),
    ])
  })
