import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '#shared/kernel/random.ts'
import { assess, candidatesOf, type Sought } from '#shared/matching/assess.ts'
import { funnelOf, funnelSum } from '#shared/matching/funnel.ts'
import { caps, retrieve } from '#shared/matching/retrieve.ts'
import { requesters } from '#shared/requesters/requester.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { countInAreas, readPool } from '#shared/volunteers/pool.ts'
import { bruteForce } from '#test/support/brute-force.ts'
import { testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { position, seedRequester } from '#test/support/market.ts'
import { hotSkill, loadPeople, type Person, peopleOf } from '#test/support/pool.ts'
import { before, ends, serviceRequest, starts } from '#test/support/service.ts'

const size = 3000
const regulars = new Set(['vol_0000003', 'vol_0000017', 'vol_0000400'])
let database: TestDatabase
let people: Person[]
let sought: (skill: string, level: 1 | 2 | 3, more?: Partial<ServiceRequest>) => Sought
const context = () => testContexts(database, testClock(before))()

beforeAll(async () => {
  database = await startDatabase()
  people = peopleOf(size, before)
  await loadPeople(database, people, before)
  await seedRequester(context())
  const requester = await requesters.get(context().table, { pk: 'REQUESTER#rqr_factory', sk: 'REQUESTER' })
  sought = (skill, level, more = {}) => {
    const sat = position({ skills: [{ skill, level }], seats: 3 })
    const shift = { id: 's1', starts, ends, positions: [sat] }
    const request = serviceRequest('req_r', { shifts: [shift], ...more })
    return {
      request,
      shift,
      position: sat,
      requester: requester!,
      asked: new Set(),
      declined: new Set(),
      regulars,
      now: before,
    }
  }
}, 120_000)
afterAll(() => database.stop())

const look = async (of: Sought, cap?: number) => {
  const { table } = context()
  const found = await retrieve(table, of, cap)
  const assessed = await assess(table, of, found, cap)
  return {
    found,
    assessed,
    funnel: funnelOf(found, assessed, of.request.manner === 'online'),
    candidates: candidatesOf(assessed),
  }
}

const bruteBuckets = (of: Sought, skill: string, level: number) => bruteForce(people, of, { skill, level }, before)

describe('the funnel equals counting everybody', () => {
  it.each([
    ['ME05', 1, {}],
    ['ME05', 2, {}],
    ['ME20', 2, { scopeItem: 2, requesterIndustry: '3670' }],
    ['ME09', 3, { dangerous: true, risks: [{ kind: 'electric', note: '带电' }] }],
    ['SC05', 1, { scopeItem: 6, audience: { kind: 'minors', count: 20 } }],
    ['ME05', 2, { scopeItem: 7, manner: 'online' }],
    ['ME05', 1, { manner: 'online' }],
    ['ME05', 1, { place: { ...serviceRequest('x').place!, point: { lat: 24.9, lng: 109.5 } } }],
  ] satisfies [string, 1 | 2 | 3, Partial<ServiceRequest>][])('%s level %i %o', async (skill, level, more) => {
    const of = sought(skill, level, more)
    const { found, funnel, candidates } = await look(of, 100_000)
    const { buckets, candidates: expected } = bruteBuckets(of, skill, level)
    const { failed, pool, notExamined, ...rest } = funnel
    expect(notExamined).toBe(0)
    expect({ ...rest, ...failed }).toEqual({ ...zero, ...buckets })
    expect(pool).toBe(size)
    expect(funnelSum(funnel)).toBe(size)
    expect(candidates.map(({ volunteerId, score }) => [volunteerId, score.fit])).toEqual(
      expected.map(({ volunteerId, score }) => [volunteerId, score.fit]),
    )
    expect(found.queries).toBeLessThanOrEqual(300)
  })

  const zero = { optedOut: 0, noSkill: 0, lowLevel: 0, outOfReach: 0, asked: 0, eligible: 0 }
})

describe('a capped look', () => {
  it('reads no more than the cap, and still adds up to the pool', async () => {
    const of = sought(hotSkill, 1)
    for (const cap of [32, 64, 128, caps.usual.entries]) {
      const { found, funnel } = await look(of, cap)
      expect(found.entries.length).toBeLessThanOrEqual(cap + 64)
      expect(funnelSum(funnel)).toBe(size)
    }
  })

  it('does not depend on what else the pool holds: the same people whatever order they were loaded in', async () => {
    const other = await startDatabase()
    const random = seededRandom(5)
    const shuffled = people.slice(0, 1000).sort(() => random() - 0.5)
    await loadPeople(other, shuffled, before)
    const elsewhere = testContexts(other, testClock(before))()
    const of = sought('ME05', 1)
    const there = await retrieve(elsewhere.table, of)
    const found = await retrieve(context().table, of)
    await other.stop()
    expect(there.entries.map(({ who }) => who.id)).toEqual(found.entries.map(({ who }) => who.id))
  })
})

describe('the totals agree with the people', () => {
  it('by skill, level and manner, and by cell with nobody counted twice', async () => {
    const { table } = context()
    const pool = await readPool(table, 'ME05')
    const holders = people.filter(
      ({ paused, volunteer }) => !paused && volunteer.skills.some((s) => s.skill === 'ME05'),
    )
    expect(pool.volunteers).toBe(size)
    expect(pool.paused).toBe(people.filter(({ paused }) => paused).length)
    expect(pool.holders[1] + pool.holders[2] + pool.holders[3]).toBe(holders.length)
    const found = await retrieve(table, sought('ME05', 1), 100_000)
    const capped = await retrieve(table, sought('ME05', 1), 16)
    expect(capped.around).toBe(found.entries.length)
    expect(await countInAreas(table, [], { skill: 'ME05', level: 1 })).toBe(0)
  })
})
