import type { Assignment } from './assignment.ts'
import { Chains } from './chains.ts'
import type { Effort } from './effort.ts'
import type { Instance } from './instance.ts'
import { regretsOf } from './regrets.ts'
import type { Reoptimizer } from './reoptimize.ts'
import type { Schedule } from './schedule.ts'

/** Looks of one chain, and of one kick. */
const perChain = 400
const forced = 1e12

/** How long to kick. */
export interface Limits {
  looks: number
  /** Whether nothing better than this worth can be had. */
  enough: (value: number) => boolean
}

/**
 * Raises a plan by local search: chains from every open seat and every volunteer, and then kicks. A kick does what the
 * prices ask for, whatever it costs at first (somebody gets the very schedule they would choose, a seat the volunteer who
 * loses least by it), lets chains mend the rest, and is taken back when the whole is not worth more.
 */
export class Improver {
  private readonly chains: Chains
  private readonly effort: Effort
  private readonly of: Instance
  private readonly schedule: Schedule
  private readonly reoptimizer: Reoptimizer
  private readonly price: Float64Array
  private readonly weight: Float64Array
  private readonly requests = new Set<number>()
  private readonly volunteers = new Set<number>()

  constructor(of: Instance, schedule: Schedule, reoptimizer: Reoptimizer, price: Float64Array, effort: Effort) {
    this.of = of
    this.schedule = schedule
    this.reoptimizer = reoptimizer
    this.price = price
    this.weight = new Float64Array(of.edges)
    this.effort = effort
    this.chains = new Chains(of, schedule, price, effort)
  }

  /** Chains from everywhere, until none gains. */
  settle(plan: Assignment): void {
    for (let r = 0; r < this.of.requests; r += 1) this.requests.add(r)
    for (let v = 0; v < this.of.volunteers; v += 1) this.volunteers.add(v)
    this.mend(plan)
  }

  /** Chains from what was touched, until none gains. */
  mend(plan: Assignment): void {
    const { chains, effort, requests, volunteers } = this
    while ((requests.size > 0 || volunteers.size > 0) && !effort.over()) {
      for (const r of requests) {
        requests.delete(r)
        while (!effort.over() && plan.isOpen(r) && chains.pull(plan, r, effort.looks + perChain)) this.after(plan)
      }
      for (const v of volunteers) {
        volunteers.delete(v)
        while (!effort.over() && chains.push(plan, v, effort.looks + perChain)) this.after(plan)
        if (requests.size > 0) break
      }
    }
  }

  /** A chain gained: those it touched have new neighbours. */
  private after(plan: Assignment): void {
    for (const v of this.chains.changed()) this.touch(v)
    for (const v of this.chains.changed()) this.reoptimizer.enqueue(v)
    this.reoptimizer.run(plan)
  }

  touch(v: number): void {
    this.volunteers.add(v)
    for (let e = this.of.row[v] ?? 0; e < (this.of.row[v + 1] ?? 0); e += 1) this.requests.add(this.of.request[e] ?? 0)
  }

  /** Kicks, the cheapest first, until a whole round gains nothing, the looks are used up or the plan is good enough. */
  kick(plan: Assignment, best: Assignment, { looks, enough }: Limits): void {
    const { effort } = this
    const until = effort.looks + looks
    best.copyFrom(plan)
    for (let gained = true; gained; ) {
      gained = false
      for (const e of this.kicks(plan)) {
        if (effort.looks >= until || enough(best.value) || effort.over()) return
        if (plan.chosen[e] === 1) continue
        this.force(plan, e)
        this.mend(plan)
        if (plan.value > best.value) {
          best.copyFrom(plan)
          gained = true
        } else plan.copyFrom(best)
      }
    }
  }

  /** Edges that a volunteer would choose, or nearly, and does not have: by what choosing them costs after prices. */
  private kicks(plan: Assignment): number[] {
    const regret = regretsOf(this.of, this.price, Number.POSITIVE_INFINITY)
    return [...regret.keys()]
      .filter((e) => plan.chosen[e] === 0)
      .sort((a, b) => (regret[a] ?? 0) - (regret[b] ?? 0) || a - b)
  }

  /** Gives a volunteer the schedule they would choose after prices with an edge in it; whoever is in the way goes. */
  private force(plan: Assignment, edge: number): void {
    const { row, request, value, volunteer } = this.of
    const v = volunteer[edge] ?? 0
    for (let e = row[v] ?? 0; e < (row[v + 1] ?? 0); e += 1)
      this.weight[e] = (value[e] ?? 0) - (this.price[request[e] ?? 0] ?? 0)
    this.weight[edge] = (this.weight[edge] ?? 0) + forced
    this.schedule.solve(v, this.weight)
    const picked = new Set(this.schedule.picked.subarray(0, this.schedule.count))
    for (let e = row[v] ?? 0; e < (row[v + 1] ?? 0); e += 1) {
      if (plan.chosen[e] === 1 && !picked.has(e)) {
        plan.remove(e)
        this.requests.add(request[e] ?? 0)
      }
    }
    for (const e of picked) {
      const r = request[e] ?? 0
      if (plan.chosen[e] === 1 || plan.hasTwin(e)) continue
      if (!plan.isOpen(r)) {
        const rival = plan.weakest(r, v)
        if (rival < 0) continue
        plan.remove(rival)
        this.volunteers.add(volunteer[rival] ?? 0)
      }
      plan.add(e)
    }
  }
}
