import type { Text } from '#shared/kernel/text.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Emphasis, PartName, Settings } from '#shared/settings/settings.ts'
import type { MatchFacts, ProfileFacts } from './constraints/constraint.ts'
import { sentenceFor } from './part-words.ts'
import {
  depthFactor,
  distancePart,
  distanceValue,
  languagePart,
  outcomePart,
  overQualifiedPart,
  preferencePart,
  type ScoreFacts,
  skillPart,
  surplus,
} from './parts.ts'
import { provisionOf } from './provisions.ts'
import { rounded, unit } from './rounded.ts'
import { metresOf, type Seen, valuesOf } from './seen.ts'
import { isPenalty, scaleOf, weightsFor } from './weights.ts'

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

/** What of a need decides which part of the score counts how much. */
export interface Weighing {
  emphasis: Emphasis
  online: boolean
}

export const weighingOf = (request: ProfileFacts['request']): Weighing => ({
  emphasis: provisionOf(request).emphasis,
  online: request.manner === 'online',
})

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

/** Pure: the score from what was seen of a person, under these settings. */
export const scoreOf = (
  { values, km }: Pick<Seen, 'values' | 'km'>,
  weighing: Weighing,
  settings: Settings = firstEdition.settings,
): Score => {
  const weights = weightsFor(weighing, settings)
  const near = km === undefined ? 0 : unit(distanceValue(km, scaleOf(weighing.emphasis, settings)))
  const parts = names
    .filter((name) => weights[name] > 0)
    .map((name): ScorePart => {
      const value = name === 'distance' ? near : values[name]
      return { name, value, points: rounded(value * weights[name] * (isPenalty(name) ? -1 : 1)) }
    })
  return { fit: unit(parts.reduce((sum, { points }) => sum + points, 0)), parts }
}

/** Pure: how well a feasible person fits a position. Never asked about somebody whom a hard rule keeps out. */
export const score = (facts: ScoreFacts, settings: Settings = firstEdition.settings): Score => {
  const km = metresOf(facts)
  return scoreOf({ values: valuesOf(facts), ...(km === undefined ? {} : { km }) }, weighingOf(facts.request), settings)
}

/** Pure: the part of the fit that is known before the calendar is read. */
export const profileFit = (
  facts: ProfileFacts & Pick<ScoreFacts, 'servedBefore'>,
  settings: Settings = firstEdition.settings,
): number => {
  const { emphasis, online } = weighingOf(facts.request)
  const weights = weightsFor({ emphasis, online }, settings)
  return (
    weights.skill * skillPart(facts) +
    (online ? 0 : weights.distance * distancePart(facts, scaleOf(emphasis, settings))) +
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
  need: Weighing & { level: number },
  found: { level: number; merit: number; nearestKm: number },
  settings: Settings = firstEdition.settings,
): number => {
  const weights = weightsFor(need, settings)
  const person = (weights.skill * depthFactor(found.level, need.emphasis) + weights.outcome) * found.merit
  const way = need.online ? 0 : weights.distance * distanceValue(found.nearestKm, scaleOf(need.emphasis, settings))
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
