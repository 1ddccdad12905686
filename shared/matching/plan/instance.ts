import type { PlanProblem } from './problem.ts'

/** Values are whole numbers of this many to one: sums and prices stay exact, whatever the order they are made in. */
export const scale = 1_000_000

/**
 * A problem as the solver reads it: edges that can be used at all, those of one volunteer side by side and by their end.
 * `before[e]` is the place in that row behind the last edge that is over when `e` starts; `hours` and `cap` are counted
 * in the largest unit that divides all hours of the volunteer.
 */
export interface Instance {
  volunteers: number
  requests: number
  edges: number
  /** Edges of volunteer v are `row[v]` up to `row[v + 1]`. */
  row: Int32Array
  volunteer: Int32Array
  request: Int32Array
  value: Float64Array
  start: Float64Array
  end: Float64Array
  hours: Int32Array
  before: Int32Array
  cap: Int32Array
  /** Whether all edges together could ever exceed the hours. */
  tight: Uint8Array
  /** Edges of request r are `list[column[r]]` up to `list[column[r + 1] - 1]`. */
  column: Int32Array
  list: Int32Array
  seats: Int32Array
  least: Int32Array
  /** Position in the problem's own list. */
  origin: Int32Array
  /** Whether some volunteer and request are joined by more than one edge. */
  twins: boolean
  /** Whether any request has a minimum head-count. */
  bundled: boolean
  longestRow: number
  largestCap: number
}

const most = 2 ** 30

/** The problem in typed arrays. Leaves out edges that no plan can use: no seat, or more hours than the volunteer gives. */
export const instanceOf = (problem: PlanProblem): Instance => {
  const { volunteers, requests } = problem
  const { origin, row } = usableEdges(problem)
  const size = origin.length
  const [volunteer, request, hours] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)]
  const [value, start, end] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  for (let e = 0; e < size; e += 1) {
    const edge = problem.edges[origin[e] ?? 0]
    if (edge === undefined) continue
    volunteer[e] = edge.volunteer
    request[e] = edge.request
    hours[e] = Math.round(edge.hours * 2)
    value[e] = Math.round(edge.value * scale)
    start[e] = edge.start
    end[e] = edge.end
  }
  const cap = Int32Array.from(volunteers, (one) => Math.min(most, Math.round(one.hours * 2)))
  const column = firstPlaces(request, requests.length)
  return {
    volunteers: volunteers.length,
    requests: requests.length,
    edges: size,
    row,
    volunteer,
    request,
    value,
    start,
    end,
    hours,
    before: earlierPlaces(row, start, end),
    cap,
    tight: inLargestUnits(row, hours, cap),
    column,
    list: sortedInto(column, request),
    seats: Int32Array.from(requests, ({ seats }) => Math.min(seats, most)),
    least: Int32Array.from(requests, ({ minSeats }) => Math.max(1, minSeats ?? 1)),
    origin,
    twins: haveTwins(row, request, requests.length),
    bundled: requests.some(({ minSeats }) => (minSeats ?? 0) > 1),
    longestRow: row.reduce((longest, from, v) => Math.max(longest, (row[v + 1] ?? from) - from), 0),
    largestCap: cap.reduce((largest, one) => (one < most ? Math.max(largest, one) : largest), 0),
  }
}

/** Positions of the edges that a plan can use, row by row of their volunteers, each row by end. */
const usableEdges = ({ volunteers, requests, edges }: PlanProblem): { origin: Int32Array; row: Int32Array } => {
  const owner = new Int32Array(edges.length).fill(-1)
  const [start, end] = [new Float64Array(edges.length), new Float64Array(edges.length)]
  for (let at = 0; at < edges.length; at += 1) {
    const edge = edges[at]
    if (edge === undefined) continue
    start[at] = edge.start
    end[at] = edge.end
    const usable = (requests[edge.request]?.seats ?? 0) > 0 && edge.hours <= (volunteers[edge.volunteer]?.hours ?? 0)
    if (usable) owner[at] = edge.volunteer
  }
  const row = firstPlaces(owner, volunteers.length)
  const origin = sortedInto(row, owner)
  const byEnd = (a: number, b: number): number =>
    (end[a] ?? 0) - (end[b] ?? 0) || (start[a] ?? 0) - (start[b] ?? 0) || a - b
  for (let v = 0; v < volunteers.length; v += 1) {
    // Rows are short: putting each edge in its place beats a sort that must ask a function.
    const from = row[v] ?? 0
    for (let n = from + 1; n < (row[v + 1] ?? 0); n += 1) {
      const at = origin[n] ?? 0
      let place = n
      for (; place > from && byEnd(origin[place - 1] ?? 0, at) > 0; place -= 1) origin[place] = origin[place - 1] ?? 0
      origin[place] = at
    }
  }
  return { origin, row }
}

/** Where each of `size` groups begins in a list sorted by group; what belongs to none is left out. */
export const firstPlaces = (group: Int32Array, size: number): Int32Array => {
  const places = new Int32Array(size + 1)
  for (const one of group) if (one >= 0) places[one + 1] = (places[one + 1] ?? 0) + 1
  for (let at = 0; at < size; at += 1) places[at + 1] = (places[at + 1] ?? 0) + (places[at] ?? 0)
  return places
}

export const sortedInto = (places: Int32Array, group: Int32Array): Int32Array => {
  const next = places.slice()
  const list = new Int32Array(places.at(-1) ?? 0)
  for (let at = 0; at < group.length; at += 1) {
    const one = group[at] ?? -1
    if (one < 0) continue
    list[next[one] ?? 0] = at
    next[one] = (next[one] ?? 0) + 1
  }
  return list
}

/** For each edge the first place in its row whose end lies after its start: what stands before is over by then. */
export const earlierPlaces = (row: Int32Array, start: Float64Array, end: Float64Array): Int32Array => {
  const before = new Int32Array(start.length)
  for (let v = 0; v + 1 < row.length; v += 1) {
    const from = row[v] ?? 0
    for (let e = from; e < (row[v + 1] ?? 0); e += 1) {
      let [low, high] = [from, e]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((end[middle] ?? 0) <= (start[e] ?? 0)) low = middle + 1
        else high = middle
      }
      before[e] = low
    }
  }
  return before
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** Counts the hours of each volunteer in the largest unit they share; whom they can never bind gets no cap to speak of. */
const inLargestUnits = (row: Int32Array, hours: Int32Array, cap: Int32Array): Uint8Array => {
  const tight = new Uint8Array(cap.length)
  for (let v = 0; v < cap.length; v += 1) {
    let [unit, sum] = [0, 0]
    for (let e = row[v] ?? 0; e < (row[v + 1] ?? 0); e += 1) {
      unit = divisor(unit, hours[e] ?? 0)
      sum += hours[e] ?? 0
    }
    if (sum <= (cap[v] ?? 0)) {
      cap[v] = most
      continue
    }
    tight[v] = 1
    cap[v] = Math.floor((cap[v] ?? 0) / unit)
    for (let e = row[v] ?? 0; e < (row[v + 1] ?? 0); e += 1) hours[e] = (hours[e] ?? 0) / unit
  }
  return tight
}

const haveTwins = (row: Int32Array, request: Int32Array, requests: number): boolean => {
  const lastSeen = new Int32Array(requests).fill(-1)
  for (let v = 0; v + 1 < row.length; v += 1) {
    for (let e = row[v] ?? 0; e < (row[v + 1] ?? 0); e += 1) {
      if (lastSeen[request[e] ?? 0] === v) return true
      lastSeen[request[e] ?? 0] = v
    }
  }
  return false
}
