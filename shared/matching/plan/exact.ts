import { Assignment } from './assignment.ts'
import type { Effort } from './effort.ts'
import { type Instance, instanceOf, scale } from './instance.ts'
import { Prices } from './prices.ts'
import type { Plan, PlanProblem } from './problem.ts'
import { remaining } from './remaining.ts'
import { Reoptimizer } from './reoptimize.ts'
import { Schedule } from './schedule.ts'

/** What is decided so far: edges in the plan, edges still open (positions in the problem), and the prices found last. */
interface Node {
  taken: readonly number[]
  open: readonly number[]
  prices: Float64Array
}

interface Limits {
  /** No plan is worth anything between two multiples of it. */
  quantum: number
  /** Branches to look at. */
  nodes: number
  effort: Effort
}

const roundsPerNode = 24
const forced = 1e12

/**
 * Branch and bound for small problems: an edge is taken or left out, and a branch ends when its own bound says that it
 * holds nothing better. Edges that cannot be in a better plan by what they cost after prices are struck first. `nodes` is
 * how many branches may be looked at; `proven` when none was left. Values are whole, in units of the instance.
 */
export class Exact {
  best: number
  edges: readonly number[]
  proven = true
  private readonly problem: PlanProblem
  private readonly quantum: number
  private nodes: number
  private readonly effort: Effort

  constructor(problem: PlanProblem, start: Plan, { quantum, nodes, effort }: Limits) {
    this.problem = problem
    this.edges = start.edges
    this.best = this.sum(start.edges)
    this.quantum = quantum
    this.nodes = nodes
    this.effort = effort
  }

  run(prices: Float64Array): void {
    this.visit({ taken: [], open: [...this.problem.edges.keys()], prices })
  }

  private visit(node: Node): void {
    if (this.nodes <= 0 || this.effort.over()) {
      this.proven = false
      return
    }
    this.nodes -= 1
    // Minimum head-counts are seen to where plans are judged: half of one may still become whole.
    const left = remaining(this.problem, node.taken, node.open)
    const { open } = left
    const of = instanceOf({ ...left.problem, requests: left.problem.requests.map(({ id, seats }) => ({ id, seats })) })
    const gained = this.sum(node.taken)
    const schedule = new Schedule(of)
    const prices = new Prices(of, schedule, node.prices.slice())
    let share = 0.05
    let bound = Number.POSITIVE_INFINITY
    for (let n = 0; n < roundsPerNode; n += 1) {
      bound = prices.round()
      if (this.floor(gained + prices.best.bound) <= this.best) return
      prices.step(bound, Math.max(this.best - gained, prices.best.bound * (1 - share)), 0.5)
      share *= 0.85
    }
    prices.prices.set(prices.best.prices)
    bound = prices.round()
    this.offer(node.taken, of, open, prices, schedule)
    const kept = this.struck(of, open, gained + bound, prices.prices, schedule)
    const next = this.branchAt(of, open, kept, prices)
    if (next < 0) return
    const others = kept.filter((at) => at !== next)
    this.visit({ taken: [...node.taken, next], open: others, prices: prices.best.prices })
    this.visit({ taken: node.taken, open: others, prices: prices.best.prices })
  }

  private floor(value: number): number {
    return Math.floor(value / this.quantum + 1e-9) * this.quantum
  }

  /** A plan near the schedules of this branch, if it is better than any before. */
  private offer(
    taken: readonly number[],
    of: Instance,
    open: readonly number[],
    prices: Prices,
    schedule: Schedule,
  ): void {
    const plan = new Assignment(of)
    prices.repair(plan, new Reoptimizer(of, schedule))
    for (const rest of [true, false]) {
      const edges = [...taken]
      if (rest)
        plan.chosen.forEach((is, e) => {
          if (is === 1) edges.push(open[of.origin[e] ?? 0] ?? 0)
        })
      const value = this.worth(edges)
      if (value > this.best) {
        this.best = value
        this.edges = edges.filter((at) => this.reached(edges, at))
      }
    }
  }

  private reached(edges: readonly number[], at: number): boolean {
    const request = this.problem.edges[at]?.request ?? 0
    const count = edges.filter((one) => this.problem.edges[one]?.request === request).length
    return count >= (this.problem.requests[request]?.minSeats ?? 0)
  }

  /** Of edges that keep all rules but perhaps a minimum head-count: those below it count for nothing. */
  private worth(edges: readonly number[]): number {
    return this.sum(edges.filter((at) => this.reached(edges, at)))
  }

  private sum(edges: readonly number[]): number {
    return edges.reduce((sum, at) => sum + Math.round((this.problem.edges[at]?.value ?? 0) * scale), 0)
  }

  /** The open edges that may still be in a better plan: any plan with an edge is worth at most the bound less its cost. */
  private struck(
    of: Instance,
    open: readonly number[],
    bound: number,
    price: Float64Array,
    schedule: Schedule,
  ): number[] {
    const { volunteers, row, request, value, origin } = of
    const weight = new Float64Array(of.edges)
    const kept: number[] = []
    for (let v = 0; v < volunteers; v += 1) {
      const [from, to] = [row[v] ?? 0, row[v + 1] ?? 0]
      for (let e = from; e < to; e += 1) weight[e] = (value[e] ?? 0) - (price[request[e] ?? 0] ?? 0)
      const most = schedule.solve(v, weight)
      for (let e = from; e < to; e += 1) {
        const w = weight[e] ?? 0
        weight[e] = w + forced
        const cost = most - (schedule.solve(v, weight) - forced)
        weight[e] = w
        if (this.floor(bound - cost) > this.best) kept.push(open[origin[e] ?? 0] ?? 0)
      }
    }
    return kept
  }

  /** The edge to decide next: the one worth most among those of the request whose seats and wishes differ most. */
  private branchAt(of: Instance, open: readonly number[], kept: readonly number[], prices: Prices): number {
    const wants = new Int32Array(of.requests)
    prices.wanted.forEach((is, e) => {
      if (is === 1) wants[of.request[e] ?? 0] = (wants[of.request[e] ?? 0] ?? 0) + 1
    })
    const allowed = new Set(kept)
    let [found, most] = [-1, -1]
    for (let e = 0; e < of.edges; e += 1) {
      const at = open[of.origin[e] ?? 0] ?? 0
      if (!allowed.has(at)) continue
      const r = of.request[e] ?? 0
      const excess = Math.abs((wants[r] ?? 0) - (of.seats[r] ?? 0))
      const rank = (excess > 0 ? 1e15 : 0) + (prices.wanted[e] === 1 ? 1e14 : 0) + (of.value[e] ?? 0)
      if (rank > most) [found, most] = [at, rank]
    }
    return found
  }
}
