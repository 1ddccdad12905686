import type { Assignment } from './assignment.ts'
import type { Effort } from './effort.ts'
import type { Instance } from './instance.ts'
import type { Reoptimizer } from './reoptimize.ts'
import type { Schedule } from './schedule.ts'

/*
 * The bound. Let every seat of request r cost p[r] ≥ 0, and let each volunteer choose the schedule that earns most after
 * prices, seats or no seats. A plan of the problem earns Σ value = Σ (value − p) + Σ p over its edges; the first sum is at
 * most what the volunteers choose freely, the second at most Σ seats × p. So
 *   L(p) = Σ_r seats[r] × p[r] + Σ_v best schedule of v after prices ≥ any plan, for any p ≥ 0.
 * Minimum head-counts and pairs named twice only take plans away. L is convex in p, and seats − (how many chose r) is a
 * subgradient: prices of requests that too many choose rise, of those that too few choose fall.
 */

export interface Priced {
  /** The lowest L(p) seen, and its prices. */
  bound: number
  prices: Float64Array
}

export class Prices {
  readonly prices: Float64Array
  readonly best: Priced
  /** Schedules after prices of the last round: 1 where an edge is chosen. */
  readonly wanted: Uint8Array
  private readonly of: Instance
  private readonly schedule: Schedule
  private readonly weight: Float64Array
  private readonly wants: Int32Array
  private readonly direction: Float64Array

  constructor(of: Instance, schedule: Schedule, prices: Float64Array) {
    this.of = of
    this.schedule = schedule
    this.prices = prices
    this.best = { bound: Number.POSITIVE_INFINITY, prices: prices.slice() }
    this.wanted = new Uint8Array(of.edges)
    this.weight = new Float64Array(of.edges)
    this.wants = new Int32Array(of.requests)
    this.direction = new Float64Array(of.requests)
  }

  /** Lets every volunteer choose after prices. Returns L(p). */
  round(): number {
    const { volunteers, requests, edges, request, value, seats } = this.of
    const { prices, weight, wanted, wants, schedule } = this
    wanted.fill(0)
    wants.fill(0)
    let bound = 0
    for (let r = 0; r < requests; r += 1) bound += (seats[r] ?? 0) * (prices[r] ?? 0)
    for (let e = 0; e < edges; e += 1) weight[e] = (value[e] ?? 0) - (prices[request[e] ?? 0] ?? 0)
    for (let v = 0; v < volunteers; v += 1) {
      bound += schedule.solve(v, weight)
      for (let at = 0; at < schedule.count; at += 1) {
        const e = schedule.picked[at] ?? 0
        wanted[e] = 1
        wants[request[e] ?? 0] = (wants[request[e] ?? 0] ?? 0) + 1
      }
    }
    if (bound < this.best.bound) {
      this.best.bound = bound
      this.best.prices.set(prices)
    }
    return bound
  }

  /** Moves the prices along the deflected subgradient, as far as would bring `bound` down to `target`. */
  step(bound: number, target: number, keep: number): void {
    const { requests, seats } = this.of
    const { prices, wants, direction } = this
    let length = 0
    for (let r = 0; r < requests; r += 1) {
      const excess = (wants[r] ?? 0) - (seats[r] ?? 0)
      // A price of nothing cannot fall.
      const slope = excess < 0 && (prices[r] ?? 0) <= 0 ? 0 : excess
      const along = slope + keep * (direction[r] ?? 0)
      direction[r] = along
      length += along * along
    }
    if (length === 0) return
    const size = (bound - target) / length
    for (let r = 0; r < requests; r += 1) {
      // Whole numbers: the bound stays exact.
      const price = Math.round((prices[r] ?? 0) + size * (direction[r] ?? 0))
      prices[r] = price > 0 ? price : 0
    }
  }

  /**
   * A plan near the present schedules: over-full requests keep those worth most, then everybody affected is scheduled anew.
   */
  repair(plan: Assignment, reoptimizer: Reoptimizer): void {
    const { edges, request, volunteer, seats } = this.of
    const { wanted, wants } = this
    for (let e = 0; e < edges; e += 1) if (plan.chosen[e] === 1) plan.remove(e)
    for (let e = 0; e < edges; e += 1) {
      if (wanted[e] === 0 || plan.hasTwin(e)) continue
      const r = request[e] ?? 0
      if ((wants[r] ?? 0) <= (seats[r] ?? 0) || plan.isOpen(r)) plan.add(e)
      else {
        const rival = plan.weakest(r, -1)
        if (rival >= 0 && (this.of.value[rival] ?? 0) < (this.of.value[e] ?? 0)) {
          plan.remove(rival)
          plan.add(e)
          reoptimizer.enqueue(volunteer[rival] ?? 0)
        } else reoptimizer.enqueue(volunteer[e] ?? 0)
      }
    }
    reoptimizer.run(plan)
  }
}

/**
 * Prices to start from: as if the people whom a request likes best all took part, and the next one would pay most of what
 * they are worth there.
 */
export const firstPrices = ({ requests, column, list, value, seats }: Instance): Float64Array =>
  Float64Array.from({ length: requests }, (_, r) => {
    const values = Float64Array.from(list.subarray(column[r] ?? 0, column[r + 1] ?? 0), (e) => value[e] ?? 0).sort()
    return Math.round(0.8 * (values[values.length - 1 - (seats[r] ?? 0)] ?? 0))
  })

/** How many rounds, and the share of the bound that the first steps try to take off it. */
export interface Course {
  rounds: number
  share: number
}

const keep = 0.6
const patience = 2

/** Lowers the bound round by round, in long steps first, half as long whenever they no longer help. */
export const lower = (prices: Prices, course: Course, effort: Effort): void => {
  let [share, idle] = [course.share, 0]
  for (let n = course.rounds; n > 0 && !effort.over(); n -= 1) {
    effort.rounds += 1
    const before = prices.best.bound
    const bound = prices.round()
    idle = bound < before * (1 - 1e-4 * share) ? 0 : idle + 1
    if (idle > patience) {
      share /= 2
      idle = 0
    }
    prices.step(bound, prices.best.bound * (1 - share), keep)
  }
}
