import type { Instance } from './instance.ts'

/**
 * What each edge costs after prices: how much less the best schedule of its volunteer earns when the edge must be in it.
 * Nothing for edges of best schedules; infinite where it is more than `most`.
 *
 * A schedule is a path over the places of the volunteer's row: each edge leads from the place behind all that is over
 * when it starts to the place behind itself. The longest way up to each place and the longest from there on, by hours
 * where these bind, give the best schedule through every edge at once: O(k × hours) for k edges.
 */
export const regretsOf = (of: Instance, price: Float64Array, most: number): Float64Array => {
  const { volunteers, row, request, value, edges, tight, cap, longestRow, largestCap } = of
  const regret = new Float64Array(edges).fill(Number.POSITIVE_INFINITY)
  const size = (longestRow + 1) * (largestCap + 1)
  const work: Work = {
    near: new Int32Array(longestRow),
    rank: new Int32Array(longestRow + 1),
    weight: new Float64Array(longestRow),
    up: new Float64Array(size),
    on: new Float64Array(size),
  }
  for (let v = 0; v < volunteers; v += 1) {
    const from = row[v] ?? 0
    let count = 0
    for (let e = from; e < (row[v + 1] ?? 0); e += 1) {
      work.rank[e - from] = count
      const w = (value[e] ?? 0) - (price[request[e] ?? 0] ?? 0)
      // An edge costs at least what it lacks itself, so most are out at once.
      if (w < -most) continue
      work.near[count] = e
      work.weight[count] = w
      count += 1
    }
    const wide = tight[v] === 1 ? (cap[v] ?? 0) + 1 : 1
    ways(of, work, from, count, wide)
    through(of, work, { from, count, wide, most }, regret)
  }
  return regret
}

interface Work {
  /** Edges that may be worth it, in order; `rank` counts those before each place of the row. */
  near: Int32Array
  rank: Int32Array
  weight: Float64Array
  /** Longest ways up to each place, and on from it, by hours. */
  up: Float64Array
  on: Float64Array
}

const ways = ({ before, hours }: Instance, work: Work, from: number, count: number, wide: number): void => {
  const { near, rank, weight, up, on } = work
  up.fill(0, 0, wide)
  for (let at = 0; at < count; at += 1) {
    const e = near[at] ?? 0
    const w = weight[at] ?? 0
    const takes = wide === 1 ? 0 : (hours[e] ?? 0)
    const [here, next] = [at * wide, (at + 1) * wide]
    const earlier = (rank[(before[e] ?? 0) - from] ?? 0) * wide - takes
    for (let h = 0; h < wide; h += 1) {
      const without = up[here + h] ?? 0
      const taken = h < takes ? without : w + (up[earlier + h] ?? 0)
      up[next + h] = taken > without ? taken : without
    }
  }
  on.fill(0, 0, (count + 1) * wide)
  for (let at = count - 1; at >= 0; at -= 1) {
    const e = near[at] ?? 0
    const w = weight[at] ?? 0
    const takes = wide === 1 ? 0 : (hours[e] ?? 0)
    const [here, next] = [at * wide, (at + 1) * wide]
    const earlier = (rank[(before[e] ?? 0) - from] ?? 0) * wide
    for (let h = 0; h < wide; h += 1) {
      const skipped = on[next + h] ?? 0
      if (skipped > (on[here + h] ?? 0)) on[here + h] = skipped
      if (h < takes) continue
      const taken = w + (on[next + h - takes] ?? 0)
      if (taken > (on[earlier + h] ?? 0)) on[earlier + h] = taken
    }
  }
}

interface Row {
  from: number
  count: number
  wide: number
  most: number
}

const through = (
  { before, hours }: Instance,
  work: Work,
  { from, count, wide, most }: Row,
  regret: Float64Array,
): void => {
  const { near, rank, weight, up, on } = work
  const best = up[count * wide + wide - 1] ?? 0
  for (let at = 0; at < count; at += 1) {
    const e = near[at] ?? 0
    const takes = wide === 1 ? 0 : (hours[e] ?? 0)
    const earlier = (rank[(before[e] ?? 0) - from] ?? 0) * wide
    const next = (at + 1) * wide
    let longest = Number.NEGATIVE_INFINITY
    for (let h = takes; h < wide; h += 1) {
      const way = (up[earlier + h - takes] ?? 0) + (on[next + wide - 1 - h] ?? 0)
      if (way > longest) longest = way
    }
    const cost = best - longest - (weight[at] ?? 0)
    if (cost <= most) regret[e] = cost
  }
}
