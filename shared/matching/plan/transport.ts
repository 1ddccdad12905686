import type { Assignment } from './assignment.ts'
import type { Instance } from './instance.ts'

/** Whether nobody could ever serve twice: then the problem is one of transport, and solved exactly. */
export const servesOnce = ({ volunteers, row, start, end, hours, cap, tight, bundled }: Instance): boolean => {
  if (bundled) return false
  for (let v = 0; v < volunteers; v += 1) {
    const [from, to] = [row[v] ?? 0, row[v + 1] ?? 0]
    let [latestStart, earliestEnd, least, second] = [-Infinity, Infinity, Infinity, Infinity]
    for (let e = from; e < to; e += 1) {
      latestStart = Math.max(latestStart, start[e] ?? 0)
      earliestEnd = Math.min(earliestEnd, end[e] ?? 0)
      const takes = hours[e] ?? 0
      if (takes < least) [least, second] = [takes, least]
      else if (takes < second) second = takes
    }
    const overlapping = latestStart < earliestEnd
    const tooLong = tight[v] === 1 && least + second > (cap[v] ?? 0)
    if (to - from > 1 && !overlapping && !tooLong) return false
  }
  return true
}

/**
 * Everybody serves once at most: one volunteer after another is placed along the cheapest chain of moves, found by
 * Dijkstra's search over what each move gives up after prices. Values and prices are whole numbers, so the prices prove
 * the plan: no gap. O(volunteers × (edges + requests²)) at worst. Returns the prices of seats.
 */
export const transport = (of: Instance, plan: Assignment): Float64Array => {
  const { volunteers, requests, row, request, value, column, list, volunteer } = of
  const price = new Float64Array(requests)
  const earns = new Float64Array(volunteers)
  const far = new Float64Array(requests)
  const farOf = new Float64Array(volunteers)
  const by = new Int32Array(requests)
  const state = new Uint8Array(requests)
  const held = new Int32Array(volunteers).fill(-1)

  const place = (source: number): void => {
    far.fill(Number.POSITIVE_INFINITY)
    state.fill(0)
    let own = 0
    for (let e = row[source] ?? 0; e < (row[source + 1] ?? 0); e += 1)
      own = Math.max(own, (value[e] ?? 0) - (price[request[e] ?? 0] ?? 0))
    earns[source] = own
    const inTree = [source]
    farOf[source] = 0
    // Ending a chain with somebody who then serves nowhere costs what they earn.
    let [cost, last, lastRequest] = [own, source, -1]
    const visit = (v: number, from: number): void => {
      for (let e = row[v] ?? 0; e < (row[v + 1] ?? 0); e += 1) {
        const r = request[e] ?? 0
        if (state[r] === 2 || held[v] === e) continue
        const at = from + (earns[v] ?? 0) + (price[r] ?? 0) - (value[e] ?? 0)
        if (at < (far[r] ?? 0)) {
          far[r] = at
          by[r] = e
          state[r] = 1
        }
      }
    }
    visit(source, 0)
    for (;;) {
      let next = -1
      for (let r = 0; r < requests; r += 1)
        if (state[r] === 1 && (next < 0 || (far[r] ?? 0) < (far[next] ?? 0))) next = r
      if (next < 0 || (far[next] ?? 0) >= cost) break
      const at = far[next] ?? 0
      state[next] = 2
      if (plan.isOpen(next)) {
        ;[cost, last, lastRequest] = [at, -1, next]
        break
      }
      for (let n = column[next] ?? 0; n < (column[next + 1] ?? 0); n += 1) {
        const e = list[n] ?? 0
        if (plan.chosen[e] === 0) continue
        const v = volunteer[e] ?? 0
        farOf[v] = at
        inTree.push(v)
        if (at + (earns[v] ?? 0) < cost) [cost, last, lastRequest] = [at + (earns[v] ?? 0), v, next]
        visit(v, at)
      }
    }
    for (const v of inTree) earns[v] = (earns[v] ?? 0) - Math.max(0, cost - (farOf[v] ?? 0))
    for (let r = 0; r < requests; r += 1)
      if (state[r] === 2) price[r] = (price[r] ?? 0) + Math.max(0, cost - (far[r] ?? 0))
    if (last >= 0 && (held[last] ?? -1) >= 0) {
      plan.remove(held[last] ?? 0)
      held[last] = -1
    }
    // Back along the chain: each takes the seat that its predecessor opened up.
    for (let r = lastRequest; r >= 0; ) {
      const e = by[r] ?? 0
      const v = volunteer[e] ?? 0
      const left = held[v] ?? -1
      if (left >= 0) plan.remove(left)
      plan.add(e)
      held[v] = e
      r = left >= 0 ? (request[left] ?? 0) : -1
    }
  }

  for (let v = 0; v < volunteers; v += 1) place(v)
  return price
}
