import type { Funnel } from './funnel.ts'
import { funnelSteps } from './funnel.ts'
import type { RelaxationCount } from './relaxations.ts'

/** Fewer people than this may be known to those who ask: a rare skill in a small place is a name. */
export const fewPeople = 3

const isFew = (count: number): boolean => count > 0 && count < fewPeople

export interface Coarse {
  funnel: Funnel
  /** Fewer than three people were left at some step; from there on there are no numbers of each. */
  few: boolean
  relaxations: RelaxationCount[]
}

/** Nobody may count one or two people apart: whatever is below three is told as its upper bound. */
const atMost = (count: number): number => (isFew(count) ? fewPeople - 1 : count)

/**
 * Pure: how a search went, for whoever asks for help. Where a step leaves one or two people, the steps after it are not told
 * apart, and the number left is "fewer than three" (told as two). The buckets still sum to the pool.
 */
export const coarse = (search: { funnel: Funnel; relaxations: readonly RelaxationCount[] }): Coarse => {
  const relaxations = search.relaxations.map((one) => ({ ...one, more: atMost(one.more) }))
  const { funnel } = search
  const steps = funnelSteps(funnel)
  const at = steps.findIndex(({ left }) => isFew(left))
  const turning = steps[at]
  if (!turning) return { funnel, few: false, relaxations }
  // Nobody at all is no one in particular, and has to be known.
  const shown = funnel.asked + funnel.eligible === 0 ? 0 : fewPeople - 1
  const gone = new Map(steps.slice(0, at).map((step) => [step.name, step.gone]))
  const before = at === 0 ? funnel.pool : (steps[at - 1]?.left ?? funnel.pool)
  const pool = Math.max(funnel.pool, shown)
  gone.set(turning.name, Math.max(0, before - shown))
  const of = (name: string): number => gone.get(name) ?? 0
  return {
    few: true,
    relaxations,
    funnel: {
      pool,
      optedOut: of('optedOut'),
      noSkill: of('noSkill'),
      lowLevel: of('lowLevel'),
      outOfReach: of('outOfReach'),
      notExamined: of('notExamined'),
      failed: Object.fromEntries([...gone].filter(([name]) => name in funnel.failed)),
      asked: 0,
      eligible: shown,
    },
  }
}
