import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { requests } from '#shared/requests/requests.ts'
import { seatsOf } from '#shared/requests/seat.ts'
import { findPosition } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { acceptChanges } from './accept-changes.ts'
import { type AcceptFacts, decideAccept } from './decide-accept.ts'
import { offers } from './offer.ts'
import { requestNotOpen, seatsTaken } from './refusals.ts'
import { offerWord } from './words.ts'

/** One act accepts at most so many shifts: more would not fit one transaction of 100 changes. */
export const mostShiftsAtOnce = 10

/**
 * 接单: a volunteer accepts one offer, or several shifts of a series, in ONE atomic write: seats, offers, placements and
 * the person's calendar, with every hard constraint checked again on fresh items. All or nothing; the same act twice gives
 * the same placements. Refused with `seatsTaken` only when every seat is taken.
 */
export const acceptOffers = async (
  context: Context,
  input: { requestId: string; offerIds: readonly string[]; risksAcknowledged: boolean; organizationId?: string },
): Promise<Placement[]> => {
  if (input.offerIds.length === 0 || input.offerIds.length > mostShiftsAtOnce)
    throw tooManyAtOnce(input.offerIds.length)
  return deciding(async () => {
    const { table } = context
    const found = await Promise.all(input.offerIds.map((id) => offers.get(table, keys.offer(input.requestId, id))))
    const asked = found.flatMap((offer) => (offer ? [offer] : []))
    const [first] = asked
    if (!first || asked.length < found.length || asked.some(({ volunteerId }) => volunteerId !== first.volunteerId)) {
      throw notFound(offerWord)
    }
    permit(context, 'offer.answer', { what: offerWord, volunteerId: first.volunteerId })
    const [request, volunteer, calendar, requester, seats] = await Promise.all([
      requests.get(table, keys.request(input.requestId)),
      volunteers.get(table, keys.volunteer(first.volunteerId)),
      calendars.get(table, keys.calendar(first.volunteerId)),
      requesters.get(table, keys.requester(first.requesterId)),
      seatsOf(table, input.requestId),
    ])
    // Read last: whoever sees the calendar after an acceptance must also see its placement, and answer "done".
    const already = await Promise.all(
      asked.map((offer) => placements.get(table, keys.placement(offer.requestId, derivedId('placement', offer.id)))),
    )
    const done = already.flatMap((placement) => (placement ? [placement] : []))
    if (done.length === asked.length) return done
    if (!request || !volunteer || !calendar || !requester) throw requestNotOpen()
    const facts: AcceptFacts = {
      request,
      requester,
      volunteer,
      calendar,
      seats,
      asked: asked.map((offer) => {
        const spot = findPosition(request, offer.shiftId, offer.positionId)
        if (!spot) throw requestNotOpen()
        return { offer, ...spot }
      }),
      risksAcknowledged: input.risksAcknowledged,
      organizationId: input.organizationId ?? volunteer.organizationIds[0] ?? '',
    }
    const decision = decideAccept(facts, context.clock(), context.random)
    if (decision.seats.length < asked.length) throw seatsTaken()
    await table.write(acceptChanges(facts, decision, context.clock(), context.random))
    return decision.placements
  })
}

const tooManyAtOnce = (wanted: number): Refusal =>
  new Refusal('invalid', 'shiftsAtOnce', {
    zh: `一次接 1 到 ${mostShiftsAtOnce} 个时段，您选了 ${wanted} 个。分几次接就行。`,
    en: `Accept 1 to ${mostShiftsAtOnce} shifts at once; you chose ${wanted}. Accept them in several steps.`,
  })
