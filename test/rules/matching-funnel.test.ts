import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Assessed } from '#shared/matching/assess.ts'
import {
  checkAll,
  constraintNames,
  constraints,
  failures,
  type MatchFacts,
} from '#shared/matching/constraints/index.ts'
import { funnelOf, funnelSteps, funnelSum } from '#shared/matching/funnel.ts'
import { relaxationsOf } from '#shared/matching/relaxations.ts'
import type { Retrieval } from '#shared/matching/retrieve.ts'
import { addDays } from '#shared/time/instant.ts'
import { entriesOf } from '#shared/volunteers/index-entry.ts'
import { fittingFacts, northBy, refused } from '#test/support/matching.ts'
import { before, starts, volunteer } from '#test/support/service.ts'

const [entry] = entriesOf({ ...volunteer('vol_1'), skills: [{ skill: 'ME05', level: 2, evidence: 'title' }] }, before)
const failure = (name: (typeof constraintNames)[number]) => ({
  name,
  passed: false as const,
  reason: { zh: '', en: '' },
})

const person = fc
  .record({
    level: fc.integer({ min: 1, max: 3 }),
    asked: fc.boolean(),
    beyondCap: fc.boolean(),
    failed: fc.subarray([...constraintNames], { maxLength: 3 }),
  })
  .map(
    ({ level, asked, beyondCap, failed }): Assessed => ({
      volunteerId: 'vol_1',
      entry: { ...entry!, level },
      asked,
      beyondCap,
      failed: failed.map(failure),
    }),
  )

/** A pool that holds the people looked at, and others. */
const match = fc
  .record({
    assessed: fc.array(person, { maxLength: 40 }),
    level: fc.integer({ min: 1, max: 3 }),
    unread: fc.nat(30),
    outside: fc.nat(30),
    otherManner: fc.nat(10),
    lower: fc.nat(20),
    without: fc.nat(100),
    paused: fc.nat(10),
  })
  .map((from) => {
    const looked = from.assessed.filter((one) => one.entry.level >= from.level).length
    const around = looked + from.unread
    const onSite = around + from.outside
    const holders = onSite + from.otherManner
    const levels = (high: number, low: number) => ({
      1: from.level === 1 ? high : low,
      2: from.level === 2 ? high : 0,
      3: from.level === 3 ? high : 0,
    })
    const lower = from.level === 1 ? 0 : from.lower
    const pool = {
      volunteers: holders + lower + from.without + from.paused,
      paused: from.paused,
      holders: levels(holders, lower),
      onSite: levels(onSite, lower),
      online: levels(0, 0),
    }
    const retrieval: Retrieval = { skill: 'ME05', level: from.level, pool, entries: [], around, queries: 0 }
    return { retrieval, assessed: from.assessed, pool }
  })

const everyStep = funnelSteps({
  pool: 0,
  optedOut: 0,
  noSkill: 0,
  lowLevel: 0,
  outOfReach: 0,
  notExamined: 0,
  failed: Object.fromEntries(constraintNames.map((name) => [name, 1])),
  asked: 0,
  eligible: 0,
}).slice(5)

describe('the funnel', () => {
  it('puts everybody into exactly one bucket: the buckets add up to the pool', () => {
    fc.assert(
      fc.property(match, ({ retrieval, assessed, pool }) => {
        const funnel = funnelOf(retrieval, assessed, false)
        expect(funnelSum(funnel)).toBe(pool.volunteers)
        const { failed, ...plain } = funnel
        for (const count of [...Object.values(plain), ...Object.values(failed)]) expect(count).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('read step by step ends with those who fit and those who were asked', () => {
    fc.assert(
      fc.property(match, ({ retrieval, assessed }) => {
        const funnel = funnelOf(retrieval, assessed, false)
        expect(funnelSteps(funnel).at(-1)?.left).toBe(funnel.eligible + funnel.asked)
      }),
    )
  })

  it.each(constraintNames)(
    'names the step of %s by those who remain, in words of its own in both languages',
    (name) => {
      const none = {
        pool: 3,
        optedOut: 0,
        noSkill: 0,
        lowLevel: 0,
        outOfReach: 0,
        notExamined: 0,
        asked: 0,
        eligible: 2,
      }
      const step = funnelSteps({ ...none, failed: { [name]: 1 } }).at(-1)
      expect(step).toMatchObject({ name, gone: 1, left: 2 })
      expect(step?.label.zh).not.toBe(constraints[name].label.zh)
      expect(step?.label.en).not.toBe(constraints[name].label.en)
    },
  )

  it('no two steps of it read alike', () => {
    const words = (language: 'zh' | 'en') => new Set(everyStep.map(({ label }) => label[language])).size
    expect([words('zh'), words('en')]).toEqual([constraintNames.length, constraintNames.length])
  })
})

const judged = (facts: MatchFacts, id: string): Assessed => ({
  volunteerId: id,
  entry: entry!,
  asked: false,
  beyondCap: false,
  failed: failures(checkAll(facts, { for: 'asking' })),
  facts: { ...facts, servedBefore: false, calendar: { ...facts.calendar, version: 1 } },
})

describe('what would let more people in', () => {
  it('counts only people for whom that one change is enough', () => {
    const far = { ...fittingFacts(), volunteer: { ...fittingFacts().volunteer, home: northBy(14) } }
    const people = [
      judged(far, 'vol_1'),
      judged(far, 'vol_2'),
      judged({ ...far, volunteer: { ...far.volunteer, manners: { onSite: true, online: false } } }, 'vol_3'),
      judged(refused.skillLevel(fittingFacts()), 'vol_4'),
      judged(refused.skillLevel(far), 'vol_5'),
      judged(fittingFacts(), 'vol_6'),
    ]
    const found = Object.fromEntries(
      relaxationsOf(people).map(({ kind, more, decidedBy }) => [kind, [more, decidedBy]]),
    )
    expect(found).toEqual({ online: [2, 'requester'], radius: [3, 'volunteer'], level: [1, 'requester'] })
  })

  it('names the start at which most of the busy could come', () => {
    const sunday = (id: string) => {
      const facts = fittingFacts()
      return judged(
        { ...facts, calendar: { ...facts.calendar, weekly: [{ weekday: 6, from: 13 * 60, to: 18 * 60 }] } },
        id,
      )
    }
    const [best] = relaxationsOf([sunday('vol_1'), sunday('vol_2'), judged(refused.available(fittingFacts()), 'vol_3')])
    expect(best).toMatchObject({ kind: 'time', more: 2, starts: addDays(starts, 1), decidedBy: 'requester' })
  })
})
