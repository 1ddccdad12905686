import fc from 'fast-check'
import type { Plan, PlanProblem } from '#shared/matching/plan/problem.ts'

// Judges plans by the rules alone; shares nothing with the planner.

const half = (most: number) => fc.integer({ min: 0, max: most * 2 }).map((n) => n / 2)

/** Problems of every shape: no edges, no seats, pairs named twice, negative times, minimum head-counts, hours that bind. */
export const problems = (most: { volunteers: number; requests: number; edges: number }): fc.Arbitrary<PlanProblem> =>
  fc
    .tuple(
      fc.array(half(6), { maxLength: most.volunteers }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { maxLength: most.requests }),
    )
    .chain(([volunteers, requests]) => {
      const people = volunteers.map((hours, n) => ({ id: `v${n}`, hours }))
      const asks = requests.map(([seats, least], n) => ({ id: `r${n}`, seats, minSeats: Math.min(seats, least) }))
      if (people.length === 0 || asks.length === 0)
        return fc.constant({ volunteers: people, requests: asks, edges: [] })
      const edge = fc
        .record({
          volunteer: fc.nat(people.length - 1),
          request: fc.nat(asks.length - 1),
          value: fc.integer({ min: 1, max: 30_000 }).map((n) => n / 10_000),
          start: fc.integer({ min: -4, max: 12 }).map((n) => n * 30),
          length: fc.integer({ min: 1, max: 6 }).map((n) => n * 30),
          hours: half(3),
        })
        .map(({ length, ...one }) => ({ ...one, end: one.start + length }))
      return fc.array(edge, { maxLength: most.edges }).map((edges) => ({ volunteers: people, requests: asks, edges }))
    })

/** What is wrong with a plan, if anything. */
export const faultsOf = (problem: PlanProblem, { edges, value, upperBound }: Plan): string[] => {
  const faults: string[] = []
  const chosen = edges.map((at) => problem.edges[at]!)
  if (new Set(edges).size !== edges.length) faults.push('an edge twice')
  const pairs = chosen.map(({ volunteer, request }) => `${volunteer} ${request}`)
  if (new Set(pairs).size !== pairs.length) faults.push('a pair twice')
  problem.requests.forEach(({ seats, minSeats = 0 }, r) => {
    const filled = chosen.filter(({ request }) => request === r).length
    if (filled > seats || (filled > 0 && filled < minSeats)) faults.push(`request ${r} has ${filled}`)
  })
  problem.volunteers.forEach(({ hours }, v) => {
    const own = chosen.filter(({ volunteer }) => volunteer === v)
    if (own.reduce((sum, one) => sum + one.hours, 0) > hours) faults.push(`volunteer ${v} serves too long`)
    own.forEach((a, n) => {
      for (const b of own.slice(n + 1)) if (a.start < b.end && b.start < a.end) faults.push(`volunteer ${v} overlaps`)
    })
  })
  const sum = chosen.reduce((total, one) => total + one.value, 0)
  if (Math.abs(sum - value) > 1e-6) faults.push(`worth ${sum}, says ${value}`)
  if (upperBound < value - 1e-6) faults.push(`bound ${upperBound} below its value ${value}`)
  return faults
}

/** The best value there is, by trying everything. */
export const bruteForce = (problem: PlanProblem): number => {
  let best = 0
  const plan: number[] = []
  const visit = (at: number): void => {
    const edge = problem.edges[at]
    if (!edge) {
      const counts = problem.requests.map((_, r) => plan.filter((one) => problem.edges[one]!.request === r).length)
      const whole = problem.requests.every(({ minSeats = 0 }, r) => counts[r] === 0 || counts[r]! >= minSeats)
      if (whole)
        best = Math.max(
          best,
          plan.reduce((sum, one) => sum + problem.edges[one]!.value, 0),
        )
      return
    }
    visit(at + 1)
    const others = plan.map((one) => problem.edges[one]!)
    const own = others.filter(({ volunteer }) => volunteer === edge.volunteer)
    const fits =
      own.every((one) => one.request !== edge.request && (one.end <= edge.start || edge.end <= one.start)) &&
      own.reduce((sum, one) => sum + one.hours, edge.hours) <= problem.volunteers[edge.volunteer]!.hours &&
      others.filter(({ request }) => request === edge.request).length < problem.requests[edge.request]!.seats
    if (!fits) return
    plan.push(at)
    visit(at + 1)
    plan.pop()
  }
  visit(0)
  return best
}
