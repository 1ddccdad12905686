import { instanceOf, scale } from './instance.ts'
import { type PlanOptions, plan } from './plan.ts'
import { canStand, clash, type Posting, postingsOf, seatsTaken, type Team, teamProblem } from './postings.ts'
import { Prices } from './prices.ts'
import type { Plan, PlanProblem } from './problem.ts'
import { Schedule } from './schedule.ts'

export interface TeamPlan extends Plan {
  teams: { team: number; request: number }[]
}

const passes = 3

/**
 * A plan in which whole teams serve (Art. 10: teams may be recruited as such). The rule: a team is at a request with every
 * member or with none, so all of them must be able to serve there and there must be a seat for each; a team's members
 * serve with it only; it is away from when the first must leave until the last is back, and gives the hours that every
 * member can give. Teams are placed where they gain most after prices, as long as the whole plan gains, and moved or left
 * out again where that gains. A team whose edges are all locked stays. The bound counts a team like a volunteer who needs
 * several seats.
 */
export const planWithTeams = (problem: PlanProblem, teams: readonly Team[], options: PlanOptions = {}): TeamPlan => {
  const locked = new Set(options.locked ?? [])
  const free = singles(problem, teams)
  const postings = postingsOf(problem, teams)
  const fixed = postings.filter(({ edges }) => edges.every((edge) => locked.has(edge)))
  const ownLocked = [...free.at.keys()].filter((n) => locked.has(free.at[n] ?? -1))
  const { safety } = options
  // One limit for all tries together.
  const until = safety === undefined ? Number.POSITIVE_INFINITY : safety.now() + safety.ms
  const alone = (placed: readonly Posting[], warm?: readonly number[]): Plan =>
    plan(without(free.problem, placed), {
      ...options,
      ...(safety === undefined ? {} : { safety: { now: safety.now, ms: until - safety.now() } }),
      locked: ownLocked,
      ...(warm === undefined ? {} : { warm }),
    })

  const first = alone(fixed, options.warm)
  let best = { placed: fixed, plan: first, value: first.value + worth(fixed) }
  let stopped = false
  const attempt = (placed: Posting[]): boolean => {
    stopped ||= safety !== undefined && safety.now() > until
    if (stopped || !canStand(problem, teams, placed)) return false
    const found = alone(placed, first.prices)
    const value = found.value + worth(placed)
    if (value <= best.value + 1e-9 || !takePlace(problem, free.at, placed, found)) return false
    best = { placed, plan: found, value }
    return true
  }
  const gain = ({ request, edges, value }: Posting): number => value - edges.length * (first.prices[request] ?? 0)
  const ordered = postings
    .filter((one) => !fixed.includes(one))
    .sort((a, b) => gain(b) - gain(a) || a.team - b.team || a.request - b.request)
  for (let pass = 0, gained = true; gained && pass < passes; pass += 1) {
    gained = false
    for (const one of ordered) {
      const others = best.placed.filter((other) => other !== one)
      const moved = others.filter((other) => fixed.includes(other) || !clash(one, other))
      const instead = moved.filter((other) => fixed.includes(other) || other.request !== one.request)
      const tries = best.placed.includes(one)
        ? [others]
        : [
            [...moved, one],
            [...instead, one],
          ]
      if (tries.some(attempt)) gained = true
    }
  }

  const edges = [...best.placed.flatMap((one) => one.edges), ...best.plan.edges.map((at) => free.at[at] ?? 0)]
  const bounds = [first, best.plan].map(({ prices }) => boundAt(prices, free.problem, problem, teams, postings))
  return {
    ...best.plan,
    edges: edges.sort((a, b) => a - b),
    value: best.value,
    upperBound: Math.min(...bounds),
    teams: best.placed.map(({ team, request }) => ({ team, request })),
    stats: { ...best.plan.stats, stopped: stopped || best.plan.stats.stopped },
  }
}

const worth = (placed: readonly Posting[]): number => placed.reduce((sum, { value }) => sum + value, 0)

/** The problem of those who serve alone; `at` tells where each edge stands in the whole. */
const singles = (problem: PlanProblem, teams: readonly Team[]): { problem: PlanProblem; at: number[] } => {
  const members = new Set(teams.flatMap((team) => team.members))
  const at = [...problem.edges.keys()].filter((edge) => !members.has(problem.edges[edge]?.volunteer ?? -1))
  return { problem: { ...problem, edges: at.flatMap((edge) => problem.edges[edge] ?? []) }, at }
}

/** What teams leave to those who serve alone; a team counts towards a minimum head-count. */
const without = (problem: PlanProblem, placed: readonly Posting[]): PlanProblem => ({
  ...problem,
  requests: problem.requests.map(({ id, seats, minSeats = 0 }, request) => {
    const gone = seatsTaken(placed, request)
    return { id, seats: Math.max(0, seats - gone), minSeats: Math.max(0, minSeats - gone) }
  }),
})

/** Whether every request of a team has its head-count, those who serve alone included. */
const takePlace = (
  { requests, edges }: PlanProblem,
  at: readonly number[],
  placed: readonly Posting[],
  found: Plan,
): boolean =>
  placed.every(({ request }) => {
    const others = found.edges.filter((edge) => edges[at[edge] ?? -1]?.request === request).length
    return seatsTaken(placed, request) + others >= (requests[request]?.minSeats ?? 0)
  })

/**
 * What no plan with teams exceeds (prices.ts): every seat at its price, and the schedule of each volunteer and of each team
 * that earns most when all seats it takes are paid.
 */
const boundAt = (
  given: readonly number[],
  alone: PlanProblem,
  problem: PlanProblem,
  teams: readonly Team[],
  postings: readonly Posting[],
): number => {
  const price = Float64Array.from({ length: alone.requests.length }, (_, r) => Math.round((given[r] ?? 0) * scale))
  const of = instanceOf(alone)
  const own = new Prices(of, new Schedule(of), price).round()
  const team = instanceOf(teamProblem(problem, teams, postings))
  const paid = team.value.map((value, e) => {
    const posting = postings[team.origin[e] ?? 0]
    return value - (posting?.edges.length ?? 0) * (price[posting?.request ?? 0] ?? 0)
  })
  const schedule = new Schedule(team)
  return teams.reduce((sum, _, v) => sum + schedule.solve(v, paid), own) / scale
}
