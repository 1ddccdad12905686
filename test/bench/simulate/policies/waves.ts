import { addWaking } from '#shared/matching/waking.ts'
import type { Pair } from '../city.ts'
import { instantOf, minuteOf } from '../clock.ts'
import type { Ask, Askable, Market, Need } from '../market.ts'
import type { Policy } from './policy.ts'

/** FROZEN: fixed before any tuning of our policy. Invitations of the reference policies run out after so many waking hours. */
const answerHours = 8

export const answerBy = (market: Market, need: Need): number =>
  Math.min(need.of.world.starts, minuteOf(addWaking(instantOf(market.now), answerHours * 60)))

export interface Ranked {
  pair: Pair
  rank: number
  probability: number
}

/** Asks the best of those who may be asked until as many yeses as seats are expected. */
export const topUp = (market: Market, need: Need, ranked: Ranked[], times = 1): Ask[] => {
  let missing = market.missing(need) * times
  const asks: Ask[] = []
  for (const { pair, probability } of ranked.sort((a, b) => b.rank - a.rank || a.pair.volunteer - b.pair.volunteer)) {
    // Less than half a person missing waits for the invitations that are open.
    if (missing < Math.min(0.5, probability)) break
    asks.push({ need: need.of.index, volunteer: pair.volunteer, probability, by: answerBy(market, need) })
    missing -= probability
  }
  return asks
}

/** Waves to the best by some rank, whenever something changed. */
export const byRank = (rank: (market: Market, need: Need, one: Askable) => Omit<Ranked, 'pair'>): Policy => ({
  consider: (market, need) => {
    if (market.missing(need) <= 0) return { asks: [] }
    const ranked = market.askable(need).map((one) => ({ pair: one.pair, ...rank(market, need, one) }))
    return { asks: topUp(market, need, ranked) }
  },
})
