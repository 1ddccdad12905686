import { worthOf } from '../city.ts'
import { drawOf, hashName } from '../draws.ts'
import type { Need } from '../market.ts'
import { scoreOf } from '../scored.ts'
import type { PolicyMaker } from './policy.ts'
import { answerBy, byRank } from './waves.ts'

// FROZEN: fixed before any tuning of our policy.

/** What people have today: a list of needs, the newest on top. */
export const boardNewest: PolicyMaker = () => ({
  board: (market) => market.openNeeds.sort((a, b) => b.of.world.opens - a.of.world.opens || b.of.index - a.of.index),
})

const away = (person: { x: number; y: number }, { of: { world } }: Need): number =>
  Math.hypot(person.x - world.x, person.y - world.y)

/** The same list, the nearest on top. */
export const boardNearest: PolicyMaker = () => ({
  board: (market, volunteer) => {
    const person = market.city.people[volunteer]
    if (person === undefined) return []
    return market.openNeeds
      .filter((need) => market.free(need) > 0)
      .map((need) => ({ need, km: away(person, need) }))
      .sort((a, b) => a.km - b.km || a.need.of.index - b.need.of.index)
      .map(({ need }) => need)
  },
})

const penalty = 1

/** A list sorted by fit, needs that have found people moving down (as SmartSort does). */
export const smartSort: PolicyMaker = () => ({
  board: (market, volunteer) =>
    (market.city.pairsOf[volunteer] ?? [])
      .flatMap(({ need, fit }) => {
        const one = market.needs[need]
        return one?.open && market.free(one) > 0 ? [{ one, rank: fit / (1 + penalty * one.taken.size) }] : []
      })
      .sort((a, b) => b.rank - a.rank || a.one.of.index - b.one.of.index)
      .map(({ one }) => one),
})

/** Everybody whom no rule keeps out is asked as soon as a need opens. */
export const notifyAll: PolicyMaker = () => ({
  consider: (market, need) => ({
    asks: market.askable(need).map(({ pair }) => ({
      need: need.of.index,
      volunteer: pair.volunteer,
      probability: 0.3,
      by: need.of.world.starts,
    })),
  }),
})

const waveMinutes = 12 * 60

/** Three times as many as seats are missing, at random, every twelve hours. */
export const randomWaves: PolicyMaker = () => ({
  consider: (market, need) => {
    const last = Math.max(Number.NEGATIVE_INFINITY, ...need.offers.map(({ sentAt }) => sentAt))
    if (market.now < last + waveMinutes) return { asks: [], again: last + waveMinutes }
    const lot = (volunteer: number): number => drawOf(need.of.index, volunteer, hashName('lot'))
    const asks = market
      .askable(need)
      .sort((a, b) => lot(a.pair.volunteer) - lot(b.pair.volunteer))
      .slice(0, market.free(need) * 3)
      .map(({ pair: { volunteer } }) => ({
        need: need.of.index,
        volunteer,
        probability: 0.3,
        by: answerBy(market, need),
      }))
    return { asks, again: market.now + waveMinutes }
  },
})

/** The best score first. How many are asked goes by the true chances, as in the reference. */
export const greedyScore: PolicyMaker = (truth) =>
  byRank((market, need, one) => ({
    rank: scoreOf(market, one).fit,
    probability: truth(market, need, one.pair.volunteer),
  }))

/** The highest worth times true chance of a yes first. */
export const greedyChance: PolicyMaker = (truth) =>
  byRank((market, need, { pair }) => {
    const probability = truth(market, need, pair.volunteer)
    return { rank: probability * worthOf(pair), probability }
  })
