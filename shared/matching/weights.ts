import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Emphasis, Settings, Weights } from '#shared/settings/settings.ts'

const penalties: readonly string[] = ['overQualified', 'load', 'asked']

/** The weights for one request: emphasised, the additive ones summing to 1. Place plays no part on-line. */
export const weightsFor = (
  { emphasis, online }: { emphasis: Emphasis; online: boolean },
  { weights: base, emphasis: factors }: Settings = firstEdition.settings,
): Weights => {
  const factor: { [part in keyof Weights]?: number | undefined } = {
    ...factors[emphasis],
    ...(online ? { distance: 0, language: 0 } : {}),
  }
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

export const scaleOf = (emphasis: Emphasis, { scaleKm }: Settings = firstEdition.settings): number => scaleKm[emphasis]

export const isPenalty = (part: string): boolean => penalties.includes(part)
