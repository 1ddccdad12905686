import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from '#shared/matching/plan/plan.ts'
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
