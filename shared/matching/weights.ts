import type { Emphasis } from './provisions.ts'

/** How much each part of the score counts; the last three are taken off. */
export interface Weights {
  skill: number
  distance: number
  slack: number
  continuity: number
  preference: number
  language: number
  outcome: number
  overQualified: number
  load: number
  asked: number
}

export interface WeightEdition {
  base: Weights
  /** Factors by what the scope item is about. */
  emphasis: Readonly<Record<Emphasis, Partial<Weights>>>
  /** Kilometres at which distance counts nothing any more. */
  scaleKm: Readonly<Record<Emphasis, number>>
}

/** Every edition ever used stays here: a stored match names its edition, so that it can be computed again. */
export const weightEditions = {
  '2026.11': {
    base: {
      skill: 0.3,
      distance: 0.18,
      slack: 0.1,
      continuity: 0.12,
      preference: 0.08,
      language: 0.06,
      outcome: 0.16,
      overQualified: 0.08,
      load: 0.08,
      asked: 0.1,
    },
    emphasis: {
      near: { distance: 1.6 },
      depth: { skill: 1.8, distance: 0.6, overQualified: 0 },
      shortTrip: { distance: 2 },
      continuity: { continuity: 2 },
      care: { outcome: 1.4, language: 1.6, continuity: 1.4 },
      time: { distance: 0, language: 0, slack: 1.8 },
      even: {},
    },
    scaleKm: { near: 15, depth: 60, shortTrip: 12, continuity: 20, care: 15, time: 20, even: 20 },
  },
} as const satisfies Record<string, WeightEdition>

export type Edition = keyof typeof weightEditions
export const currentEdition: Edition = '2026.11'

const penalties: readonly string[] = ['overQualified', 'load', 'asked']

/** The weights for one request: emphasised, the additive ones summing to 1. Place plays no part on-line. */
export const weightsFor = (
  { emphasis, online }: { emphasis: Emphasis; online: boolean },
  edition: Edition = currentEdition,
): Weights => {
  const { base, emphasis: factors }: WeightEdition = weightEditions[edition]
  const factor: Partial<Weights> = { ...factors[emphasis], ...(online ? { distance: 0, language: 0 } : {}) }
  const weighted = {
    skill: base.skill * (factor.skill ?? 1),
    distance: base.distance * (factor.distance ?? 1),
    slack: base.slack * (factor.slack ?? 1),
    continuity: base.continuity * (factor.continuity ?? 1),
    preference: base.preference * (factor.preference ?? 1),
    language: base.language * (factor.language ?? 1),
    outcome: base.outcome * (factor.outcome ?? 1),
  }
  const sum = Object.values(weighted).reduce((total, one) => total + one, 0)
  const share = (one: number): number => one / sum
  return {
    skill: share(weighted.skill),
    distance: share(weighted.distance),
    slack: share(weighted.slack),
    continuity: share(weighted.continuity),
    preference: share(weighted.preference),
    language: share(weighted.language),
    outcome: share(weighted.outcome),
    overQualified: base.overQualified * (factor.overQualified ?? 1),
    load: base.load * (factor.load ?? 1),
    asked: base.asked * (factor.asked ?? 1),
  }
}

export const scaleOf = (emphasis: Emphasis, edition: Edition = currentEdition): number =>
  weightEditions[edition].scaleKm[emphasis]

export const isPenalty = (part: string): boolean => penalties.includes(part)
