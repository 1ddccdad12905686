import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { step } from '#shared/kernel/transitions.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { answered } from '#shared/volunteers/commitments.ts'
import { releaseHeld } from './hold-seat.ts'
import { type Offer, offerStateWords, offers, offerTransitions } from './offer.ts'
import { isPlacedBeside } from './placed-beside.ts'
import { factsMoved, offerExpired, placedAlready, requestNotOpen } from './refusals.ts'
import { offerWord } from './words.ts'

/**
 * A yes that came too late waits on the standby list, ordered by this moment. Ticking `takeWhenFree` takes a freed seat
 * without being asked again. Joining twice keeps the first place; whoever has a seat held for them gives it to the next.
 * Nobody waits for a second seat in a shift they are placed in.
 */
export const joinStandby = async (
  context: Context,
  input: { requestId: string; offerId: string; takeWhenFree: boolean },
): Promise<Offer> =>
  deciding(async () => {
    const now = context.clock()
    const offer = await offers.get(context.table, keys.offer(input.requestId, input.offerId))
    if (!offer) throw notFound(offerWord)
    permit(context, 'offer.answer', { what: offerWord, volunteerId: offer.volunteerId })
    if (offer.state === 'standby') return offer
    const [request, calendar] = await Promise.all([
      requests.get(context.table, keys.request(input.requestId)),
      calendars.get(context.table, keys.calendar(offer.volunteerId)),
    ])
    if (request?.state !== 'open' && request?.state !== 'underway') throw requestNotOpen()
    if (request.factsVersion !== offer.factsVersion) throw factsMoved([])
    if (offer.starts <= now) throw offerExpired()
    if (calendar && isPlacedBeside(calendar.commitments, offer)) throw placedAlready()
    const { heldSeat: _held, ...rest } = offer
    const next = {
      ...rest,
      state: step(offerTransitions, offerStateWords, offer.state, 'standby'),
      standbySince: now,
      // Nobody acknowledges risks in advance.
      takeWhenFree: input.takeWhenFree && !request.dangerous,
    }
    await context.table.write([
      offers.replace(next),
      ...(calendar ? [calendars.replace(answered(calendar, offer.id, 'closed', now))] : []),
      ...(await releaseHeld(context, offer)),
      // A seat may have been freed between the refusal and this moment.
      fallsDue({ kind: 'settleRequest', requestId: offer.requestId, at: now, cause: `standby:${offer.id}` }, now),
    ])
    return next
  })
