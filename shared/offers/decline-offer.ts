import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { step } from '#shared/kernel/transitions.ts'
import { keys } from '#shared/table/keys.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { answered } from '#shared/volunteers/commitments.ts'
import { releaseHeld } from './hold-seat.ts'
import { type DeclineReason, type Offer, offerStateWords, offers, offerTransitions } from './offer.ts'
import { offerWord } from './words.ts'

/**
 * 谢绝: free, now and later; a reason is welcome, never asked for. Also leaves the standby list. The next people are
 * asked right after. Declining twice is declining once. A no to the hours alone is not counted as a no to such needs.
 */
export const declineOffer = async (
  context: Context,
  input: { requestId: string; offerId: string; reason?: DeclineReason },
): Promise<Offer> =>
  deciding(async () => {
    const offer = await offers.get(context.table, keys.offer(input.requestId, input.offerId))
    if (!offer) throw notFound(offerWord)
    permit(context, 'offer.answer', { what: offerWord, volunteerId: offer.volunteerId })
    if (offer.state === 'declined') return offer
    const now = context.clock()
    const state = step(offerTransitions, offerStateWords, offer.state, 'declined')
    const calendar = await calendars.get(context.table, keys.calendar(offer.volunteerId))
    const counted = input.reason === 'busy' ? 'closed' : 'declined'
    const { heldSeat: _held, ...rest } = offer
    const next = {
      ...rest,
      state,
      answeredAt: now,
      ...(input.reason === undefined ? {} : { declineReason: input.reason }),
    }
    await context.table.write([
      offers.replace(next),
      ...(calendar ? [calendars.replace(answered(calendar, offer.id, counted, now))] : []),
      ...(await releaseHeld(context, offer)),
      count(offer.reach.at(-1) ?? '', { 'offer.declined': 1 }, now, context.random),
      fallsDue({ kind: 'settleRequest', requestId: offer.requestId, at: now, cause: `declined:${offer.id}` }, now),
    ])
    return next
  })
