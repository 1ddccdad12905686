import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SampleCity, seedCity, wholeCity } from '#infra/local/seed/city.ts'
import { demoPeople } from '#infra/local/seed/demo.ts'
import { askedKey, servingKey } from '#infra/local/seed/demo-people.ts'
import { demoNeeds, demoOpening, weldingRequestId } from '#infra/local/seed/demo-story.ts'
import { volunteerIdOf } from '#infra/local/seed/names.ts'
import { inputFor } from '#infra/local/seed/needs.ts'
import { planRequests, planWaiting } from '#infra/local/seed/plan.ts'
import { Happenings } from '#infra/local/seed/queue.ts'
import { World } from '#infra/local/seed/world.ts'
import { dues } from '#shared/dues/due.ts'
import { guardians } from '#shared/guardians/guardian.ts'
import { offers } from '#shared/offers/offer.ts'
import { samplePeople } from '#shared/people/sample-people.ts'
import { placements } from '#shared/placements/placement.ts'
import { serviceRecords } from '#shared/records/service-record.ts'
import { checkInput } from '#shared/requests/check-input.ts'
import { requests } from '#shared/requests/requests.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import type { StoredItem } from '#shared/table/table.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { fromLocal, minuteOfDay } from '#shared/time/shanghai.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { testVault } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { brokenInvariants, scanAll } from '#test/support/invariants.ts'

const end = fromLocal('2026-11-23', '10:30')
let database: TestDatabase
const ground = (at = end) => ({
  table: dynamoTable(database.documents, database.tableName),
  vault: testVault,
  seed: 2026,
  end: at,
})

beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.stop())

describe('the plan of the sample city', () => {
  const world = (at = end) => new World(ground(at), addMinutes(at, -70 * 1440))
  const planned = (at = end) => {
    const of = world(at)
    return [...planRequests(of, wholeCity.requests, demoNeeds), ...planWaiting(of)]
  }
  const startOf = ({ times }: { times: readonly { starts: string }[] }): string => times[0]?.starts ?? ''

  it('has about 150 requests, each once, handed in before the end and before their service', () => {
    const all = planned()
    expect(all.length + demoNeeds.length).toBeGreaterThanOrEqual(145)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    for (const one of all) {
      expect(one.submitAt < end, one.need.key).toBe(true)
      expect(one.submitAt < startOf(one), one.need.key).toBe(true)
    }
  })

  it('looks ahead with five requests or more under each scope item', () => {
    const ahead = planned().filter((one) => startOf(one) > end && one.course !== 'draft')
    for (const item of [1, 2, 3, 4, 5, 6, 7, 8]) {
      expect(ahead.filter(({ need }) => need.scopeItem === item).length, `item ${item}`).toBeGreaterThanOrEqual(5)
    }
    expect(ahead.some(({ need }) => need.dangerous)).toBe(true)
    expect(ahead.some(({ need }) => need.audience.kind === 'minors')).toBe(true)
    expect(ahead.some(({ need }) => need.manner === 'online')).toBe(true)
    expect(ahead.some(({ need, times }) => need.campaign !== undefined && times.length >= 4)).toBe(true)
  })

  it.each([0, 1, 2, 3, 4, 5, 6])('is a plan that verbs take on any day and at any hour (%i days on)', (days) => {
    for (const hours of [0, 7, 15]) {
      const at = addMinutes(end, days * 1440 + hours * 60)
      const of = world(at)
      for (const one of planned(at)) {
        const problems = checkInput(inputFor(of, one.need, one.body, one.times), one.submitAt)
        expect(problems, `${one.need.key} ${one.submitAt}`).toEqual([])
      }
      const opening = demoOpening(at)
      expect(opening < at && minuteOfDay(opening) >= 480 && minuteOfDay(opening) < 1260).toBe(true)
    }
  })
})

describe('what is planned', () => {
  it('happens in the order of its moments, and what was planned first of one moment first', async () => {
    const happenings = new Happenings()
    const said: string[] = []
    const at = [5, 1, 3, 1, 4, 2, 3].map((minutes) => addMinutes(end, minutes))
    at.forEach((moment, n) => {
      happenings.plan(moment, async () => said.push(`${moment.slice(14, 16)} ${n}`))
    })
    for (let next = happenings.next(addMinutes(end, 4)); next; next = happenings.next(addMinutes(end, 4))) {
      await next.run()
    }
    expect(said).toEqual(['31 1', '31 3', '32 5', '33 2', '33 6', '34 4'])
  })
})

describe('a small sample city', () => {
  const size = { volunteers: 160, requests: 30 }
  let city: SampleCity
  let items: StoredItem[]
  const shown: number[] = []
  beforeAll(async () => {
    process.env.EMBEDDED = '1'
    city = await seedCity(ground(), size, (done) => shown.push(done))
    items = await scanAll(database)
  }, 180_000)

  it('keeps every promise that the table makes', async () => {
    expect(await brokenInvariants(database, end)).toEqual([])
  })

  it('leaves nothing undone that was due, and nothing that failed', () => {
    expect(city.world.failures).toEqual([])
    const late = items.filter(({ entity }) => entity === dues.name).filter((item) => dues.read(item).at <= end)
    expect(late.map(({ kind }) => kind)).toEqual([])
  })

  it('has minors whose guardians said yes on their own phones, and none without', async () => {
    const minors = items.filter(({ entity }) => entity === volunteers.name).map(volunteers.read)
    const asked = items.filter(({ entity }) => entity === guardians.name).map(guardians.read)
    const young = minors.filter(({ ageClass }) => ageClass === 'minor')
    expect(young.length).toBeGreaterThan(0)
    expect(asked.map(({ volunteerId }) => volunteerId).sort()).toEqual(young.map(({ id }) => id).sort())
    for (const { id, guardianConsentUntil } of young) {
      expect(guardianConsentUntil).toBe(asked.find(({ volunteerId }) => volunteerId === id)?.until)
    }
  })

  it('tells how far it is, never backwards', () => {
    expect(shown).toEqual([...shown].sort((a, b) => a - b))
    expect(shown.at(-1)).toBe(100)
  })

  it('shows people in every state of a story', () => {
    const states = new Set(
      items.filter(({ entity }) => entity === requests.name).map((item) => requests.read(item).state),
    )
    for (const state of ['submitted', 'open', 'underway', 'closed']) expect(states).toContain(state)
    expect(items.some(({ entity }) => entity === 'RequestDraft')).toBe(true)
    expect(items.filter(({ entity }) => entity === serviceRecords.name).length).toBeGreaterThan(0)
  })

  it('has one person of each role to sign in as, each known by name and phone', async () => {
    const people = await samplePeople(city.world.context())
    expect(people.map(({ personId }) => personId)).toEqual(demoPeople.map(({ personId }) => personId))
    for (const { name, phone } of people) {
      expect(name).toMatch(/[示例试演]/)
      expect(phone).toMatch(/^1990\d{7}$/)
    }
  })

  it('lets the enterprise wait for answers, and the welder have invitations', () => {
    const welding = items.filter(({ entity }) => entity === requests.name).map(requests.read)
    expect(welding.find(({ id }) => id === weldingRequestId)?.state).toBe('open')
    const sent = items.filter(({ entity }) => entity === offers.name).map(offers.read)
    const waiting = sent.filter(({ state, expiresAt }) => state === 'sent' && expiresAt > end)
    expect(waiting.filter(({ requestId }) => requestId === weldingRequestId).length).toBeGreaterThan(0)
    const asked = waiting.filter(({ volunteerId }) => volunteerId === volunteerIdOf(askedKey))
    expect(asked.length).toBeGreaterThanOrEqual(2)
  })

  it('lets the helper have placements and records', () => {
    const own = (item: StoredItem): boolean => item.volunteerId === volunteerIdOf(servingKey)
    expect(items.filter((item) => item.entity === placements.name && own(item)).length).toBeGreaterThan(2)
    expect(items.filter((item) => item.entity === serviceRecords.name && own(item)).length).toBeGreaterThan(0)
  })
})
