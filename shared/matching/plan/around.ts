import type { Assignment } from './assignment.ts'
import type { Instance } from './instance.ts'
import type { Schedule } from './schedule.ts'
import type { Trail } from './trail.ts'

const forced = 1e13

/** One volunteer's best schedule around an edge that must be in it, of what they have and of seats that are open. */
export class Around {
  private readonly of: Instance
  private readonly schedule: Schedule
  private readonly weight: Float64Array

  constructor(of: Instance, schedule: Schedule) {
    this.of = of
    this.schedule = schedule
    this.weight = new Float64Array(of.edges)
  }

  /** How much more that schedule is worth than what the volunteer has, the edge's own worth included. */
  gain(plan: Assignment, e: number): number {
    const { row, request, value, start, end, volunteer } = this.of
    const v = volunteer[e] ?? 0
    const [starts, ends, r] = [start[e] ?? 0, end[e] ?? 0, request[e] ?? 0]
    let now = 0
    for (let f = row[v] ?? 0; f < (row[v + 1] ?? 0); f += 1) {
      const rf = request[f] ?? 0
      const has = plan.chosen[f] === 1
      if (has) now += value[f] ?? 0
      const apart = rf !== r && ((end[f] ?? 0) <= starts || (start[f] ?? 0) >= ends)
      this.weight[f] = apart && (has || plan.welcomes(rf)) ? (value[f] ?? 0) : 0
    }
    this.weight[e] = forced
    return (value[e] ?? 0) + this.schedule.solve(v, this.weight) - forced - now
  }

  /** Prices of the seats that the volunteer would leave for the schedule found last. */
  leaves(plan: Assignment, v: number, price: Float64Array): number {
    const { row, request } = this.of
    const { picked, count } = this.schedule
    let sum = 0
    for (let f = row[v] ?? 0; f < (row[v + 1] ?? 0); f += 1) {
      if (plan.chosen[f] !== 1) continue
      let kept = false
      for (let n = 0; n < count; n += 1) if (picked[n] === f) kept = true
      if (!kept) sum += price[request[f] ?? 0] ?? 0
    }
    return sum
  }

  /** Brings the volunteer to the schedule around an edge; requests where they left an open seat are returned. */
  apply(plan: Assignment, e: number, trail: Trail): number[] {
    this.gain(plan, e)
    const { row, request, volunteer } = this.of
    const v = volunteer[e] ?? 0
    const picked = new Set(this.schedule.picked.subarray(0, this.schedule.count))
    const left: number[] = []
    for (let f = row[v] ?? 0; f < (row[v + 1] ?? 0); f += 1) {
      if (plan.chosen[f] === 1 && !picked.has(f)) {
        trail.remove(plan, f)
        left.push(request[f] ?? 0)
      }
    }
    for (const f of picked)
      if (plan.chosen[f] === 0 && plan.isOpen(request[f] ?? 0) && !plan.hasTwin(f)) trail.add(plan, f)
    return left.filter((r) => plan.isOpen(r))
  }
}
