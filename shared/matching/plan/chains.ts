import type { Assignment } from './assignment.ts'
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
  private readonly schedule: Schedule
  private readonly price: Float64Array
  private readonly weight: Float64Array
  private readonly busy: Uint8Array
  private readonly trail = new Trail()
  private budget = 0
  looked = 0

  constructor(of: Instance, schedule: Schedule, price: Float64Array) {
    this.of = of
    this.schedule = schedule
    this.price = price
    this.weight = new Float64Array(of.edges)
    this.busy = new Uint8Array(of.volunteers)
  }

  /** Tries to fill an open seat with gain. */
  pull(plan: Assignment, request: number, budget: number): boolean {
    this.begin(budget)
    return plan.isOpen(request) && this.fill(plan, [request], 0, deepest)
  }

  /** Tries to give a volunteer a better schedule at others' cost, with gain on the whole. */
  push(plan: Assignment, volunteer: number, budget: number): boolean {
    this.begin(budget)
    return this.place(plan, volunteer, 0, deepest)
  }

  /** Volunteers whose schedules the last chain changed. */
  changed(): number[] {
    return this.trail.edges().map((e) => this.of.volunteer[e] ?? 0)
  }

  private begin(budget: number): void {
    this.budget = budget
    this.trail.clear()
  }

  /** The best schedule of a volunteer with edge `e` in it, of what they have and what is open. Its worth, without `e`'s. */
  private around(plan: Assignment, v: number, e: number): number {
    const { row, request, value, start, end } = this.of
    const [starts, ends, r] = [start[e] ?? 0, end[e] ?? 0, request[e] ?? 0]
    for (let f = row[v] ?? 0; f < (row[v + 1] ?? 0); f += 1) {
      const rf = request[f] ?? 0
      const free = plan.chosen[f] === 1 || plan.isOpen(rf)
      const apart = rf !== r && ((end[f] ?? 0) <= starts || (start[f] ?? 0) >= ends)
      this.weight[f] = free && apart ? (value[f] ?? 0) : 0
    }
    this.weight[e] = 1e13
    return this.schedule.solve(v, this.weight) - 1e13
  }

  private now(plan: Assignment, v: number): number {
    const { row, value } = this.of
    let sum = 0
    for (let f = row[v] ?? 0; f < (row[v + 1] ?? 0); f += 1) if (plan.chosen[f] === 1) sum += value[f] ?? 0
    return sum
  }

  /** Prices of the seats that a volunteer would leave for the schedule found last. */
  private leaves(plan: Assignment, v: number): number {
    const { row, request } = this.of
    const { picked, count } = this.schedule
    let sum = 0
    for (let f = row[v] ?? 0; f < (row[v + 1] ?? 0); f += 1) {
      if (plan.chosen[f] !== 1) continue
      let kept = false
      for (let n = 0; n < count; n += 1) if (picked[n] === f) kept = true
      if (!kept) sum += this.price[request[f] ?? 0] ?? 0
    }
    return sum
  }

  /** Brings a volunteer's schedule to that found last; what they leave is returned. */
  private apply(plan: Assignment, v: number): number[] {
    const { row, request } = this.of
    const picked = new Set(this.schedule.picked.subarray(0, this.schedule.count))
    const left: number[] = []
    for (let f = row[v] ?? 0; f < (row[v + 1] ?? 0); f += 1) {
      if (plan.chosen[f] === 1 && !picked.has(f)) {
        this.trail.remove(plan, f)
        left.push(request[f] ?? 0)
      }
    }
    for (const f of picked)
      if (plan.chosen[f] === 0 && plan.isOpen(request[f] ?? 0) && !plan.hasTwin(f)) this.trail.add(plan, f)
    return left.filter((r) => plan.isOpen(r))
  }

  /** Fills the dearest of the open seats, then what that leaves open. */
  private fill(plan: Assignment, open: readonly number[], gain: number, depth: number): boolean {
    const { column, list, volunteer, value } = this.of
    const r = open.reduce((best, one) => ((this.price[one] ?? 0) > (this.price[best] ?? 0) ? one : best), open[0] ?? -1)
    if (r < 0) return false
    const others = open.filter((one) => one !== r)
    const promised = others.reduce((sum, one) => sum + (this.price[one] ?? 0), 0)
    const options: { e: number; worth: number }[] = []
    for (let at = column[r] ?? 0; at < (column[r + 1] ?? 0); at += 1) {
      const e = list[at] ?? 0
      const v = volunteer[e] ?? 0
      if (plan.chosen[e] === 1 || this.busy[v] === 1) continue
      if (plan.holds(v, r)) continue
      this.looked += 1
      const change = (value[e] ?? 0) + this.around(plan, v, e) - this.now(plan, v)
      const worth = gain + change + this.leaves(plan, v) + promised
      if (worth > 0) options.push({ e, worth })
    }
    options.sort((a, b) => b.worth - a.worth || a.e - b.e)
    for (const { e } of options.slice(0, branches)) {
      if (this.looked > this.budget) return false
      const v = volunteer[e] ?? 0
      const mark = this.trail.length
      const before = plan.value
      this.around(plan, v, e)
      const left = this.apply(plan, v)
      const total = gain + plan.value - before
      if (total > 0) return true
      this.busy[v] = 1
      const done =
        depth > 1 && (left.length > 0 || others.length > 0) && this.fill(plan, [...others, ...left], total, depth - 1)
      this.busy[v] = 0
      if (done) return true
      this.trail.undo(plan, mark)
    }
    return false
  }

  /** Gives a volunteer an edge of a full request, whose weakest holder looks for another place. */
  private place(plan: Assignment, v: number, gain: number, depth: number): boolean {
    const { row, request, value, volunteer } = this.of
    const now = this.now(plan, v)
    const options: { e: number; worth: number }[] = []
    for (let e = row[v] ?? 0; e < (row[v + 1] ?? 0); e += 1) {
      const r = request[e] ?? 0
      if (plan.chosen[e] === 1 || plan.holds(v, r)) continue
      this.looked += 1
      const change = (value[e] ?? 0) + this.around(plan, v, e) - now
      const worth = gain + change - (plan.isOpen(r) ? 0 : (this.price[r] ?? 0))
      if (worth > 0) options.push({ e, worth })
    }
    options.sort((a, b) => b.worth - a.worth || a.e - b.e)
    for (const { e } of options.slice(0, branches)) {
      if (this.looked > this.budget) return false
      const r = request[e] ?? 0
      const mark = this.trail.length
      const before = plan.value
      const rival = plan.isOpen(r) ? -1 : plan.weakest(r, v)
      if (rival >= 0) this.trail.remove(plan, rival)
      this.around(plan, v, e)
      const left = this.apply(plan, v)
      const total = gain + plan.value - before
      if (total > 0) return true
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
