import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allCarriedOut, carriedOut } from '#shared/matching/carry-out.ts'
import {
  type ConstraintName,
  checkAll,
  constraintNames,
  failures,
  type MatchFacts,
} from '#shared/matching/constraints/index.ts'
import { waysFor, whatWouldDo } from '#shared/matching/what-would-do.ts'
import { anyFacts, oddSides } from '#test/support/any-facts.ts'
import { fittingFacts, refused } from '#test/support/matching.ts'

const failed = (facts: MatchFacts): ConstraintName[] =>
  failures(checkAll(facts, { for: 'asking' })).map(({ name }) => name)

/** Rules whose example nobody can change anything about: a minor in danger, a true competitor, a no that was said. */
const beyondAnybody: readonly ConstraintName[] = ['minorSafe', 'competitor', 'declinedBefore']

describe('what would let somebody come', () => {
  it.each(constraintNames)('%s: every way it names takes it out of the way, or it says that nothing can', (name) => {
    const facts = refused[name](fittingFacts())
    const ways = waysFor(name, facts)
    expect(ways.length === 0).toBe(beyondAnybody.includes(name))
    for (const way of ways) {
      expect(way.length).toBeGreaterThan(0)
      expect(failed(allCarriedOut(facts, way))).not.toContain(name)
    }
  })

  it.each(constraintNames)('%s: where it alone stands in the way, the change named for it alone does', (name) => {
    const facts = refused[name](fittingFacts())
    const { changes, fixed } = whatWouldDo(facts)
    if (beyondAnybody.includes(name)) {
      expect([changes, fixed]).toEqual([[], [name]])
      return
    }
    expect(fixed).toEqual([])
    expect(new Set(changes.map(({ rule }) => rule))).toEqual(new Set([name]))
    expect(failed(changes.reduce((so, { remedy }) => carriedOut(so, remedy), facts))).toEqual([])
  })

  it('a competitor by name or for want of an industry may be cleared, one of the same class never', () => {
    const cleared = oddSides.map((side) => {
      const facts = side(fittingFacts())
      expect(failed(facts)).toEqual(['competitor'])
      const { changes, fixed } = whatWouldDo(facts)
      expect(
        failed(
          allCarriedOut(
            facts,
            changes.map(({ remedy }) => remedy),
          ),
        ),
      ).toEqual(fixed)
      return changes.map(({ remedy: { kind, by } }) => `${kind} by ${by}`)
    })
    expect(cleared).toEqual([
      [],
      ['noCompetitor by requester'],
      ['noCompetitor by requester', 'industry by requester', 'industry by person'],
      ['industry by requester'],
      ['industry by requester', 'industry by person'],
      ['industry by person'],
      ['industry by person'],
    ])
  })

  it('of whoever fits, nothing has to change', () => {
    expect(whatWouldDo(fittingFacts())).toEqual({ changes: [], fixed: [], instead: [] })
  })

  it('all named changes together let anybody come, and with any one of them left out they do not', () => {
    const seen = { one: 0, several: 0, beyond: 0 }
    const named = new Set<string>()
    fc.assert(
      fc.property(anyFacts(5, true), (facts) => {
        const { changes, fixed, instead } = whatWouldDo(facts)
        const remedies = changes.map(({ remedy }) => remedy)
        for (const { kind, by } of remedies) named.add(`${kind} by ${by}`)
        expect(failed(allCarriedOut(facts, remedies)).sort()).toEqual([...fixed].sort())
        for (const left of remedies) {
          const others = remedies.filter((one) => one !== left)
          expect(failed(allCarriedOut(facts, others)).some((rule) => !fixed.includes(rule))).toBe(true)
        }
        for (const { rule, way } of instead) {
          const rest = failed(allCarriedOut(facts, way))
          expect(rest).not.toContain(rule)
          expect(failed(facts)).toEqual(expect.arrayContaining(rest))
        }
        if (fixed.length > 0) seen.beyond += 1
        else if (failed(facts).length === 1) seen.one += 1
        else if (failed(facts).length > 1) seen.several += 1
      }),
      { numRuns: 3000, seed: 7 },
    )
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(50)
    expect(named.size).toBeGreaterThan(20)
  })
})
