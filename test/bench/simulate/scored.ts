import { type Score, score } from '#shared/matching/score.ts'
import type { Askable, LiveCalendar, Market } from './market.ts'

const day = 1440
const known = new WeakMap<
  Market,
  Map<unknown, { calendar: LiveCalendar; day: number; served: boolean; score: Score }>
>()

/** The product's score of a pair, computed anew when the person's calendar or the day is another. */
export const scoreOf = (market: Market, { pair, facts }: Askable): Score => {
  const scores = known.get(market) ?? new Map<unknown, never>()
  if (!known.has(market)) known.set(market, scores)
  const today = Math.floor(market.now / day)
  const before = scores.get(pair)
  const { calendar, servedBefore: served } = facts
  if (before !== undefined && before.calendar === calendar && before.day === today && before.served === served) {
    return before.score
  }
  const scored = score(facts)
  scores.set(pair, { calendar, day: today, served, score: scored })
  return scored
}
