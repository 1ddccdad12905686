import { permit } from '#shared/authority/authority.ts'
import { asSystem, type Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { candidateFrom } from '#shared/matching/assess.ts'
import { checkAll, failures } from '#shared/matching/constraints/index.ts'
import { volunteerView } from '#shared/matching/constraints/views.ts'
import { regularsOf } from '#shared/requesters/regulars.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { requests } from '#shared/requests/requests.ts'
import { seatsOf } from '#shared/requests/seat.ts'
import { findPosition } from '#shared/requests/service-request.ts'
import { requestWord } from '#shared/requests/words.ts'
import { settingsInForce } from '#shared/settings/published.ts'
import { keys } from '#shared/table/keys.ts'
import { loadVolunteer } from '#shared/volunteers/read-volunteer.ts'
import { type Offer, offersOfRequest } from './offer.ts'
import { askedBefore, cannotBeAsked, requestNotOpen, seatsTaken } from './refusals.ts'
import { declinedIn, standingOf } from './seats-missing.ts'
import { askOne } from './send-wave.ts'

/**
 * A volunteer who saw a need on the board asks for its invitation. It is the same invitation as any other, under the same
 * hard rules as when the system asks: it reserves nothing, and accepting checks everything again. Who was invited already
 * gets that invitation. Refused with every rule that stands against it.
 */
export const askForOffer = async (
  context: Context,
  input: { requestId: string; shiftId: string; positionId: string; volunteerId: string },
): Promise<Offer> => {
  const { table } = context
  permit(context, 'offer.answer', { what: requestWord, volunteerId: input.volunteerId })
  const request = await requests.get(table, keys.request(input.requestId))
  const spot = request && findPosition(request, input.shiftId, input.positionId)
  const requester = request && (await requesters.get(table, keys.requester(request.requesterId)))
  if (!request || !spot || !requester) throw notFound(requestWord)
  const [{ volunteer, calendar }, seats, offers, regulars, { settings }] = await Promise.all([
    loadVolunteer(table, input.volunteerId),
    seatsOf(table, request.id),
    offersOfRequest(table, request.id),
    regularsOf(table, request.requesterId),
    settingsInForce(table),
  ])
  const now = context.clock()
  if ((request.state !== 'open' && request.state !== 'underway') || spot.shift.starts <= now) throw requestNotOpen()
  const { shiftId, positionId } = input
  const { starts, ends } = spot.shift
  const standing = standingOf(
    { shiftId, positionId, starts, ends, factsVersion: request.factsVersion },
    seats,
    offers,
    now,
  )
  const known = offers.find(
    (offer) =>
      offer.volunteerId === volunteer.id &&
      offer.shiftId === shiftId &&
      offer.positionId === positionId &&
      offer.factsVersion === request.factsVersion &&
      (offer.state === 'sent' || offer.state === 'accepted' || offer.state === 'standby'),
  )
  if (known) return known
  if (standing.free === 0) throw seatsTaken()
  const facts = {
    request,
    ...spot,
    requester,
    volunteer: volunteerView(volunteer),
    calendar,
    declinedBefore: declinedIn(offers, spot.shift).has(volunteer.id),
    servedBefore: regulars.has(volunteer.id),
    now,
  }
  const failed = failures(checkAll(facts, { for: 'asking' }))
  if (failed.length > 0) throw cannotBeAsked(failed.map(({ reason }) => reason))
  if (standing.asked.has(volunteer.id)) throw askedBefore()
  const offer = await askOne(asSystem(context), candidateFrom(volunteer.id, facts, undefined, settings), {
    wave: Math.max(1, standing.wavesSent),
    round: standing.rounds.get(volunteer.id) ?? 0,
    settings,
  })
  // Something changed between the two looks: the next try says what.
  if (!offer) throw requestNotOpen()
  return offer
}
