import { Around } from './around.ts'
import type { Assignment } from './assignment.ts'
import type { Effort } from './effort.ts'
import type { Instance } from './instance.ts'
import type { Schedule } from './schedule.ts'
import { Trail } from './trail.ts'

const deepest = 6
const branches = 4

/**
 * Ejection chains. Under good prices the worth that a plan still lacks stands in plain sight: seats left open at a price,
 * and schedules that earn less than the volunteer's best. A chain starts at one of them: somebody takes the seat and
 * leaves another, which somebody else takes, until the whole is worth more than before. A branch is followed only while
 * its worth so far plus the prices of the seats it left open promises a gain.
 */
export class Chains {
  private readonly of: Instance
  private readonly around: Around
  private readonly price: Float64Array
  private readonly effort: Effort
  private readonly busy: Uint8Array
  private readonly trail = new Trail()
  private budget = 0
  private worth = 0

  constructor(of: Instance, schedule: Schedule, price: Float64Array, effort: Effort) {
    this.of = of
    this.around = new Around(of, schedule)
    this.price = price
    this.effort = effort
    this.busy = new Uint8Array(of.volunteers)
  }

  /** Tries to fill an open seat with gain. */
  pull(plan: Assignment, request: number, budget: number): boolean {
    this.begin(plan, budget)
    return plan.isOpen(request) && this.fill(plan, [request], 0, deepest + (this.of.least[request] ?? 1) - 1)
  }

  /** Tries to give a volunteer a better schedule at others' cost, with gain on the whole. */
  push(plan: Assignment, volunteer: number, budget: number): boolean {
    this.begin(plan, budget)
    return this.place(plan, volunteer, 0, deepest)
  }

  /** Volunteers whose schedules the last chain changed. */
  changed(): number[] {
    return this.trail.edges().map((e) => this.of.volunteer[e] ?? 0)
  }

  private begin(plan: Assignment, budget: number): void {
    this.budget = budget
    this.worth = plan.value
    this.trail.clear()
  }

  /** Fills the dearest of the open seats, then what that leaves open. */
  private fill(plan: Assignment, open: readonly number[], gain: number, depth: number): boolean {
    const { column, list, volunteer } = this.of
    const urgency = (one: number): number => (plan.isBroken(one) ? Number.POSITIVE_INFINITY : (this.price[one] ?? 0))
    const r = open.reduce((best, one) => (urgency(one) > urgency(best) ? one : best), open[0] ?? -1)
    if (r < 0) return false
    const others = open.filter((one) => one !== r)
    const promised = others.reduce((sum, one) => sum + (this.price[one] ?? 0), 0)
    const options: { e: number; worth: number }[] = []
    for (let at = column[r] ?? 0; at < (column[r + 1] ?? 0); at += 1) {
      const e = list[at] ?? 0
      const v = volunteer[e] ?? 0
      if (plan.chosen[e] === 1 || this.busy[v] === 1) continue
      if (plan.holds(v, r)) continue
      this.effort.looks += 1
      const change = this.around.gain(plan, e)
      const worth = gain + change + this.around.leaves(plan, v, this.price) + promised
      if (worth > 0) options.push({ e, worth })
    }
    options.sort((a, b) => b.worth - a.worth || a.e - b.e)
    for (const { e } of options.slice(0, branches)) {
      if (this.effort.looks > this.budget) return false
      const v = volunteer[e] ?? 0
      const mark = this.trail.length
      const before = plan.raw
      const left = this.around.apply(plan, e, this.trail)
      const total = gain + plan.raw - before
      if (plan.value > this.worth) return true
      this.busy[v] = 1
      const done =
        depth > 1 &&
        this.fill(plan, plan.isBroken(r) ? [...others, ...left, r] : [...others, ...left], total, depth - 1)
      this.busy[v] = 0
      if (done) return true
      this.trail.undo(plan, mark)
    }
    return false
  }

  /** Gives a volunteer an edge of a full request, whose weakest holder looks for another place. */
  private place(plan: Assignment, v: number, gain: number, depth: number): boolean {
    const { row, request, volunteer } = this.of
    const options: { e: number; worth: number }[] = []
    for (let e = row[v] ?? 0; e < (row[v + 1] ?? 0); e += 1) {
      const r = request[e] ?? 0
      if (plan.chosen[e] === 1 || plan.holds(v, r)) continue
      this.effort.looks += 1
      const change = this.around.gain(plan, e)
      const worth = gain + change - (plan.isOpen(r) ? 0 : (this.price[r] ?? 0))
      if (worth > 0) options.push({ e, worth })
    }
    options.sort((a, b) => b.worth - a.worth || a.e - b.e)
    for (const { e } of options.slice(0, branches)) {
      if (this.effort.looks > this.budget) return false
      const r = request[e] ?? 0
      const mark = this.trail.length
      const before = plan.raw
      const rival = plan.isOpen(r) ? -1 : plan.weakest(r, v)
      if (rival >= 0) this.trail.remove(plan, rival)
      const left = this.around.apply(plan, e, this.trail)
      const total = gain + plan.raw - before
      if (plan.value > this.worth) return true
      this.busy[v] = 1
      const u = volunteer[rival] ?? 0
      const done =
        depth > 1 &&
        ((rival >= 0 && this.busy[u] === 0 && this.place(plan, u, total, depth - 1)) ||
          (left.length > 0 && this.fill(plan, left, total, depth - 1)))
      this.busy[v] = 0
      if (done) return true
      this.trail.undo(plan, mark)
    }
    return false
  }
}
