import { seededRandom } from '#shared/kernel/random.ts'
import { Assignment } from './assignment.ts'
import { Bundles } from './bundles.ts'
import { coreOf, planIn } from './core.ts'
import { Effort, type Safety } from './effort.ts'
import { Exact } from './exact.ts'
import { Improver } from './improve.ts'
import { type Instance, instanceOf, scale } from './instance.ts'
import { firstPrices, lower, Prices } from './prices.ts'
import type { Plan, PlanProblem } from './problem.ts'
import { regretsOf } from './regrets.ts'
import { remaining } from './remaining.ts'
import { Reoptimizer } from './reoptimize.ts'
import { Schedule } from './schedule.ts'
import { servesOnce, transport } from './transport.ts'

export interface PlanOptions {
  /** How long local search may go on, counted in work and not by a clock: the same budget gives the same plan anywhere. */
  budgetMs?: number
  /** Prices of an earlier plan, one for each request: a new plan after a small change starts from them. */
  warm?: readonly number[]
  /** Positions of edges that are in the plan whatever comes: seats that people accepted. */
  locked?: readonly number[]
  /** Where to stop, on a machine much slower than expected. */
  safety?: Safety
}

/** Places that an ordinary machine looks at in a millisecond, and bundles that it takes apart. */
const perMs = { looks: 600, turns: 2 } as const
const courses = {
  cold: { rounds: 90, share: 0.1 },
  warm: { rounds: 4, share: 0.0005 },
  again: { rounds: 20, share: 0.001 },
  last: { rounds: 60, share: 0.002 },
} as const
/** A gap that more rounds may close. */
const wide = 1e-4
/** What an edge may cost after prices to be in the core, for each unit that an edge is worth on average. */
const costly = 0.03
/** Small enough to be solved to the end; with bundles the bound is far, and branches end late. */
const small = { edges: 400, bundledEdges: 60, nodes: 4000 } as const

/**
 * The plan worth most that can be found, and a bound that no plan exceeds. Deterministic: same problem, same plan, unless
 * the safety limit cuts it short. Where everybody can serve only once, and in small problems, the plan is the very best
 * and the bound says so.
 */
export const plan = (problem: PlanProblem, options: PlanOptions = {}): Plan => {
  const { locked = [] } = options
  if (locked.length === 0) return planFree(problem, options)
  const left = remaining(problem, locked)
  const found = planFree(left.problem, options)
  const worth = locked.reduce((sum, at) => sum + Math.round((problem.edges[at]?.value ?? 0) * scale), 0) / scale
  return {
    ...found,
    edges: [...locked, ...found.edges.map((at) => left.open[at] ?? 0)].sort((a, b) => a - b),
    value: found.value + worth,
    upperBound: found.upperBound + worth,
  }
}

const planFree = (problem: PlanProblem, options: PlanOptions): Plan => {
  const of = instanceOf(problem)
  const effort = new Effort(options.safety)
  const best = new Assignment(of)
  if (servesOnce(of)) {
    const prices = transport(of, best)
    return answer(of, best, { prices, bound: best.value }, effort)
  }
  const schedule = new Schedule(of)
  const { warm } = options
  const start = warm && Float64Array.from({ length: of.requests }, (_, r) => Math.round((warm[r] ?? 0) * scale))
  const priced = new Prices(of, schedule, start ?? firstPrices(of))
  lower(priced, start === undefined ? courses.cold : courses.warm, effort)
  const found = new Assignment(of)
  priced.repair(found, new Reoptimizer(of, schedule))
  const plan = of.bundled
    ? withBundles(of, schedule, priced, found, effort, options)
    : inCore(of, priced, found, effort, options)
  const most = of.bundled ? small.bundledEdges : small.edges
  return of.edges > most || plan.value === plan.upperBound ? plan : solved(problem, of, plan, effort)
}

/** Local search among the edges that cost little after prices: a third of them, and nearly all that a good plan holds. */
const inCore = (
  of: Instance,
  priced: Prices,
  found: Assignment,
  effort: Effort,
  { budgetMs, warm }: PlanOptions,
): Plan => {
  const { prices, bound } = priced.best
  const core = coreOf(of, regretsOf(of, prices, costly * mean(of.value)), found)
  const inner = new Schedule(core.of)
  const improver = new Improver(core.of, inner, new Reoptimizer(core.of, inner), prices, effort)
  const plan = planIn(core, found)
  const best = new Assignment(core.of)
  const usual = warm === undefined ? 6000 + of.edges : of.edges / 3
  const quantum = quantumOf(of)
  improver.settle(plan)
  improver.kick(plan, best, {
    looks: budgetMs === undefined ? usual : budgetMs * perMs.looks,
    enough: (value) => value > bound - quantum,
  })
  if (warm === undefined && bound - best.value > wide * best.value) {
    priced.prices.set(prices)
    lower(priced, courses.last, effort)
  }
  return answer(core.of, best, priced.best, effort)
}

/**
 * Settles the plan, prices the seats anew as if requests that do not take place did not exist, and takes bundles apart and
 * puts them together; then once more, as other requests take place now.
 */
const withBundles = (
  of: Instance,
  schedule: Schedule,
  priced: Prices,
  best: Assignment,
  effort: Effort,
  { budgetMs }: PlanOptions,
): Plan => {
  const reoptimizer = new Reoptimizer(of, schedule)
  new Improver(of, schedule, reoptimizer, priced.best.prices, effort).settle(best)
  const turns = budgetMs === undefined ? Math.min(2 * of.requests, 1200) : budgetMs * perMs.turns
  const random = seededRandom(1)
  for (let part = 0; part < 2; part += 1) {
    const prices = pricedWithout(of, schedule, best, priced.best.prices, effort)
    const improver = new Improver(of, schedule, reoptimizer, prices, effort)
    new Bundles(of, schedule, improver, random).run(best, turns / 2, effort)
  }
  return answer(of, best, priced.best, effort)
}

/** Prices when bundles that nobody serves in a plan are out of the question: too dear for everybody. */
const pricedWithout = (
  of: Instance,
  schedule: Schedule,
  plan: Assignment,
  prices: Float64Array,
  effort: Effort,
): Float64Array => {
  const seats = of.seats.slice()
  const start = prices.slice()
  const dearest = of.value.reduce((most, value) => Math.max(most, value), 0)
  for (let r = 0; r < of.requests; r += 1) {
    if ((of.least[r] ?? 1) <= 1 || (plan.filled[r] ?? 0) > 0) continue
    seats[r] = 0
    start[r] = dearest
  }
  const without = new Prices({ ...of, seats }, schedule, start)
  lower(without, courses.again, effort)
  return without.best.prices
}

/** The end of the search in a small problem: nothing better is left, or the branches allowed are used up. */
const solved = (problem: PlanProblem, of: Instance, plan: Plan, effort: Effort): Plan => {
  const exact = new Exact(problem, plan, { quantum: quantumOf(of), nodes: small.nodes, effort })
  exact.run(Float64Array.from(plan.prices, (price) => Math.round(price * scale)))
  const value = exact.best / scale
  return {
    ...plan,
    edges: [...exact.edges].sort((a, b) => a - b),
    value,
    upperBound: exact.proven ? value : plan.upperBound,
    stats: effort.stats,
  }
}

const mean = (list: Float64Array): number => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length)

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
/** The largest unit of which all values are multiples: no plan is worth anything between two multiples of it. */
const quantumOf = (of: Instance): number => Math.max(1, of.value.reduce(divisor, 0))

const answer = (
  of: Instance,
  found: Assignment,
  { prices, bound }: { prices: Float64Array; bound: number },
  effort: Effort,
): Plan => {
  const edges: number[] = []
  found.chosen.forEach((is, e) => {
    if (is === 1 && !found.isBroken(of.request[e] ?? 0)) edges.push(of.origin[e] ?? 0)
  })
  const quantum = quantumOf(of)
  return {
    edges: edges.sort((a, b) => a - b),
    value: found.value / scale,
    upperBound: (Math.floor(bound / quantum) * quantum) / scale,
    prices: Array.from(prices, (price) => price / scale),
    stats: effort.stats,
  }
}
