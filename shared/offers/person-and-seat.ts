import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { volunteerView } from '#shared/matching/constraints/views.ts'
import { learnedInForce } from '#shared/matching/learned-chances.ts'
import { regularsOf } from '#shared/requesters/regulars.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { requests } from '#shared/requests/requests.ts'
import { seatsOf } from '#shared/requests/seat.ts'
import { findPosition } from '#shared/requests/service-request.ts'
import { requestWord } from '#shared/requests/words.ts'
import { settingsInForce } from '#shared/settings/published.ts'
import { keys } from '#shared/table/keys.ts'
import { loadVolunteer } from '#shared/volunteers/read-volunteer.ts'
import { offersOfRequest } from './offer.ts'
import { declinedIn, standingOf } from './seats-missing.ts'

export interface PersonAndSeat {
  requestId: string
  shiftId: string
  positionId: string
  volunteerId: string
}

/** One person and one kind of seat, afresh: all that rules and ranking look at, and how things stand between the two. */
export const personAndSeat = async ({ table, clock }: Context, input: PersonAndSeat) => {
  const { shiftId, positionId } = input
  const request = await requests.get(table, keys.request(input.requestId))
  const spot = request && findPosition(request, shiftId, positionId)
  const requester = request && (await requesters.get(table, keys.requester(request.requesterId)))
  if (!request || !spot || !requester) throw notFound(requestWord)
  const [{ volunteer, calendar }, seats, offers, regulars, { settings }, learned] = await Promise.all([
    loadVolunteer(table, input.volunteerId),
    seatsOf(table, request.id),
    offersOfRequest(table, request.id),
    regularsOf(table, request.requesterId),
    settingsInForce(table),
    learnedInForce(table),
  ])
  const now = clock()
  const { starts, ends } = spot.shift
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
  return {
    facts,
    volunteer,
    settings,
    learned,
    /** People are still sought for it. */
    open: (request.state === 'open' || request.state === 'underway') && starts > now,
    standing: standingOf(
      { shiftId, positionId, starts, ends, factsVersion: request.factsVersion },
      seats,
      offers,
      now,
      settings,
    ),
    /** What this person was sent for it, the newest last. */
    sent: offers.filter(
      (one) => one.volunteerId === volunteer.id && one.shiftId === shiftId && one.positionId === positionId,
    ),
  }
}
