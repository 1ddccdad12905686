import type { Learned } from './score.ts'

/** How often a skill was shown because of an expression, and how often it was then ticked. */
export interface Ticks {
  code: string
  expression: string
  shown: number
  ticked: number
}

/** What is ticked by whoever has no reason, and how many showings it takes until people outweigh that. */
const usual = 0.3
const patience = 20

/** The worth of an expression by what people did: 0.5 (never ticked) to 2 (always), 1 without experience. */
export const weightOf = ({ shown, ticked }: Pick<Ticks, 'shown' | 'ticked'>): number => {
  const rate = (Math.min(ticked, shown) + patience * usual) / (Math.max(shown, 0) + patience)
  return Math.min(2, Math.max(0.5, rate / usual))
}

/** Counts of ticks in, weights out, for `suggester`'s `learned`; what was never shown weighs 1. */
export const learnedFrom = (ticks: readonly Ticks[]): Learned => {
  const weights = new Map(ticks.map((one) => [`${one.code} ${one.expression}`, weightOf(one)]))
  return (code, expression) => weights.get(`${code} ${expression}`) ?? 1
}
