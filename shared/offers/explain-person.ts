import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { AcceptanceModel } from '#shared/matching/acceptance-model.ts'
import type { FullFacts } from '#shared/matching/assess.ts'
import { checkAll, failures, type Verdict } from '#shared/matching/constraints/index.ts'
import { dayAndTime } from '#shared/matching/constraints/words.ts'
import { matchedPositions } from '#shared/matching/match.ts'
import { otherStartFor } from '#shared/matching/near-misses.ts'
import { sentenceFor } from '#shared/matching/part-words.ts'
import { acceptanceOf } from '#shared/matching/probability.ts'
import type { Audience } from '#shared/matching/remedy-words.ts'
import { type Score, type ScorePart, score } from '#shared/matching/score.ts'
import { type ThreeAnswers, threeAnswers } from '#shared/matching/three-answers.ts'
import { type WhatWouldDo, whatWouldDo } from '#shared/matching/what-would-do.ts'
import { requestWord } from '#shared/requests/words.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { keys } from '#shared/table/keys.ts'
import type { Instant } from '#shared/time/instant.ts'
import { volunteerSubject, volunteerWord } from '#shared/volunteers/read-volunteer.ts'
import { besidesOf } from './besides.ts'
import { type PersonAndSeat, personAndSeat } from './person-and-seat.ts'

export interface Explanation {
  verdicts: Verdict[]
  /** Every hard rule lets them through. */
  fits: boolean
  /** How they would rank; only for somebody who fits. */
  score?: Score
  sentences: { part: ScorePart; text: Text }[]
  probability?: number
  /** Which changes would let them come, by whom, to which values. */
  would: WhatWouldDo
  /** When only the time stands against it: a start at which they could come. */
  otherStart?: Instant
  /** Why, why not, and what would change it, in sentences. */
  answers: ThreeAnswers
}

/** Why this person, or why not, and what would change it, as of now and on fresh items: for staff who see both. */
export const explainPerson = async (context: Context, input: PersonAndSeat): Promise<Explanation> => {
  const seen = await personAndSeat(context, input)
  permit(context, 'match.explain', { what: requestWord, reach: seen.facts.request.reach })
  permit(context, 'volunteer.read', { ...volunteerSubject(seen.volunteer), what: volunteerWord })
  const judged = judge(seen.facts, seen.settings, seen.learned)
  const rank = judged.score && (await rankOf(context, seen.facts, judged.score))
  return answered(judged, seen, 'staff', rank)
}

/** The same to the volunteer themself, about a need that looks for people: without points, chances and ranks. */
export const explainToMe = async (
  context: Context,
  input: PersonAndSeat,
): Promise<Pick<Explanation, 'fits' | 'answers'>> => {
  permit(context, 'offer.answer', { what: requestWord, volunteerId: input.volunteerId })
  const seen = await personAndSeat(context, input)
  if (!seen.open) throw notFound(requestWord)
  const { fits, answers } = answered(judge(seen.facts, seen.settings, seen.learned), seen, 'person')
  return { fits, answers }
}

type Judged = Omit<Explanation, 'answers'>

/** Pure: what rules and ranking say of one person and one seat. */
export const judge = (facts: FullFacts, settings: Settings, learned?: AcceptanceModel): Judged => {
  const verdicts = checkAll(facts, { for: 'asking' })
  const would = whatWouldDo(facts)
  if (failures(verdicts).length > 0) {
    const otherStart = otherStartFor(facts)
    return { verdicts, would, fits: false, sentences: [], ...(otherStart === undefined ? {} : { otherStart }) }
  }
  const scored = score(facts, settings)
  return {
    verdicts,
    would,
    fits: true,
    score: scored,
    probability: acceptanceOf(facts, scored.fit, settings, learned),
    sentences: scored.parts.map((part) => ({ part, text: sentenceFor(part.name, facts) })),
  }
}

const answered = (
  judged: Judged,
  seen: Awaited<ReturnType<typeof personAndSeat>>,
  to: Audience,
  rank?: Text,
): Explanation => ({
  ...judged,
  answers: threeAnswers(
    {
      ...judged,
      besides: besidesOf(seen, to),
      ...(judged.score === undefined ? {} : { fit: judged.score.fit }),
      ...(rank === undefined ? {} : { rank }),
    },
    to,
  ),
})

/** Where their points put them among those who fitted when people were last looked for. */
const rankOf = async ({ table }: Context, facts: FullFacts, { fit }: Score): Promise<Text | undefined> => {
  const { request, shift, position, volunteer } = facts
  const match = await matchedPositions.get(table, keys.matchPosition(request.id, shift.id, position.id))
  if (!match) return undefined
  const others = match.candidates.filter(({ volunteerId }) => volunteerId !== volunteer.id)
  const place = 1 + others.filter((other) => other.fit > fit).length
  const at = dayAndTime(match.at)
  return {
    zh: `${at.zh}找人时合适的 ${match.funnel.eligible} 位里，按分数排第 ${place}。`,
    en: `By points number ${place} among the ${match.funnel.eligible} who fitted on ${at.en}.`,
  }
}
