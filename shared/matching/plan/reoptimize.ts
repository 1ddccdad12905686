import type { Assignment } from './assignment.ts'
import type { Instance } from './instance.ts'
import type { Schedule } from './schedule.ts'
import { Trail } from './trail.ts'

/**
 * Gives one volunteer after another their best schedule, everybody else staying as they are but for those whom a worthier
 * edge displaces; the displaced are looked at again. Each step raises the value, so it ends.
 */
export class Reoptimizer {
  private readonly of: Instance
  private readonly schedule: Schedule
  private readonly weight: Float64Array
  private readonly queue: Int32Array
  private readonly queued: Uint8Array
  private readonly trail = new Trail()
  private head = 0
  private waiting = 0

  constructor(of: Instance, schedule: Schedule) {
    this.of = of
    this.schedule = schedule
    this.weight = new Float64Array(of.edges)
    this.queue = new Int32Array(Math.max(1, of.volunteers))
    this.queued = new Uint8Array(of.volunteers)
  }

  enqueue(volunteer: number): void {
    if (this.queued[volunteer] === 1) return
    this.queued[volunteer] = 1
    this.queue[(this.head + this.waiting) % this.queue.length] = volunteer
    this.waiting += 1
  }

  enqueueAll(): void {
    for (let v = 0; v < this.of.volunteers; v += 1) this.enqueue(v)
  }

  run(plan: Assignment): void {
    while (this.waiting > 0) {
      const v = this.queue[this.head] ?? 0
      this.head = (this.head + 1) % this.queue.length
      this.waiting -= 1
      this.queued[v] = 0
      this.one(plan, v)
    }
  }

  private one(plan: Assignment, v: number): void {
    const { row, request, value, volunteer } = this.of
    const { weight, schedule } = this
    const [from, to] = [row[v] ?? 0, row[v + 1] ?? 0]
    let now = 0
    for (let e = from; e < to; e += 1) {
      const worth = value[e] ?? 0
      if (plan.chosen[e] === 1) {
        weight[e] = worth
        now += worth
      } else if (plan.isOpen(request[e] ?? 0)) weight[e] = worth
      else {
        const rival = plan.weakest(request[e] ?? 0, v)
        weight[e] = rival < 0 ? 0 : worth - (value[rival] ?? 0)
      }
    }
    if (schedule.solve(v, weight) <= now) return
    const before = plan.value
    const { trail } = this
    trail.clear()
    for (let e = from; e < to; e += 1) if (plan.chosen[e] === 1) trail.remove(plan, e)
    for (let at = 0; at < schedule.count; at += 1) this.take(plan, schedule.picked[at] ?? 0, v)
    // A minimum head-count or a pair named twice can make a schedule worth less than it promised.
    if (plan.value <= before) trail.undo(plan, 0)
    for (const e of trail.edges()) if (volunteer[e] !== v) this.enqueue(volunteer[e] ?? 0)
  }

  private take(plan: Assignment, e: number, v: number): void {
    const r = this.of.request[e] ?? 0
    if (plan.hasTwin(e)) return
    if (!plan.isOpen(r)) {
      const rival = plan.weakest(r, v)
      if (rival < 0) return
      this.trail.remove(plan, rival)
    }
    this.trail.add(plan, e)
  }
}
