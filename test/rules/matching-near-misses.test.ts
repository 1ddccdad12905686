import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type ConstraintName,
  checkAll,
  constraintNames,
  failures,
  type MatchFacts,
} from '#shared/matching/constraints/index.ts'
import { anyFacts } from '#test/support/any-facts.ts'
import { fittingFacts, mended, refused } from '#test/support/matching.ts'

const failed = (facts: MatchFacts): ConstraintName[] =>
  failures(checkAll(facts, { for: 'asking' })).map(({ name }) => name)

it('mending exactly the named rule makes a near miss fit', () => {
  const seen = new Map<ConstraintName, number>()
  fc.assert(
    fc.property(anyFacts(), (facts) => {
      const [only, ...others] = failed(facts)
      if (only === undefined || others.length > 0) return
      seen.set(only, (seen.get(only) ?? 0) + 1)
      expect(failed(mended[only](facts))).toEqual([])
    }),
    { numRuns: 12_000, seed: 11 },
  )
  // A property over cases that never occur proves nothing: every rule has to have been the only one.
  expect(constraintNames.filter((name) => !seen.has(name))).toEqual([])
})

it('has a way to mend every rule', () => expect(Object.keys(mended)).toEqual([...constraintNames]))

it.each(constraintNames)('%s: its own example is mended by what it names', (name) => {
  expect(failed(mended[name](refused[name](fittingFacts())))).toEqual([])
})
