import { Assignment } from './assignment.ts'
import { Bundles } from './bundles.ts'
import { Exact } from './exact.ts'
import { Improver } from './improve.ts'
import { type Instance, instanceOf, scale } from './instance.ts'
import { priced } from './prices.ts'
import type { Plan, PlanProblem } from './problem.ts'
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
}

/** Schedules looked at in what an ordinary machine does in a millisecond. */
const looksPerMs = 400
const bundleTurns = 4
/** Small enough to be solved to the end. */
const small = { edges: 400, nodes: 4000 } as const

/**
 * The plan worth most that can be found, and a bound that no plan exceeds. Deterministic: same problem, same plan. Where
 * everybody can serve only once, and in small problems, the plan is the very best and the bound says so.
 */
export const plan = (problem: PlanProblem, options: PlanOptions = {}): Plan => {
  const { locked = [] } = options
  if (locked.length === 0) return planFree(problem, options)
  const left = remaining(problem, locked)
  const found = planFree(left.problem, options)
  const worth = locked.reduce((sum, at) => sum + Math.round((problem.edges[at]?.value ?? 0) * scale), 0) / scale
  return {
    edges: [...locked, ...found.edges.map((at) => left.open[at] ?? 0)].sort((a, b) => a - b),
    value: found.value + worth,
    upperBound: found.upperBound + worth,
    prices: found.prices,
  }
}

const planFree = (problem: PlanProblem, { budgetMs, warm }: PlanOptions): Plan => {
  const of = instanceOf(problem)
  const best = new Assignment(of)
  if (servesOnce(of)) {
    const prices = transport(of, best)
    return answer(of, best, prices, best.value)
  }
  const schedule = new Schedule(of)
  const reoptimizer = new Reoptimizer(of, schedule)
  reoptimizer.enqueueAll()
  reoptimizer.run(best)
  const start = warm && Float64Array.from({ length: of.requests }, (_, r) => Math.round((warm[r] ?? 0) * scale))
  const prices = priced(of, schedule, best.value, start)
  const found = new Assignment(of)
  prices.repair(found, reoptimizer)
  const improver = new Improver(of, schedule, reoptimizer, prices.best.prices)
  improver.settle(found)
  const looks = budgetMs === undefined ? 20_000 + 2 * of.edges : budgetMs * looksPerMs
  if (of.bundled) withBundles(of, schedule, reoptimizer, prices.best.prices, found, best, looks)
  else improver.kick(found, best, looks)
  const plan = answer(of, best, prices.best.prices, prices.best.bound)
  return of.edges > small.edges || plan.value === plan.upperBound ? plan : solved(problem, of, plan)
}

/**
 * Decides the bundles, prices the seats anew as if those left out did not exist, and decides again: what nobody competes
 * for any more is cheaper, and another bundle may pay.
 */
const withBundles = (
  of: Instance,
  schedule: Schedule,
  reoptimizer: Reoptimizer,
  first: Float64Array,
  found: Assignment,
  best: Assignment,
  looks: number,
): void => {
  let prices = first
  for (let turn = 1; turn <= bundleTurns; turn += 1) {
    const before = best.value
    const improver = new Improver(of, schedule, reoptimizer, prices)
    new Bundles(of, schedule, prices, improver).exchange(found, best)
    improver.kick(found, best, looks / bundleTurns)
    found.copyFrom(best)
    if (turn > 1 && best.value <= before) return
    prices = pricedWithout(of, schedule, best, prices)
  }
}

/** Prices when bundles that nobody serves in a plan are out of the question: too dear for everybody. */
const pricedWithout = (of: Instance, schedule: Schedule, plan: Assignment, prices: Float64Array): Float64Array => {
  const seats = of.seats.slice()
  const start = prices.slice()
  const dearest = of.value.reduce((most, value) => Math.max(most, value), 0)
  for (let r = 0; r < of.requests; r += 1) {
    if ((of.least[r] ?? 1) <= 1) continue
    const out = (plan.filled[r] ?? 0) === 0
    if (out) seats[r] = 0
    start[r] = out ? dearest : Math.min(start[r] ?? 0, dearest / 2)
  }
  return priced({ ...of, seats }, schedule, plan.value, start).best.prices
}

/** The end of the search in a small problem: nothing better is left, or the branches allowed are used up. */
const solved = (problem: PlanProblem, of: Instance, plan: Plan): Plan => {
  const exact = new Exact(problem, plan, { quantum: quantumOf(of), nodes: small.nodes })
  exact.run(Float64Array.from(plan.prices, (price) => Math.round(price * scale)))
  const value = exact.best / scale
  return {
    ...plan,
    edges: [...exact.edges].sort((a, b) => a - b),
    value,
    upperBound: exact.proven ? value : plan.upperBound,
  }
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
/** The largest unit of which all values are multiples: no plan is worth anything between two multiples of it. */
const quantumOf = (of: Instance): number => Math.max(1, of.value.reduce(divisor, 0))

const answer = (of: Instance, found: Assignment, prices: Float64Array, bound: number): Plan => {
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
  }
}
