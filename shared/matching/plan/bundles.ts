import type { Random } from '#shared/kernel/random.ts'
import { Around } from './around.ts'
import { Assignment } from './assignment.ts'
import type { Effort } from './effort.ts'
import type { Improver } from './improve.ts'
import type { Instance } from './instance.ts'
import type { Schedule } from './schedule.ts'
import { Trail } from './trail.ts'

/** Requests taken apart in one turn. */
const fewest = 2
const most = 7
/** A loss that is gone on from with a chance of 1/e at first, for each unit that an edge is worth on average. */
const readiness = 0.2

/**
 * Requests that take place with enough people or not at all, taken apart and put together again: a few that share people
 * lose everybody, then each in turn, in another order, gets those who gain most by it, when that is worth it. What chains
 * make of the rest decides; a turn that does not pay is taken back.
 */
export class Bundles {
  private readonly of: Instance
  private readonly improver: Improver
  private readonly around: Around
  private readonly random: Random
  private readonly hubs: number[]
  private readonly usual: number

  constructor(of: Instance, schedule: Schedule, improver: Improver, random: Random) {
    this.of = of
    this.improver = improver
    this.around = new Around(of, schedule)
    this.random = random
    this.usual = of.value.reduce((sum, one) => sum + one, 0) / Math.max(1, of.edges)
    this.hubs = [...of.least.keys()].filter(
      (r) => (of.least[r] ?? 1) > 1 && (of.column[r + 1] ?? 0) - (of.column[r] ?? 0) >= (of.least[r] ?? 1),
    )
  }

  /** Betters a plan, turn by turn. What is a little worse is gone on from too, less and less readily. */
  run(best: Assignment, turns: number, effort: Effort): void {
    if (this.hubs.length === 0) return
    const [now, plan] = [new Assignment(this.of), new Assignment(this.of)]
    now.copyFrom(best)
    plan.copyFrom(best)
    for (let turn = 0; turn < turns && !effort.over(); turn += 1) {
      const near = this.neighbours(this.hubs[this.below(this.hubs.length)] ?? 0)
      for (const r of near) this.dissolve(plan, r)
      for (const r of this.shuffled(near)) this.rebuild(plan, r)
      this.improver.mend(plan)
      this.dissolveBroken(plan)
      if (plan.value > best.value) best.copyFrom(plan)
      const ready = readiness * this.usual * (1 - turn / turns) ** 2
      if (plan.value >= now.value || this.random() < Math.exp((plan.value - now.value) / ready)) now.copyFrom(plan)
      else plan.copyFrom(now)
    }
  }

  private below(size: number): number {
    return Math.floor(this.random() * size)
  }

  /** A request and some that share people with it, found by walking from one to the next. */
  private neighbours(hub: number): number[] {
    const { row, column, list, volunteer, request } = this.of
    const found = new Set([hub])
    const size = fewest + this.below(most - fewest + 1)
    let at = hub
    for (let step = 0; step < 4 * size && found.size < size; step += 1) {
      const from = column[at] ?? 0
      const v = volunteer[list[from + this.below((column[at + 1] ?? 0) - from)] ?? 0] ?? 0
      const own = row[v] ?? 0
      at = request[own + this.below((row[v + 1] ?? 0) - own)] ?? 0
      found.add(at)
    }
    return [...found]
  }

  private shuffled(list: readonly number[]): number[] {
    const left = [...list]
    for (let n = left.length - 1; n > 0; n -= 1) {
      const m = this.below(n + 1)
      ;[left[n], left[m]] = [left[m] ?? 0, left[n] ?? 0]
    }
    return left
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

  /** Those below their head-count hold people for nothing. */
  private dissolveBroken(plan: Assignment): void {
    let broken = false
    for (let r = 0; r < this.of.requests; r += 1) {
      if (!plan.isBroken(r)) continue
      this.dissolve(plan, r)
      broken = true
    }
    if (broken) this.improver.mend(plan)
  }

  /** Gives a request the people who gain most by it, as many as gain and at least its head-count, when all together gain. */
  private rebuild(plan: Assignment, r: number): void {
    const { column, list, volunteer, least, seats } = this.of
    const edges = [...list.subarray(column[r] ?? 0, column[r + 1] ?? 0)].filter(
      (e) => plan.chosen[e] === 0 && !plan.hasTwin(e),
    )
    const gains = edges
      .map((e) => ({ e, gain: this.around.gain(plan, e) }))
      .sort((a, b) => b.gain - a.gain || a.e - b.e)
    const missing = Math.max(0, (least[r] ?? 1) - (plan.filled[r] ?? 0))
    const open = (seats[r] ?? 0) - (plan.filled[r] ?? 0)
    const team = gains.slice(0, open).filter(({ gain }, at) => gain > 0 || at < missing)
    if (team.length < missing || team.reduce((sum, { gain }) => sum + gain, 0) <= 0) return
    const trail = new Trail()
    for (const { e } of team) {
      if (plan.chosen[e] === 1) continue
      this.around.apply(plan, e, trail)
      this.improver.touch(volunteer[e] ?? 0)
    }
  }
}
