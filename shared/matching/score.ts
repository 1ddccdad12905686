import type { Text } from '#shared/kernel/text.ts'
import type { HeldSkill } from '#shared/skills/skill.ts'
import type { MatchFacts } from './constraints/constraint.ts'
import { sentenceFor } from './part-words.ts'
import {
  askedPart,
  continuityPart,
  distancePart,
  distanceValue,
  languagePart,
  loadPart,
  outcomePart,
  overQualifiedPart,
  preferencePart,
  skillPart,
  skillQuality,
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
export const score = (facts: MatchFacts, edition: Edition = currentEdition): Score => {
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

/**
 * The highest fit anybody of this level, evidence and distance can have: retrieval reads where it is highest. Everything an
 * index position does not tell is taken as perfect, so nobody is passed over who could do better.
 */
export const bestPossible = (
  need: { emphasis: Emphasis; online: boolean; level: number; skills: number },
  found: { level: number; evidence: HeldSkill['evidence']; nearestKm: number },
): number => {
  const weights = weightsFor(need)
  const share = 1 / need.skills
  const skill = share * skillQuality(found.level, found.evidence, need.emphasis) + 1 - share
  const distance = need.online ? 0 : distanceValue(found.nearestKm, scaleOf(need.emphasis))
  const others = 1 - weights.skill - weights.distance
  const over = surplus(found.level, need.level) * share
  return weights.skill * skill + weights.distance * distance + others - weights.overQualified * over
}

/** The strongest reasons for asking this person, in their own words of address: at most four. */
export const whyYou = (facts: MatchFacts, { parts }: Score): Text[] =>
  parts
    .filter(({ name, value, points }) => !isPenalty(name) && value >= 0.5 && points > 0)
    .sort((a, b) => b.points - a.points || (a.name < b.name ? -1 : 1))
    .slice(0, 4)
    .map(({ name }) => sentenceFor(name, facts))
