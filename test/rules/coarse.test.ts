import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coarse, fewPeople } from '#shared/matching/coarse.ts'
import { type Funnel, funnelSteps, funnelSum } from '#shared/matching/funnel.ts'

const funnel = (changes: Partial<Funnel> = {}): Funnel => {
  const buckets = {
    optedOut: 10,
    noSkill: 100,
    lowLevel: 5,
    outOfReach: 20,
    notExamined: 0,
    failed: { available: 4 },
    asked: 3,
    eligible: 8,
    ...changes,
  }
  return { ...buckets, pool: funnelSum({ ...buckets, pool: 0 }) }
}
const few = (changes: Partial<Funnel>) => coarse({ funnel: funnel(changes), relaxations: [] })

describe('what somebody who asks for help is told of a search', () => {
  it('is exact where many are left at every step', () => {
    expect(few({})).toEqual({ funnel: funnel(), few: false, relaxations: [] })
  })

  it('is the same for one person as for two', () => {
    const rare = { lowLevel: 0, outOfReach: 0, failed: {}, asked: 0 }
    expect(few({ ...rare, noSkill: 101, eligible: 1 })).toEqual(few({ ...rare, noSkill: 100, eligible: 2 }))
    expect(few({ ...rare, eligible: 1 }).few).toBe(true)
  })

  it('does not say at which rule the only expert fell out', () => {
    const one = { lowLevel: 0, outOfReach: 0, asked: 0, eligible: 0 }
    expect(few({ ...one, failed: { available: 1 } })).toEqual(few({ ...one, failed: { conduct: 1 } }))
    expect(few({ ...one, failed: { available: 1 } }).funnel.eligible).toBe(0)
  })

  it('does not say whether one of two was asked already', () => {
    const two = { lowLevel: 0, outOfReach: 0, failed: {} }
    expect(few({ ...two, asked: 2, eligible: 0 })).toEqual(few({ ...two, asked: 0, eligible: 2 }))
  })

  it('never shows one or two at any step as a number of its own, and still sums to the pool', () => {
    const count = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(count, count, count, count, count, count, count, (...of) => {
        const [noSkill, lowLevel, outOfReach, notExamined, asked, eligible, available] = of
        const whole = funnel({ noSkill, lowLevel, outOfReach, notExamined, asked, eligible, failed: { available } })
        const told = coarse({ funnel: whole, relaxations: [] })
        expect(funnelSum(told.funnel)).toBe(told.funnel.pool)
        for (const { left } of funnelSteps(told.funnel)) expect(left).not.toBe(1)
        if (told.few) expect([0, fewPeople - 1]).toContain(told.funnel.eligible)
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('tells a change that lets one or two people in as fewer than three', () => {
    const change = {
      kind: 'time' as const,
      text: { zh: '改到下午', en: 'in the afternoon' },
      decidedBy: 'requester' as const,
    }
    const more = (n: number) => coarse({ funnel: funnel(), relaxations: [{ ...change, more: n }] }).relaxations[0]?.more
    expect([more(1), more(2), more(3), more(9)]).toEqual([2, 2, 3, 9])
  })
})
