import { boardNearest, boardNewest, greedyChance, greedyScore, notifyAll, randomWaves, smartSort } from './baselines.ts'
import { hourlyBatch } from './batch.ts'
import { ours } from './ours.ts'
import type { PolicyMaker } from './policy.ts'

/** Every policy by the name the command knows it by. */
export const policies = {
  'board-newest': boardNewest,
  'board-nearest': boardNearest,
  'smart-sort': smartSort,
  'notify-all': notifyAll,
  'random-waves': randomWaves,
  'greedy-score': greedyScore,
  'greedy-chance': greedyChance,
  'hourly-batch': hourlyBatch,
  ours,
} as const satisfies Record<string, PolicyMaker>

export type PolicyName = keyof typeof policies
export const policyNames = Object.keys(policies)
export const isPolicyName = (name: string): name is PolicyName => Object.hasOwn(policies, name)
