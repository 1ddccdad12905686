import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attendances } from '#shared/attendance/attendance.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { decideHours } from '#shared/attendance/decide-hours.ts'
import { readCounts } from '#shared/counters/counter.ts'
import { dues } from '#shared/dues/due.ts'
import { chainHeads } from '#shared/records/chain.ts'
import { checkCertificate } from '#shared/records/check-certificate.ts'
import { issueCertificate } from '#shared/records/issue-certificate.ts'
import { openRatings } from '#shared/records/open-ratings.ts'
import { rateService } from '#shared/records/rate-service.ts'
import { readRatings } from '#shared/records/read-ratings.ts'
import { recordService } from '#shared/records/record-service.ts'
import { allRecordsOf, serviceRecords } from '#shared/records/service-record.ts'
import { sumService } from '#shared/records/sum-service.ts'
import { verifyChain } from '#shared/records/verify-chain.ts'
import { keys, shards } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { fromLocal, isoWeek } from '#shared/time/shanghai.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import {
  before,
  districtActor,
  placementNow,
  reasonOf,
  requesterActor,
  seedPeople,
  seedService,
  strangerActor,
  volunteerActor,
} from '#test/support/service.ts'

let database: TestDatabase
let as: ReturnType<typeof testContexts>
const clock = testClock(before)
const at = (time: string, day = '2026-09-19') => fromLocal(day, time)
const people = ['vol_1', 'vol_2', 'vol_3', 'vol_4', 'vol_5', 'vol_6', 'vol_7', 'vol_8', 'vol_9']

beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
  await seedPeople(as(), people)
})
afterAll(() => database.stop())

const seedServed = async (requestId: string, volunteerId: string) => {
  const { placementIds } = await seedService(as(), requestId, {
    placement: { state: 'checkedOut', agreed: true },
    volunteerIds: [volunteerId],
  })
  const of = { requestId, placementId: placementIds[0]! }
  await as().table.write([
    attendances.put({
      ...of,
      checkIn: { path: 'rotatingCode', at: at('13:58') },
      checkOut: { path: 'rotatingCode', at: at('17:02') },
      checkOutForgotten: false,
      wrongCodes: [],
      reminded: 0,
    }),
  ])
  clock.moveTo(at('18:00'))
  return of
}
type Of = { requestId: string; placementId: string }
const claims = async (of: Of, volunteerId: string, minutes?: { volunteer: number; requester: number }) =>
  Promise.all([
    claimHours(as(volunteerActor(volunteerId)), {
      ...of,
      as: 'volunteer',
      done: '查出是工装热变形',
      ...(minutes ? { minutes: minutes.volunteer } : {}),
    }),
    claimHours(as(requesterActor()), { ...of, as: 'requester', ...(minutes ? { minutes: minutes.requester } : {}) }),
  ])
const recorded = async (requestId: string, volunteerId: string) => {
  const of = await seedServed(requestId, volunteerId)
  await claims(of, volunteerId)
  return (await recordService(as(), of))!
}
const chain = async (volunteerId: string) => {
  const head = await chainHeads.get(as().table, keys.chainHead(volunteerId))
  return verifyChain(await allRecordsOf(as().table, volunteerId), head)
}
const counts = async () => {
  const week = isoWeek(clock.now())
  return (await readCounts(as().table, 'org_territory450204', { from: week, to: week })).get(week) ?? {}
}
const dueKinds = async (about: string) => {
  const { pk } = keys.due(clock.now(), 'x')
  const bucket = pk.slice(0, pk.lastIndexOf('#'))
  const pages = await Promise.all(
    Array.from({ length: shards.due }, (_, shard) => dues.all(as().table, { partition: `${bucket}#${shard}` })),
  )
  return pages
    .flat()
    .filter((due) => due.about === about)
    .map(({ kind }) => kind)
}

describe('a service record', () => {
  it('follows from two simultaneous claims of both sides, exactly once', async () => {
    const of = await seedServed('req_once', 'vol_1')
    const served = await counts()
    await claims(of, 'vol_1')
    expect(await dueKinds(of.placementId)).toEqual(['recordService'])
    await Promise.all([1, 2, 3].map(() => recordService(as(), of)))
    for (let n = 0; n < 3; n += 1) await recordService(as(), of)
    const records = await allRecordsOf(as().table, 'vol_1')
    expect(records).toHaveLength(1)
    expect(records[0]).toMatchObject({
      activity: '焊接机器人焊偏了',
      content: '查出是工装热变形',
      place: expect.stringContaining('柳南区'),
      minutes: 180,
      organizationName: '柳州市焊接学会',
      personInCharge: 'per_district',
      requesterName: '顺接焊装厂',
      disputed: false,
      deadline: fromLocal('2026-10-09', '24:00'),
      deadlineProvisional: false,
      exportState: 'notExported',
    })
    expect(await chain('vol_1')).toMatchObject({ intact: true, records: 1 })
    expect((await placementNow(as(), of.requestId, of.placementId)).state).toBe('recorded')
    const after = await counts()
    for (const [name, more] of [
      ['service.recorded', 1],
      ['service.minutes', 180],
      ['service.recordedInTime', 1],
    ] as const) {
      expect((after[name] ?? 0) - (served[name] ?? 0)).toBe(more)
    }
    expect((await volunteers.get(as().table, keys.volunteer('vol_1')))!.served.count).toBe(1)
  })

  it('is not written from one side alone, however often it is tried', async () => {
    const of = await seedServed('req_alone', 'vol_2')
    await claimHours(as(volunteerActor('vol_2')), { ...of, as: 'volunteer' })
    expect(await recordService(as(), of)).toBeUndefined()
    expect(await allRecordsOf(as().table, 'vol_2')).toEqual([])
  })

  it('of one person’s many services recorded at the same moment stands in one chain, none lost', async () => {
    const all = await Promise.all([1, 2, 3, 4, 5].map((n) => seedServed(`req_many${n}`, 'vol_3')))
    for (const of of all) await claims(of, 'vol_3')
    await Promise.all(all.map((of) => recordService(as(), of)))
    expect(await chain('vol_3')).toMatchObject({ intact: true, records: 5 })
    expect((await volunteers.get(as().table, keys.volunteer('vol_3')))!.served.count).toBe(5)
  })

  it('of one person’s many disputes corrected at the same moment stands in one chain as well', async () => {
    const all = await Promise.all([1, 2, 3].map((n) => seedServed(`req_disputes${n}`, 'vol_1')))
    const { records: written } = (await chain('vol_1')) as { records: number }
    for (const of of all) {
      await claims(of, 'vol_1', { volunteer: 180, requester: 120 })
      await recordService(as(), of)
      await claimHours(as(requesterActor()), { ...of, as: 'requester', minutes: 180 })
    }
    await Promise.all(all.map((of) => recordService(as(), of)))
    expect(await chain('vol_1')).toMatchObject({ intact: true, records: written + 6 })
  })

  it('of a dispute holds the lower figure, and a correcting one follows the decision', async () => {
    const of = await seedServed('req_lower', 'vol_4')
    await claims(of, 'vol_4', { volunteer: 180, requester: 120 })
    const first = (await recordService(as(), of))!
    expect(first).toMatchObject({ minutes: 120, disputed: true })
    expect((await placementNow(as(), of.requestId, of.placementId)).state).toBe('disputed')
    expect((await recordService(as(), of))!.id).toBe(first.id)
    const minutes = (await counts())['service.minutes'] ?? 0
    await decideHours(as(districtActor()), { ...of, minutes: 150, note: '核对了签到' })
    const second = (await recordService(as(), of))!
    expect(second).toMatchObject({ minutes: 150, disputed: false, corrects: first.id, sequence: 2 })
    expect((await recordService(as(), of))!.id).toBe(second.id)
    expect(((await counts())['service.minutes'] ?? 0) - minutes).toBe(30)
    expect((await placementNow(as(), of.requestId, of.placementId)).state).toBe('recorded')
    const me = as(volunteerActor('vol_4'))
    expect(await sumService(me, { volunteerId: 'vol_4' })).toMatchObject({
      services: 1,
      hours: 2.5,
      stars: 0,
      nextStarAt: 100,
      chain: { intact: true, records: 2 },
    })
    expect((await volunteers.get(as().table, keys.volunteer('vol_4')))!.served.count).toBe(1)
  })

  it('is corrected without staff when one side comes round to the other', async () => {
    const of = await seedServed('req_round', 'vol_5')
    await claims(of, 'vol_5', { volunteer: 180, requester: 120 })
    await recordService(as(), of)
    await claimHours(as(requesterActor()), { ...of, as: 'requester', minutes: 180 })
    expect(await recordService(as(), of)).toMatchObject({ minutes: 180, disputed: false })
    expect(await chain('vol_5')).toMatchObject({ intact: true, records: 2 })
  })

  it('changed in the table is found out', async () => {
    const record = await recorded('req_tamper', 'vol_6')
    const stored = (await serviceRecords.get(as().table, serviceRecords.keyOf(record)))!
    await as().table.write([serviceRecords.put({ ...stored, minutes: 600 })])
    expect(await chain('vol_6')).toEqual({ intact: false, at: 1, why: 'altered' })
  })
})

describe('a certificate', () => {
  const me = () => as(volunteerActor('vol_7'))
  it('is checked by anybody, showing surname and four digits, never the full name or number', async () => {
    const one = await recorded('req_cert1', 'vol_7')
    const two = await recorded('req_cert2', 'vol_7')
    const { code } = await issueCertificate(me(), { volunteerId: 'vol_7', recordIds: [one.id, two.id], seal: false })
    const nobody = as({ kind: 'nobody', language: 'zh' })
    const checked = await checkCertificate(nobody, { code: code.toLowerCase() })
    expect(checked).toMatchObject({
      verdict: 'genuine',
      surname: '韦',
      phoneTail: '0018',
      services: 2,
      hours: 6,
      units: ['柳州市焊接学会'],
      seal: false,
    })
    expect(JSON.stringify(checked)).not.toMatch(/建国|1380000|vol_7|per_/)
    expect(await reasonOf(checkCertificate(nobody, { code: '0000-0000-0000' }))).toBe('notFound')
    clock.moveTo(addDays(clock.now(), 365))
    expect((await checkCertificate(nobody, { code })).verdict).toBe('expired')
  })

  it('is no longer genuine once a record behind it changed', async () => {
    const record = await recorded('req_cert3', 'vol_8')
    const input = { volunteerId: 'vol_8', recordIds: [record.id], seal: true }
    const { code } = await issueCertificate(as(volunteerActor('vol_8')), input)
    const stored = (await serviceRecords.get(as().table, serviceRecords.keyOf(record)))!
    await as().table.write([serviceRecords.put({ ...stored, minutes: 600 })])
    expect((await checkCertificate(as(), { code })).verdict).toBe('changed')
  })

  it('is refused over records of others, over none, in dispute, and to anybody else', async () => {
    const of = await seedServed('req_cert4', 'vol_9')
    await claims(of, 'vol_9', { volunteer: 180, requester: 120 })
    const disputed = (await recordService(as(), of))!
    const mine = as(volunteerActor('vol_9'))
    const issue = (recordIds: string[], by = mine) =>
      reasonOf(issueCertificate(by, { volunteerId: 'vol_9', recordIds, seal: false }))
    expect(await issue([disputed.id])).toBe('recordDisputed')
    expect(await issue([])).toBe('noRecords')
    expect(await issue(['rec_of_somebody'])).toBe('recordsMoved')
    expect(await issue([disputed.id], me())).toBe('notFound')
    expect(await issue([disputed.id], as(districtActor()))).toBe('forbidden')
  })
})

describe('ratings', () => {
  const rating = { stars: 5, words: '讲得清楚', skills: [] }
  const sums = async (volunteerId: string) => (await volunteers.get(as().table, keys.volunteer(volunteerId)))!.served

  it('stay hidden from the other side until both are there, then count once', async () => {
    const of = await seedServed('req_rate', 'vol_2')
    const [mine, theirs] = [as(volunteerActor('vol_2')), as(requesterActor())]
    await rateService(theirs, { ...of, ...rating, as: 'requester', solved: 'yes', skills: ['WE01'] })
    expect(await readRatings(mine, of)).toEqual([])
    expect(await readRatings(theirs, of)).toHaveLength(1)
    expect((await sums('vol_2')).ratings).toBe(0)
    await rateService(mine, { ...of, ...rating, stars: 4, as: 'volunteer' })
    expect(await readRatings(mine, of)).toHaveLength(2)
    expect(await sums('vol_2')).toMatchObject({ ratings: 1, ratingSum: 5 })
    clock.moveTo(addDays(clock.now(), 14))
    expect(await openRatings(as(), of)).toBe(0)
    expect((await sums('vol_2')).ratings).toBe(1)
  })

  it('given at the same moment open both and count once', async () => {
    const of = await seedServed('req_rateTwo', 'vol_3')
    await Promise.all([
      rateService(as(requesterActor()), { ...of, ...rating, as: 'requester', solved: 'partly' }),
      rateService(as(volunteerActor('vol_3')), { ...of, ...rating, as: 'volunteer' }),
    ])
    expect(await readRatings(as(districtActor()), of)).toHaveLength(2)
    expect(await sums('vol_3')).toMatchObject({ ratings: 1, ratingSum: 5 })
  })

  it('that stay alone open after two weeks, once', async () => {
    const of = await seedServed('req_rateAlone', 'vol_4')
    await rateService(as(requesterActor()), { ...of, ...rating, stars: 3, as: 'requester' })
    expect(await openRatings(as(), of)).toBe(0)
    clock.moveTo(addDays(clock.now(), 14))
    expect(await openRatings(as(), of)).toBe(1)
    expect(await openRatings(as(), of)).toBe(0)
    expect(await sums('vol_4')).toMatchObject({ ratings: 1, ratingSum: 3 })
    expect(await readRatings(as(volunteerActor('vol_4')), of)).toHaveLength(1)
  })

  it('are given once per side, after service, by that side, for skills the position asked for', async () => {
    const of = await seedServed('req_rateRules', 'vol_5')
    const theirs = as(requesterActor())
    const rate = (by = theirs, more = {}) => reasonOf(rateService(by, { ...of, ...rating, as: 'requester', ...more }))
    expect(await rate(theirs, { skills: ['IT01'] })).toBe('skillsNotAsked')
    expect(await rate(as(strangerActor()))).toBe('notFound')
    expect(await rate(as(volunteerActor('vol_5')))).toBe('forbidden')
    const both = actorOf(
      'per_vol_5',
      { role: 'volunteer', volunteerId: 'vol_5' },
      { role: 'requesterMember', requesterId: 'rqr_factory' },
    )
    expect(await rate(as(both))).toBe('bothSides')
    expect(await rate()).toBe('none')
    expect(await rate()).toBe('alreadyRated')
    const { placementIds } = await seedService(as(), 'req_rateEarly', { placement: { state: 'checkedIn' } })
    const early = { requestId: 'req_rateEarly', placementId: placementIds[0]! }
    expect(await reasonOf(rateService(theirs, { ...early, ...rating, as: 'requester' }))).toBe('notServed')
  })
})
