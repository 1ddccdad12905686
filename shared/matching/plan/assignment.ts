import type { Instance } from './instance.ts'

/**
 * A plan under work: which edges are chosen, how many of each request's seats they fill, and what they are worth. A
 * request that has fewer than its minimum counts for nothing: such edges will be dropped, and no step may gain by them.
 */
export class Assignment {
  readonly chosen: Uint8Array
  readonly filled: Int32Array
  value = 0
  /** What all chosen edges are worth, those of requests with too few people too. */
  raw = 0
  private readonly worth: Float64Array
  private readonly of: Instance

  constructor(of: Instance) {
    this.of = of
    this.chosen = new Uint8Array(of.edges)
    this.filled = new Int32Array(of.requests)
    this.worth = new Float64Array(of.requests)
  }

  add(edge: number): void {
    this.chosen[edge] = 1
    this.change(this.of.request[edge] ?? 0, 1, this.of.value[edge] ?? 0)
  }

  remove(edge: number): void {
    this.chosen[edge] = 0
    this.change(this.of.request[edge] ?? 0, -1, -(this.of.value[edge] ?? 0))
  }

  private change(request: number, by: number, value: number): void {
    const { filled, worth } = this
    const least = this.of.least[request] ?? 1
    const before = filled[request] ?? 0
    const sum = worth[request] ?? 0
    if (before >= least) this.value -= sum
    if (before + by >= least) this.value += sum + value
    this.raw += value
    filled[request] = before + by
    worth[request] = sum + value
  }

  /** Whether a request has somebody, but too few to take place. */
  isBroken(request: number): boolean {
    const filled = this.filled[request] ?? 0
    return filled > 0 && filled < (this.of.least[request] ?? 1)
  }

  /** Whether a volunteer serves a request already: two edges of one pair may both fit a schedule, a plan holds one. */
  holds(volunteer: number, request: number): boolean {
    const { row } = this.of
    for (let e = row[volunteer] ?? 0; e < (row[volunteer + 1] ?? 0); e += 1)
      if (this.chosen[e] === 1 && this.of.request[e] === request) return true
    return false
  }

  /** Whether the edge's twin, another edge of the same pair, is chosen. */
  hasTwin(edge: number): boolean {
    return this.of.twins && this.holds(this.of.volunteer[edge] ?? 0, this.of.request[edge] ?? 0)
  }

  isOpen(request: number): boolean {
    return (this.filled[request] ?? 0) < (this.of.seats[request] ?? 0)
  }

  /** Whether one more would count: there is a seat, and with them enough to take place. */
  welcomes(request: number): boolean {
    return this.isOpen(request) && (this.filled[request] ?? 0) + 1 >= (this.of.least[request] ?? 1)
  }

  /** The chosen edge of a request that is worth least, other than one volunteer's own; -1 when there is none. */
  weakest(request: number, except: number): number {
    const { column, list, value, volunteer } = this.of
    let [found, least] = [-1, Number.POSITIVE_INFINITY]
    for (let at = column[request] ?? 0; at < (column[request + 1] ?? 0); at += 1) {
      const e = list[at] ?? 0
      if (this.chosen[e] === 1 && volunteer[e] !== except && (value[e] ?? 0) < least) {
        found = e
        least = value[e] ?? 0
      }
    }
    return found
  }

  copyFrom(other: Assignment): void {
    this.chosen.set(other.chosen)
    this.filled.set(other.filled)
    this.worth.set(other.worth)
    this.value = other.value
    this.raw = other.raw
  }
}
