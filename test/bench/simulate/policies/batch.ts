import { plan } from '#shared/matching/plan/plan.ts'
import type { PlanProblem } from '#shared/matching/plan/problem.ts'
import { isQuiet } from '#shared/matching/waking.ts'
import { worthOf } from '../city.ts'
import { instantOf } from '../clock.ts'
import type { Ask } from '../market.ts'
import type { PolicyMaker } from './policy.ts'
import { answerBy } from './waves.ts'

/** FROZEN: fixed before any tuning of our policy. Best pairs kept for each need. */
const bestKept = 25

/**
 * Every hour the product's planner over all open needs, on worth times the true chance of a yes; whom the plan names is
 * asked. A need has as many places in the plan as people must be asked for the seats that are missing.
 */
export const hourlyBatch: PolicyMaker = (truth) => ({
  tick: {
    minutes: 60,
    run: (market) => {
      if (isQuiet(instantOf(market.now))) return []
      const volunteers = market.city.people.map(({ id, hoursPerWeek }) => ({ id, hours: hoursPerWeek * 6 }))
      const requests: PlanProblem['requests'] = []
      const edges: PlanProblem['edges'] = []
      const asks: Ask[] = []
      for (const need of market.openNeeds) {
        if (market.free(need) <= 0) continue
        const missing = market.missing(need)
        if (missing < 0.2) continue
        const best = market
          .askable(need)
          .map(({ pair }) => {
            const probability = truth(market, need, pair.volunteer)
            return { pair, probability, value: probability * worthOf(pair) }
          })
          .filter(({ value }) => value > 0)
          .sort((a, b) => b.value - a.value || a.pair.volunteer - b.pair.volunteer)
          .slice(0, bestKept)
        const [first] = best
        if (first === undefined) continue
        const mean = best.reduce((sum, { probability }) => sum + probability, 0) / best.length
        const { world } = need.of
        for (const { pair, probability, value } of best) {
          edges.push({
            volunteer: pair.volunteer,
            request: requests.length,
            value,
            start: world.starts,
            end: world.starts + world.minutes,
            hours: Math.ceil(world.minutes / 30) / 2,
          })
          asks.push({ need: need.of.index, volunteer: pair.volunteer, probability, by: answerBy(market, need) })
        }
        requests.push({ id: world.id, seats: Math.max(1, Math.round(missing / mean)) })
      }
      if (edges.length === 0) return []
      return plan({ volunteers, requests, edges }, { budgetMs: 2 }).edges.flatMap((at) => asks[at] ?? [])
    },
  },
})
