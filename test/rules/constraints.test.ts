import { describe, expect, it } from 'vitest'
import {
  checkAll,
  constraintNames,
  constraints,
  failures,
  firstFailure,
  type MatchFacts,
  type Purpose,
} from '#shared/matching/constraints/index.ts'
import { provisions } from '#shared/matching/provisions.ts'
import { accepted, fittingFacts, refused } from '#test/support/matching.ts'

const failed = (facts: MatchFacts, purpose: Purpose = 'asking'): string[] =>
  failures(checkAll(facts, { for: purpose })).map(({ name }) => name)

describe('every hard rule', () => {
  it('has an example that passes and one that is refused', () => {
    expect(Object.keys(accepted)).toEqual([...constraintNames])
    expect(Object.keys(refused)).toEqual([...constraintNames])
  })

  it('lets the fitting person through', () => expect(failed(fittingFacts())).toEqual([]))

  it.each(constraintNames)('%s: lets its edge case through', (name) => {
    expect(failed(accepted[name](fittingFacts()))).toEqual([])
  })

  it.each(constraintNames)('%s: refuses its example, and nothing else does', (name) => {
    expect(failed(refused[name](fittingFacts()))).toEqual([name])
  })

  it.each(constraintNames)('%s: says in both languages what it is, where it comes from and why not', (name) => {
    const { rule, label, source } = constraints[name]
    const failure = firstFailure(checkAll(refused[name](fittingFacts()), { for: 'asking' }))
    for (const text of [rule, label, failure!.reason]) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(text.en).not.toMatch(/[\u4e00-\u9fff]/)
      expect(text.en.length).toBeGreaterThan(3)
    }
    expect(source).toMatch(/Art\. \d+|Decree 685/)
  })

  it.each(constraintNames)('%s: holds when accepting, too, unless it only protects from being asked', (name) => {
    const asksOnly = ['notPaused', 'declinedBefore', 'oneOpenAsk', 'weeklyAsks'].includes(name)
    expect(failed(refused[name](fittingFacts()), 'accepting')).toEqual(asksOnly ? [] : [name])
  })
})

describe('reasons carry the numbers', () => {
  const reason = (facts: MatchFacts) => firstFailure(checkAll(facts, { for: 'asking' }))

  it('of distance', () => {
    const failure = reason(refused.reach(fittingFacts()))
    expect(failure?.reason).toEqual({ zh: '11.2 公里，最多愿走 10 公里', en: '11.2 km away, travels at most 10' })
  })

  it('of a skill named higher than its evidence carries', () => {
    const failure = reason(refused.skillLevel(fittingFacts()))
    expect(failure?.reason.zh).toBe('需要设备维修与点检 2 级，有 1 级（自报 3 级，证明不够或已过期）')
  })

  it('of the week’s hours and asks', () => {
    expect(reason(refused.weeklyHours(fittingFacts()))?.reason.en).toBe(
      '0 h promised that week, 3 more exceed their 2.9',
    )
    expect(reason(refused.weeklyAsks(fittingFacts()))?.reason.zh).toBe('这周已问 2 次，最多 2 次')
  })

  it('of the way between two services', () => {
    expect(reason(refused.travelGap(fittingFacts()))?.reason.en).toContain('24 minutes to travel, 23 left')
  })
})

describe('missing data never passes', () => {
  it('no time stated, no skill evidence left, no place, no industry', () => {
    const facts = fittingFacts()
    const { place: _, ...nowhere } = facts.request
    const { requesterIndustry: __, ...noIndustry } = facts.request
    expect(failed({ ...facts, calendar: { ...facts.calendar, weekly: [] } })).toEqual(['available'])
    expect(failed({ ...facts, volunteer: { ...facts.volunteer, skills: [] } })).toEqual(['skillLevel'])
    expect(failed({ ...facts, request: nowhere })).toEqual(['reach'])
    expect(failed({ ...facts, request: { ...noIndustry, scopeItem: 2 } })).toEqual(['competitor'])
  })
})

describe('the scope item decides which rules are in force', () => {
  it('on-line service knows no place', () => {
    const far = refused.reach(fittingFacts())
    const online = { ...far, request: { ...far.request, scopeItem: 7 as const, manner: 'online' as const } }
    expect(failed(online)).toEqual([])
  })

  it('competitors matter under item 2 only; safeguarding wherever minors are served', () => {
    for (const scopeItem of [1, 2, 3, 4, 5, 6, 8] as const) {
      const under = (name: 'competitor' | 'safeguarding') => {
        const facts = refused[name](fittingFacts())
        return failed({ ...facts, request: { ...facts.request, scopeItem } }).includes(name)
      }
      expect(under('competitor')).toBe(scopeItem === 2)
      expect(under('safeguarding')).toBe(true)
    }
  })

  it('has a provision for each of the eight items', () => {
    expect(Object.keys(provisions)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
    expect(provisions[6]?.adultsWithMinors).toBe(2)
    expect(provisions[8]?.staffConfirm).toBe(true)
    expect(provisions[4]?.manySeats).toBe(true)
  })
})
