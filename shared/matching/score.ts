import type { Text } from '#shared/kernel/text.ts'
import type { MatchFacts, ProfileFacts } from './constraints/constraint.ts'
import { sentenceFor } from './part-words.ts'
import {
  askedPart,
  continuityPart,
  depthFactor,
  distancePart,
  distanceValue,
  languagePart,
  loadPart,
  outcomePart,
  overQualifiedPart,
  preferencePart,
  type ScoreFacts,
  skillPart,
  slackPart,
  surplus,
} from './parts.ts'
import { type Emphasis, provisionOf } from './provisions.ts'
import { currentEdition, type Edition, isPenalty, scaleOf, type Weights, weightsFor } from './weights.ts'

export type PartName = keyof Weights

/** One part of a score: how much of it there is (0 to 1) and the points it gives or takes. */
export interface ScorePart {
  name: PartName
  value: number
  points: number
}

export interface Score {
  /** 0 to 1: what ranks people, and nothing else. */
  fit: number
  parts: ScorePart[]
}

/** Whole ten-thousandths: the same people in the same order on every machine. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

const unit = (value: number): number => rounded(Math.min(1, Math.max(0, value)))

const names: readonly PartName[] = [
  'skill',
  'distance',
  'slack',
  'continuity',
  'preference',
  'language',
  'outcome',
  'overQualified',
  'load',
  'asked',
]

/** Pure: how well a feasible person fits a position. Never asked about somebody whom a hard rule keeps out. */
export const score = (facts: ScoreFacts, edition: Edition = currentEdition): Score => {
  const { emphasis } = provisionOf(facts.request)
  const online = facts.request.manner === 'online'
  const weights = weightsFor({ emphasis, online }, edition)
  const values: Weights = {
    skill: skillPart(facts),
    distance: online ? 0 : distancePart(facts, scaleOf(emphasis, edition)),
    slack: slackPart(facts),
    continuity: continuityPart(facts),
    preference: preferencePart(facts),
    language: languagePart(facts),
    outcome: outcomePart(facts),
    overQualified: overQualifiedPart(facts),
    load: loadPart(facts),
    asked: askedPart(facts),
  }
  const parts = names
    .filter((name) => weights[name] > 0)
    .map((name): ScorePart => {
      const value = unit(values[name])
      return { name, value, points: rounded(value * weights[name] * (isPenalty(name) ? -1 : 1)) }
    })
  return { fit: unit(parts.reduce((sum, { points }) => sum + points, 0)), parts }
}

/** Pure: the part of the fit that is known before the calendar is read. */
export const profileFit = (facts: ProfileFacts & Pick<ScoreFacts, 'servedBefore'>): number => {
  const { emphasis } = provisionOf(facts.request)
  const online = facts.request.manner === 'online'
  const weights = weightsFor({ emphasis, online })
  return (
    weights.skill * skillPart(facts) +
    (online ? 0 : weights.distance * distancePart(facts, scaleOf(emphasis))) +
    weights.preference * preferencePart(facts) +
    weights.language * languagePart(facts) +
    weights.outcome * outcomePart(facts) +
    (facts.servedBefore ? weights.continuity : 0) -
    weights.overQualified * overQualifiedPart(facts)
  )
}

/**
 * What people of this level, merit and distance promise at best: retrieval reads where it is highest. What a place in the
 * index does not tell is left out, being the same for all.
 */
export const promise = (
  need: { emphasis: Emphasis; online: boolean; level: number },
  found: { level: number; merit: number; nearestKm: number },
): number => {
  const weights = weightsFor(need)
  const person = (weights.skill * depthFactor(found.level, need.emphasis) + weights.outcome) * found.merit
  const way = need.online ? 0 : weights.distance * distanceValue(found.nearestKm, scaleOf(need.emphasis))
  return person + way - weights.overQualified * surplus(found.level, need.level)
}

/** The strongest reasons for asking this person, in their own words of address: at most four. */
export const whyYou = (facts: MatchFacts, { parts }: Score): Text[] =>
  parts
    .filter(({ name, value, points }) => !isPenalty(name) && value >= 0.5 && points > 0)
    // Without ratings that part stands at its prior, which is no reason.
    .filter(({ name }) => name !== 'outcome' || facts.volunteer.served.ratings > 0)
    .sort((a, b) => b.points - a.points || (a.name < b.name ? -1 : 1))
    .slice(0, 4)
    .map(({ name }) => sentenceFor(name, facts))
