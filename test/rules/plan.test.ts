import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instanceOf } from '#shared/matching/plan/instance.ts'
import { plan } from '#shared/matching/plan/plan.ts'
import { regretsOf } from '#shared/matching/plan/regrets.ts'
import { Schedule } from '#shared/matching/plan/schedule.ts'
import { planWorld } from '#test/bench/plan-worlds.ts'
import { loadHighs } from '#test/support/highs.ts'
import { programOf } from '#test/support/plan-oracle.ts'
import { bruteForce, faultsOf, problems } from '#test/support/plans.ts'

const tiny = { volunteers: 4, requests: 4, edges: 11 }

describe('the planner', () => {
  it('finds the very best plan of a small problem, and proves it', () => {
    fc.assert(
      fc.property(problems(tiny), (problem) => {
        const found = plan(problem)
        expect(faultsOf(problem, found)).toEqual([])
        const best = bruteForce(problem)
        expect(found.value).toBeCloseTo(best, 6)
        expect(found.upperBound).toBeCloseTo(best, 6)
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps every rule in larger problems, and its bound is never below its value', () => {
    fc.assert(
      fc.property(problems({ volunteers: 40, requests: 25, edges: 500 }), (problem) => {
        expect(faultsOf(problem, plan(problem))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

describe('what an edge costs after prices', () => {
  it('is what its volunteer loses when it must be in their schedule', () => {
    fc.assert(
      fc.property(problems(tiny), fc.array(fc.nat(20_000), { minLength: 4, maxLength: 4 }), (problem, dear) => {
        const of = instanceOf(problem)
        const price = Float64Array.from({ length: of.requests }, (_, r) => (dear[r] ?? 0) * 100)
        const weight = of.value.map((value, e) => value - price[of.request[e]!]!)
        const schedule = new Schedule(of)
        const forced = 1e12
        regretsOf(of, price, Number.POSITIVE_INFINITY).forEach((regret, e) => {
          const v = of.volunteer[e]!
          const best = schedule.solve(v, weight)
          const through = schedule.solve(v, weight.with(e, weight[e]! + forced)) - forced
          expect(regret).toBeCloseTo(best - through, 0)
        })
      }),
      { numRuns: 300 },
    )
  })
})

describe('a plan', () => {
  const shape = { volunteers: 12, requests: 8, edges: 60 }

  it('is the same for the same problem, to the last digit', () => {
    fc.assert(
      fc.property(problems(shape), (problem) => {
        expect(plan(problem)).toEqual(plan(problem))
      }),
      { numRuns: 30 },
    )
  })

  it('does not change when the week is another one, and is worth twice as much when all values double', () => {
    fc.assert(
      fc.property(problems(tiny), (problem) => {
        const edges = problem.edges.map((edge) => ({
          ...edge,
          value: edge.value * 2,
          start: edge.start + 10_080,
          end: edge.end + 10_080,
        }))
        expect(plan({ ...problem, edges }).value).toBeCloseTo(2 * plan(problem).value, 6)
      }),
      { numRuns: 200 },
    )
  })

  it('is worth the same whatever the order of the edges, and whether somebody is there whom nobody needs', () => {
    fc.assert(
      fc.property(problems(tiny), (problem) => {
        const other = {
          volunteers: [...problem.volunteers, { id: 'idle', hours: 5 }],
          requests: problem.requests,
          edges: [...problem.edges].reverse(),
        }
        expect(plan(other).value).toBeCloseTo(plan(problem).value, 6)
      }),
      { numRuns: 200 },
    )
  })

  it('holds every seat that was accepted, and is the best of those that do', () => {
    fc.assert(
      fc.property(problems({ ...tiny, edges: 9 }), (problem) => {
        const free = { ...problem, requests: problem.requests.map(({ id, seats }) => ({ id, seats })) }
        const locked = plan(free).edges.slice(0, 2)
        const found = plan(free, { locked })
        expect(faultsOf(free, found)).toEqual([])
        expect(found.edges).toEqual(expect.arrayContaining(locked))
        expect(found.value).toBeCloseTo(bruteForce(free), 6)
      }),
      { numRuns: 200 },
    )
  })

  it('from the prices of the one before is nearly as good as from nothing', () => {
    const problem = planWorld({ requests: 120, supply: 1.2 }, 3)
    const cold = plan(problem)
    const warm = plan(problem, { warm: cold.prices, budgetMs: 20 })
    expect(faultsOf(problem, warm)).toEqual([])
    expect(warm.value).toBeGreaterThan(0.998 * cold.value)
  })

  it('after one event starts from the prices before, and is within a five-hundredth of a plan from nothing', () => {
    const before = planWorld({ requests: 200, supply: 1.2 }, 4)
    const { prices, edges } = plan(before)
    const gone = before.edges[edges[10]!]!.volunteer
    const after = { ...before, edges: before.edges.filter(({ volunteer }) => volunteer !== gone) }
    const warm = plan(after, { warm: prices })
    expect(faultsOf(after, warm)).toEqual([])
    expect(warm.value).toBeGreaterThan(0.998 * plan(after).value)
    expect(warm.stats.rounds).toBeLessThan(plan(after).stats.rounds / 4)
  })

  it('that the clock cuts short says so, keeps every rule and still proves its bound', () => {
    const problem = planWorld({ requests: 120, supply: 1.2, bundled: 0.5 }, 2)
    const whole = plan(problem)
    let now = 0
    const hasty = plan(problem, { safety: { now: () => (now += 1), ms: 30 } })
    expect(whole.stats.stopped).toBe(false)
    expect(hasty.stats.stopped).toBe(true)
    expect(faultsOf(problem, hasty)).toEqual([])
    expect(hasty.upperBound).toBeGreaterThan(whole.value - 1e-6)
    expect(hasty.value).toBeLessThan(whole.value)
  })

  it.each([1, 2, 3])('of a city is within a thousandth of what a general solver finds (seed %i)', async (seed) => {
    const highs = await loadHighs()
    for (const bundled of [0, 0.5]) {
      const problem = planWorld({ requests: 60, supply: 1.2, bundled }, seed)
      const found = plan(problem)
      expect(faultsOf(problem, found)).toEqual([])
      const best = highs.solve(programOf(problem), { mip_rel_gap: 1e-6, output_flag: false }).ObjectiveValue
      expect(found.upperBound).toBeGreaterThan(best - 1e-6)
      expect(found.value).toBeGreaterThan(best * (bundled > 0 ? 0.995 : 0.999))
    }
  })
})
