import * as z from 'zod'
import type { Text } from '#shared/kernel/text.ts'
import { atLeast } from '#shared/volunteers/pool.ts'
import type { Assessed } from './assess.ts'
import { type ConstraintName, constraintNames } from './constraints/index.ts'
import { passedWords } from './passed-words.ts'
import type { Retrieval } from './retrieve.ts'

/** How the pool shrank to the people who can be asked. Every person is in exactly one bucket; together they are the pool. */
export const Funnel = z.object({
  /** Everybody listed at the instant of the match. */
  pool: z.number().int(),
  optedOut: z.number().int(),
  noSkill: z.number().int(),
  /** Hold the skill, but below the level asked for. */
  lowLevel: z.number().int(),
  outOfReach: z.number().int(),
  /** In the cells around, beyond the cap of people looked at. */
  notExamined: z.number().int(),
  /** By the first rule that says no, in the published order. */
  failed: z.record(z.string(), z.number().int()),
  asked: z.number().int(),
  eligible: z.number().int(),
})
export type Funnel = z.infer<typeof Funnel>

/**
 * Pure: the buckets of one match. Totals come from the counters that move with the index; what was looked at is counted
 * person by person.
 */
export const funnelOf = (retrieval: Retrieval, assessed: readonly Assessed[], online: boolean): Funnel => {
  const { pool, level, around } = retrieval
  const looked = assessed.filter(({ entry, beyondCap }) => entry.level >= level && !beyondCap)
  const failed: Partial<Record<ConstraintName, number>> = {}
  let [asked, eligible] = [0, 0]
  for (const person of looked) {
    const first = firstFailed(person)
    if (person.asked) asked += 1
    else if (first === undefined) eligible += 1
    else failed[first] = (failed[first] ?? 0) + 1
  }
  const holders = atLeast(pool.holders, level)
  const inManner = atLeast(online ? pool.online : pool.onSite, level)
  const all = atLeast(pool.holders, 1)
  const { reach = 0, manner = 0, ...named } = failed
  const outside = Math.max(0, inManner - around)
  return {
    pool: pool.volunteers,
    optedOut: pool.paused,
    noSkill: Math.max(0, pool.volunteers - pool.paused - all),
    lowLevel: all - holders,
    outOfReach: outside + reach,
    notExamined: around - looked.length,
    failed: { ...named, ...(holders - inManner + manner > 0 ? { manner: holders - inManner + manner } : {}) },
    asked,
    eligible,
  }
}

const firstFailed = ({ failed }: Assessed): ConstraintName | undefined =>
  constraintNames.find((name) => failed.some((one) => one.name === name))

/** What all buckets sum to: always the pool. */
export const funnelSum = (funnel: Funnel): number => {
  const { optedOut, noSkill, lowLevel, outOfReach, notExamined, asked, eligible } = funnel
  const named = Object.values(funnel.failed).reduce((sum, one) => sum + one, 0)
  return optedOut + noSkill + lowLevel + outOfReach + notExamined + named + asked + eligible
}

export interface FunnelStep {
  name: string
  label: Text
  /** People still in after this step. */
  left: number
  gone: number
}

const labels = {
  noSkill: { zh: '会相关技能', en: 'Have the skill' },
  lowLevel: { zh: '水平够', en: 'Level is enough' },
  outOfReach: { zh: '路程够得着', en: 'Within reach' },
  notExamined: { zh: '已查看', en: 'Looked at' },
} as const satisfies Record<string, Text>

/** The funnel as steps a person reads from top to bottom, leaving out rules that kept nobody away. */
export const funnelSteps = (funnel: Funnel): FunnelStep[] => {
  let left = funnel.pool
  const step = (name: string, label: Text, gone: number): FunnelStep => {
    left -= gone
    return { name, label, left, gone }
  }
  return [
    step('optedOut', { zh: '愿意接收邀请', en: 'Open to invitations' }, funnel.optedOut),
    ...(['noSkill', 'lowLevel', 'outOfReach', 'notExamined'] as const).map((name) =>
      step(name, labels[name], funnel[name]),
    ),
    ...constraintNames
      .filter((name) => (funnel.failed[name] ?? 0) > 0)
      .map((name) => step(name, passedWords[name], funnel.failed[name] ?? 0)),
  ]
}
