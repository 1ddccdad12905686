import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { checkAll, failures, type Verdict } from '#shared/matching/constraints/index.ts'
import { volunteerView } from '#shared/matching/constraints/views.ts'
import { otherStartFor } from '#shared/matching/near-misses.ts'
import { sentenceFor } from '#shared/matching/part-words.ts'
import { acceptanceOf } from '#shared/matching/probability.ts'
import { type Score, type ScorePart, score } from '#shared/matching/score.ts'
import { regularsOf } from '#shared/requesters/regulars.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { requests } from '#shared/requests/requests.ts'
import { findPosition } from '#shared/requests/service-request.ts'
import { requestWord } from '#shared/requests/words.ts'
import { settingsInForce } from '#shared/settings/published.ts'
import { keys } from '#shared/table/keys.ts'
import type { Instant } from '#shared/time/instant.ts'
import { loadVolunteer, volunteerSubject, volunteerWord } from '#shared/volunteers/read-volunteer.ts'
import { offersOfRequest } from './offer.ts'
import { declinedIn } from './seats-missing.ts'

export interface Explanation {
  verdicts: Verdict[]
  fits: boolean
  /** How they would rank; only for somebody who fits. */
  score?: Score
  sentences: { part: ScorePart; text: Text }[]
  probability?: number
  /** When only the time stands against it: a start at which they could come. */
  otherStart?: Instant
}

/** Why this person, or why not, as of now and on fresh items: for staff who see both, and for the person about themself. */
export const explainPerson = async (
  context: Context,
  input: { requestId: string; shiftId: string; positionId: string; volunteerId: string },
): Promise<Explanation> => {
  const { table } = context
  const request = await requests.get(table, keys.request(input.requestId))
  const spot = request && findPosition(request, input.shiftId, input.positionId)
  const requester = request && (await requesters.get(table, keys.requester(request.requesterId)))
  if (!request || !spot || !requester) throw notFound(requestWord)
  const { volunteer, calendar } = await loadVolunteer(table, input.volunteerId)
  permit(context, 'match.explain', { what: requestWord, reach: request.reach })
  permit(context, 'volunteer.read', { ...volunteerSubject(volunteer), what: volunteerWord })
  const [offers, regulars, { settings }] = await Promise.all([
    offersOfRequest(table, request.id),
    regularsOf(table, request.requesterId),
    settingsInForce(table),
  ])
  const facts = {
    request,
    ...spot,
    requester,
    volunteer: volunteerView(volunteer),
    calendar,
    declinedBefore: declinedIn(offers, spot.shift).has(volunteer.id),
    servedBefore: regulars.has(volunteer.id),
    now: context.clock(),
  }
  const verdicts = checkAll(facts, { for: 'asking' })
  const failed = failures(verdicts)
  if (failed.length > 0) {
    const otherStart = otherStartFor(facts)
    return { verdicts, fits: false, sentences: [], ...(otherStart === undefined ? {} : { otherStart }) }
  }
  const scored = score(facts, settings)
  return {
    verdicts,
    fits: true,
    score: scored,
    probability: acceptanceOf(facts, scored.fit, settings),
    sentences: scored.parts.map((part) => ({ part, text: sentenceFor(part.name, facts) })),
  }
}
