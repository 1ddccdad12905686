import type { Assignment } from './assignment.ts'
import type { Improver } from './improve.ts'
import type { Instance } from './instance.ts'
import type { Schedule } from './schedule.ts'

const forced = 1e12
const rounds = 6
const mostRivals = 6

/**
 * Requests that take place with enough people or not at all. Seats have prices, but half a head-count is worth nothing, so
 * such a request is decided as a bundle: what its people are worth there, less what they would earn elsewhere after
 * prices. Bundles are dropped and admitted again, the most promising first, as long as the whole gains.
 */
export class Bundles {
  private readonly of: Instance
  private readonly schedule: Schedule
  private readonly price: Float64Array
  private readonly weight: Float64Array
  private readonly improver: Improver

  constructor(of: Instance, schedule: Schedule, price: Float64Array, improver: Improver) {
    this.of = of
    this.schedule = schedule
    this.price = price
    this.weight = new Float64Array(of.edges)
    this.improver = improver
  }

  /** Frees everybody whom a head-count that was not reached would hold for nothing. */
  private dissolveBroken(plan: Assignment): void {
    for (let r = 0; r < this.of.requests; r += 1) if (plan.isBroken(r)) this.dissolve(plan, r)
    this.improver.mend(plan)
  }

  private dissolve(plan: Assignment, r: number): void {
    const { column, list, volunteer } = this.of
    for (let at = column[r] ?? 0; at < (column[r + 1] ?? 0); at += 1) {
      const e = list[at] ?? 0
      if (plan.chosen[e] === 0) continue
      plan.remove(e)
      this.improver.touch(volunteer[e] ?? 0)
    }
  }

  /** Drops and admits bundles until a round gains nothing. `best` holds the best plan, and is what `plan` ends as. */
  exchange(plan: Assignment, best: Assignment): void {
    this.dissolveBroken(plan)
    best.copyFrom(plan)
    for (let round = 0; round < rounds; round += 1) {
      const before = best.value
      for (const r of this.closed(plan)) {
        if (this.attempt(plan, best, () => this.admit(plan, r))) continue
        this.rivals(plan, r).some((rival) =>
          this.attempt(plan, best, () => {
            this.dissolve(plan, rival)
            this.admit(plan, r)
          }),
        )
      }
      for (let r = 0; r < this.of.requests; r += 1) {
        if ((this.of.least[r] ?? 1) > 1 && (plan.filled[r] ?? 0) > 0)
          this.attempt(plan, best, () => this.dissolve(plan, r))
      }
      if (best.value <= before) return
    }
  }

  /** Bundles that hold people whom another needs. */
  private rivals(plan: Assignment, r: number): number[] {
    const { row, request, volunteer, least } = this.of
    const found = new Set<number>()
    for (const { e } of this.people(r)) {
      const v = volunteer[e] ?? 0
      for (let f = row[v] ?? 0; f < (row[v + 1] ?? 0); f += 1) {
        const other = request[f] ?? 0
        if (plan.chosen[f] === 1 && other !== r && (least[other] ?? 1) > 1) found.add(other)
      }
    }
    return [...found].slice(0, mostRivals)
  }

  private attempt(plan: Assignment, best: Assignment, change: () => void): boolean {
    change()
    this.improver.mend(plan)
    this.dissolveBroken(plan)
    const gained = plan.value > best.value
    if (gained) best.copyFrom(plan)
    else plan.copyFrom(best)
    return gained
  }

  /** Bundles that nobody serves, the most promising first. */
  private closed(plan: Assignment): number[] {
    const found: { r: number; gain: number }[] = []
    for (let r = 0; r < this.of.requests; r += 1) {
      if ((this.of.least[r] ?? 1) <= 1 || (plan.filled[r] ?? 0) > 0) continue
      const gain = this.people(r).reduce((sum, one) => sum + one.gain, 0)
      found.push({ r, gain })
    }
    return found.sort((a, b) => b.gain - a.gain || a.r - b.r).map(({ r }) => r)
  }

  /** Who should serve a bundle: enough of those who gain most by it, and all others who gain, as far as there are seats. */
  private people(r: number): { e: number; gain: number }[] {
    const { column, list, volunteer, row, request, value } = this.of
    const all: { e: number; gain: number }[] = []
    for (let at = column[r] ?? 0; at < (column[r + 1] ?? 0); at += 1) {
      const e = list[at] ?? 0
      const v = volunteer[e] ?? 0
      for (let f = row[v] ?? 0; f < (row[v + 1] ?? 0); f += 1)
        this.weight[f] = request[f] === r ? 0 : (value[f] ?? 0) - (this.price[request[f] ?? 0] ?? 0)
      const without = this.schedule.solve(v, this.weight)
      this.weight[e] = (value[e] ?? 0) + forced
      all.push({ e, gain: this.schedule.solve(v, this.weight) - forced - without })
    }
    all.sort((a, b) => b.gain - a.gain || a.e - b.e)
    const [least, seats] = [this.of.least[r] ?? 1, this.of.seats[r] ?? 0]
    if (all.length < least) return []
    return all.slice(0, seats).filter(({ gain }, at) => at < least || gain > 0)
  }

  private admit(plan: Assignment, r: number): void {
    for (const { e } of this.people(r)) if (plan.chosen[e] === 0 && plan.isOpen(r)) this.improver.force(plan, e, 0)
  }
}
