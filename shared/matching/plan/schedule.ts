import type { Instance } from './instance.ts'

/**
 * The exact schedule of one volunteer: which of their edges, none overlapping and within their hours, weigh most. Weighted
 * interval scheduling over edges by their end; where the best one without regard to hours takes too many, once more by
 * hours. O(k) and O(k × hours) for k edges that weigh anything.
 */
export class Schedule {
  /** Edges of the schedule found last; the first `count` of them count. */
  readonly picked: Int32Array
  count = 0
  private readonly of: Instance
  /** Edges that weigh something, in order; `rank` counts those before each place of the row. */
  private readonly heavy: Int32Array
  private readonly rank: Int32Array
  private readonly best: Float64Array
  private readonly table: Float64Array

  constructor(of: Instance) {
    this.of = of
    this.picked = new Int32Array(of.longestRow)
    this.heavy = new Int32Array(of.longestRow)
    this.rank = new Int32Array(of.longestRow + 1)
    this.best = new Float64Array(of.longestRow + 1)
    this.table = new Float64Array((of.longestRow + 1) * (of.largestCap + 1))
  }

  /** The weight of the best schedule; edges that weigh nothing or less are never in it. */
  solve(volunteer: number, weight: Float64Array): number {
    const { row, before, tight, cap } = this.of
    const { best, heavy, rank } = this
    const from = row[volunteer] ?? 0
    const to = row[volunteer + 1] ?? 0
    let size = 0
    for (let e = from; e < to; e += 1) {
      rank[e - from] = size
      const w = weight[e] ?? 0
      if (w <= 0) continue
      heavy[size] = e
      const without = best[size] ?? 0
      const taken = w + (best[rank[(before[e] ?? 0) - from] ?? 0] ?? 0)
      size += 1
      best[size] = taken > without ? taken : without
    }
    rank[to - from] = size
    const hours = this.trace(from, size)
    if (tight[volunteer] === 1 && hours > (cap[volunteer] ?? 0)) return this.solveByHours(volunteer, weight, size)
    return best[size] ?? 0
  }

  /** Reads the schedule off the table, last edge first. Returns its hours. */
  private trace(from: number, size: number): number {
    const { before, hours } = this.of
    const { best, picked, heavy, rank } = this
    let [at, count, sum] = [size, 0, 0]
    while (at > 0) {
      if ((best[at] ?? 0) === (best[at - 1] ?? 0)) {
        at -= 1
        continue
      }
      const e = heavy[at - 1] ?? 0
      picked[count] = e
      count += 1
      sum += hours[e] ?? 0
      at = rank[(before[e] ?? 0) - from] ?? 0
    }
    this.count = count
    return sum
  }

  private solveByHours(volunteer: number, weight: Float64Array, size: number): number {
    const { row, before, hours, cap } = this.of
    const { table, picked, heavy, rank } = this
    const from = row[volunteer] ?? 0
    const wide = (cap[volunteer] ?? 0) + 1
    table.fill(0, 0, wide)
    for (let at = 0; at < size; at += 1) {
      const e = heavy[at] ?? 0
      const w = weight[e] ?? 0
      const here = at * wide
      const next = here + wide
      const takes = hours[e] ?? 0
      const earlier = (rank[(before[e] ?? 0) - from] ?? 0) * wide - takes
      for (let h = 0; h < takes; h += 1) table[next + h] = table[here + h] ?? 0
      for (let h = takes; h < wide; h += 1) {
        const without = table[here + h] ?? 0
        const taken = w + (table[earlier + h] ?? 0)
        table[next + h] = taken > without ? taken : without
      }
    }
    let [at, h, count] = [size, wide - 1, 0]
    while (at > 0) {
      if ((table[at * wide + h] ?? 0) === (table[(at - 1) * wide + h] ?? 0)) {
        at -= 1
        continue
      }
      const e = heavy[at - 1] ?? 0
      picked[count] = e
      count += 1
      h -= hours[e] ?? 0
      at = rank[(before[e] ?? 0) - from] ?? 0
    }
    this.count = count
    return table[size * wide + wide - 1] ?? 0
  }
}
