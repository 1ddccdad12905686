import type { AcceptanceModel } from '#shared/matching/learn-acceptance.ts'
import { plan } from '#shared/matching/plan/plan.ts'
import type { PlanProblem } from '#shared/matching/plan/problem.ts'
import { acceptanceOf } from '#shared/matching/probability.ts'
import type { Prices, SlotPrice } from '#shared/matching/slot-prices.ts'
import { slotOf } from '#shared/matching/slots.ts'
import { smoothed } from '#shared/plans/learn-prices.ts'
import type { Instant } from '#shared/time/instant.ts'
import { instantOf } from '../clock.ts'
import type { Market } from '../market.ts'
import { scoreOf } from '../scored.ts'

const day = 1440
const district = 'all'
const none: Prices = new Map()

/** What skills are worth at each time of the week, by one plan of all open needs each day and the product's own smoothing. */
export class PriceBook {
  private known = new Map<string, SlotPrice>()
  private planned = -day

  at(market: Market, model: AcceptanceModel, starts: Instant): Prices {
    if (market.now >= this.planned + day) {
      this.planned = market.now
      this.learn(market, model)
    }
    const slot = slotOf(starts)
    const here = [...this.known.values()].filter((one) => one.slot === slot)
    return here.length === 0 ? none : new Map(here.map(({ skill, worth }) => [skill, worth]))
  }

  private learn(market: Market, model: AcceptanceModel): void {
    const requests: PlanProblem['requests'] = []
    const edges: PlanProblem['edges'] = []
    const needs = market.openNeeds.filter((need) => market.free(need) > 0)
    for (const need of needs) {
      const { world } = need.of
      for (const one of market.askable(need)) {
        const { fit } = scoreOf(market, one)
        edges.push({
          volunteer: one.pair.volunteer,
          request: requests.length,
          value: (0.5 + 0.5 * fit) * acceptanceOf(one.facts, fit, model),
          start: world.starts,
          end: world.starts + world.minutes,
          hours: Math.ceil(world.minutes / 30) / 2,
        })
      }
      requests.push({ id: world.id, seats: market.free(need) * 2 })
    }
    const volunteers = market.city.people.map(({ id, hoursPerWeek }) => ({ id, hours: hoursPerWeek }))
    const found = edges.length === 0 ? undefined : plan({ volunteers, requests, edges }, { budgetMs: 2 })
    const mean = edges.reduce((sum, { value }) => sum + value, 0) / Math.max(1, edges.length)
    const seen = new Map<string, number>()
    needs.forEach((need, at) => {
      const { shift, position } = need.of.facts
      const margin = Math.max(0, mean - (found?.prices[at] ?? 0))
      for (const { skill } of position.skills) {
        const name = `${slotOf(shift.starts)}#${skill}`
        seen.set(name, Math.max(seen.get(name) ?? 0, margin))
      }
    })
    const { changed, gone } = smoothed([...this.known.values()], seen, district, instantOf(market.now))
    for (const price of changed) this.known.set(`${price.slot}#${price.skill}`, price)
    for (const price of gone) this.known.delete(`${price.slot}#${price.skill}`)
  }
}
