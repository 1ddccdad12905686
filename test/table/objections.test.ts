import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attendances } from '#shared/attendance/attendance.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { decideHours } from '#shared/attendance/decide-hours.ts'
import { decideNoShow } from '#shared/attendance/decide-no-show.ts'
import { objectNoShow } from '#shared/attendance/object-no-show.ts'
import { stateNoShow } from '#shared/attendance/state-no-show.ts'
import { messages } from '#shared/messages/message.ts'
import { type ProblemKind, problemId, problems } from '#shared/problems/problem.ts'
import { askCorrection } from '#shared/records/ask-correction.ts'
import { chainHeads } from '#shared/records/chain.ts'
import { decideCorrection } from '#shared/records/decide-correction.ts'
import { recordService } from '#shared/records/record-service.ts'
import { allRecordsOf } from '#shared/records/service-record.ts'
import { verifyChain } from '#shared/records/verify-chain.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
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
const at = (time: string) => fromLocal('2026-09-19', time)

beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
  await seedPeople(as(), ['vol_1', 'vol_2', 'vol_3', 'vol_4'])
})
afterAll(() => database.stop())

interface Of {
  requestId: string
  placementId: string
}
const colleague = () =>
  as(actorOf('per_colleague', { role: 'associationStaff', organizationId: 'org_territory450204' }))
const elsewhere = () => as(actorOf('per_else', { role: 'associationStaff', organizationId: 'org_territory450226' }))
const staff = () => as(districtActor())
const requester = () => as(requesterActor())
const openProblem = async (kind: ProblemKind, { requestId, placementId }: Of) => {
  const found = await problems.get(
    as().table,
    keys.problem('org_territory450204', problemId(kind, requestId, placementId)),
  )
  return found !== undefined && found.settledAt === undefined
}
const told = async (personId: string, template: string, about: string) =>
  (await messages.all(as().table, { partition: keys.message(personId, '', '').pk })).filter(
    (message) => message.template === template && message.link.includes(about),
  )

const absent = async (requestId: string): Promise<Of> => {
  const { placementIds } = await seedService(as(), requestId, { placement: { state: 'confirmed', agreed: true } })
  const of = { requestId, placementId: placementIds[0]! }
  clock.moveTo(at('18:00'))
  await stateNoShow(requester(), of)
  return of
}
const words = '我 13:50 就到了，门卫可以作证，码扫不上'
const me = () => as(volunteerActor())

describe('an objection to a no-show', () => {
  it('is made by the volunteer alone, with reasons, and only where somebody was noted as absent', async () => {
    const of = await absent('req_object')
    expect(await reasonOf(objectNoShow(requester(), { ...of, words }))).toBe('forbidden')
    expect(await reasonOf(objectNoShow(as(volunteerActor('vol_2')), { ...of, words }))).toBe('notFound')
    expect(await reasonOf(objectNoShow(me(), { ...of, words: '到了' }))).toBe('wordsMissing')
    expect(await openProblem('noShowObjected', of)).toBe(false)
    await objectNoShow(me(), { ...of, words })
    await objectNoShow(me(), { ...of, words: '再说一遍，我到了' })
    const kept = await attendances.get(as().table, keys.attendance(of.requestId, of.placementId))
    expect(kept?.objection?.words).toBe(words)
    expect(await openProblem('noShowObjected', of)).toBe(true)
    expect(await told('per_huang', 'noShowObjected', of.requestId)).toHaveLength(1)
    const { placementIds } = await seedService(as(), 'req_there', { placement: { state: 'confirmed' } })
    const there = { requestId: 'req_there', placementId: placementIds[0]!, words }
    expect(await reasonOf(objectNoShow(me(), there))).toBe('notForChecking')
  })

  it('is decided by the association of the place, apart from both sides, with reasons both read', async () => {
    const of = await absent('req_stands')
    const no = { ...of, granted: false, note: '门卫记录里没有，码也没扫' }
    expect(await reasonOf(decideNoShow(staff(), no))).toBe('nothingToDecide')
    await objectNoShow(me(), { ...of, words })
    expect(await reasonOf(decideNoShow(requester(), no))).toBe('forbidden')
    expect(await reasonOf(decideNoShow(elsewhere(), no))).toBe('notFound')
    const both = actorOf(
      'per_both',
      { role: 'associationStaff', organizationId: 'org_territory450204' },
      { role: 'requesterMember', requesterId: 'rqr_factory' },
    )
    expect(await reasonOf(decideNoShow(as(both), no))).toBe('bothSides')
    expect(await reasonOf(decideNoShow(staff(), { ...no, note: '不' }))).toBe('noteMissing')
    await decideNoShow(staff(), no)
    await decideNoShow(staff(), { ...no, granted: true, note: '改主意了' })
    expect((await placementNow(as(), of.requestId, of.placementId)).state).toBe('noShow')
    expect(await openProblem('noShowObjected', of)).toBe(false)
    for (const who of ['per_vol_1', 'per_huang']) {
      expect(await told(who, 'noShowDecided', of.requestId)).toMatchObject([
        { values: { granted: 'no', note: no.note } },
      ])
    }
  })

  it('that is right leads on to the hours, which still need the word of both sides', async () => {
    const of = await absent('req_came')
    await objectNoShow(me(), { ...of, words })
    await decideNoShow(staff(), { ...of, granted: true, note: '门卫登记 13:50 进厂' })
    const placement = await placementNow(as(), of.requestId, of.placementId)
    expect([placement.state, placement.endedAt]).toEqual(['checkedOut', undefined])
    expect(await recordService(as(), of)).toBeUndefined()
    await claimHours(me(), { ...of, as: 'volunteer', minutes: 180 })
    expect(await recordService(as(), of)).toBeUndefined()
    clock.moveTo(addDays(at('18:00'), 30))
    const decision = { ...of, minutes: 180, note: '对方一直没有回复' }
    expect(await reasonOf(decideHours(staff(), decision))).toBe('anotherPerson')
    await claimHours(requester(), { ...of, as: 'requester', minutes: 180 })
    expect(await recordService(as(), of)).toMatchObject({ minutes: 180, disputed: false })
  })

  it('leaves the hours, where a side stays silent, to a colleague of whoever found that they came', async () => {
    const of = await absent('req_silent')
    await objectNoShow(me(), { ...of, words })
    await decideNoShow(staff(), { ...of, granted: true, note: '门卫登记 13:50 进厂' })
    await claimHours(me(), { ...of, as: 'volunteer', minutes: 120 })
    clock.moveTo(addDays(at('18:00'), 30))
    expect((await decideHours(colleague(), { ...of, minutes: 120, note: '核对过门卫登记' })).decision?.minutes).toBe(
      120,
    )
  })
})

const recorded = async (requestId: string, volunteerId: string): Promise<Of> => {
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
  await claimHours(as(volunteerActor(volunteerId)), { ...of, as: 'volunteer', done: '查出是工装热变形' })
  await claimHours(requester(), { ...of, as: 'requester' })
  await recordService(as(), of)
  return of
}
const chain = async (volunteerId: string) => {
  const head = await chainHeads.get(as().table, keys.chainHead(volunteerId))
  return verifyChain(await allRecordsOf(as().table, volunteerId), head)
}
const why = '签退晚了，实际只做到四点'

describe('a correction of a record', () => {
  it('is asked for by either side with what should stand and why; the other side hears', async () => {
    const of = await recorded('req_ask', 'vol_2')
    const ask = { ...of, as: 'requester', minutes: 120, words: why } as const
    expect(await reasonOf(askCorrection(as(strangerActor()), ask))).toBe('notFound')
    expect(await reasonOf(askCorrection(staff(), ask))).toBe('forbidden')
    expect(await reasonOf(askCorrection(requester(), { ...ask, as: 'volunteer' }))).toBe('forbidden')
    expect(await reasonOf(askCorrection(requester(), { ...ask, words: '错' }))).toBe('wordsMissing')
    expect(await reasonOf(askCorrection(requester(), { ...ask, minutes: 1000 }))).toBe('minutesOutOfRange')
    expect(await reasonOf(askCorrection(requester(), { ...ask, minutes: 180 }))).toBe('sameAsRecorded')
    const same = { ...ask, minutes: 180, done: '查出是工装热变形' }
    expect(await reasonOf(askCorrection(requester(), same))).toBe('sameAsRecorded')
    await askCorrection(requester(), ask)
    await askCorrection(requester(), { ...ask, minutes: 60 })
    const kept = await attendances.get(as().table, keys.attendance(of.requestId, of.placementId))
    expect(kept?.correction).toMatchObject({ side: 'requester', minutes: 120, words: why })
    expect(await openProblem('correctionAsked', of)).toBe(true)
    expect(await told('per_vol_2', 'correctionAsked', of.requestId)).toHaveLength(1)
    expect((await allRecordsOf(as().table, 'vol_2')).map(({ minutes }) => minutes)).toEqual([180])
  })

  it('that is granted is a new record naming the old one, in one chain', async () => {
    const of = await recorded('req_grant', 'vol_3')
    const mine = as(volunteerActor('vol_3'))
    const done = '查出是工装热变形，改了定位销'
    await askCorrection(mine, { ...of, as: 'volunteer', minutes: 200, done, words: '多留了二十分钟收尾' })
    const yes = { ...of, granted: true, note: '监控到 17:20' }
    expect(await reasonOf(decideCorrection(mine, yes))).toBe('forbidden')
    expect(await reasonOf(decideCorrection(elsewhere(), yes))).toBe('notFound')
    expect(await reasonOf(decideCorrection(staff(), { ...yes, note: '' }))).toBe('noteMissing')
    await decideCorrection(staff(), yes)
    expect((await attendances.get(as().table, keys.attendance(of.requestId, of.placementId)))?.decision).toBeUndefined()
    await decideCorrection(colleague(), yes)
    await decideCorrection(colleague(), yes)
    for (let n = 0; n < 3; n += 1) await recordService(as(), of)
    const [old, next, ...more] = (await allRecordsOf(as().table, 'vol_3')).sort((a, b) => a.sequence - b.sequence)
    expect(more).toEqual([])
    expect(old).toMatchObject({ minutes: 180, content: '查出是工装热变形' })
    expect(next).toMatchObject({ minutes: 200, content: done, corrects: old!.id, previousHash: old!.hash })
    expect(await chain('vol_3')).toMatchObject({ intact: true, records: 2 })
    expect(await openProblem('correctionAsked', of)).toBe(false)
    for (const who of ['per_vol_3', 'per_huang'])
      expect(await told(who, 'correctionDecided', of.requestId)).toHaveLength(1)
  })

  it('can be asked for again once it was answered, also where only the words are wrong', async () => {
    const of = await recorded('req_again', 'vol_4')
    const ask = { ...of, as: 'requester', minutes: 120, words: why } as const
    await askCorrection(requester(), ask)
    await decideCorrection(staff(), { ...of, granted: false, note: '签退记录清楚' })
    await recordService(as(), of)
    expect(await allRecordsOf(as().table, 'vol_4')).toHaveLength(1)
    clock.pass(60)
    await askCorrection(requester(), { ...ask, minutes: 180, done: '教会了两个人', words: '内容写得不对' })
    expect(await openProblem('correctionAsked', of)).toBe(true)
    await decideCorrection(staff(), { ...of, granted: true, note: '双方都这么说' })
    await decideCorrection(colleague(), { ...of, granted: true, note: '双方都这么说' })
    await recordService(as(), of)
    const last = (await allRecordsOf(as().table, 'vol_4')).sort((a, b) => a.sequence - b.sequence).at(-1)
    expect(last).toMatchObject({ minutes: 180, content: '教会了两个人', sequence: 2 })
    expect(await chain('vol_4')).toMatchObject({ intact: true })
  })

  it('needs a record', async () => {
    const { placementIds } = await seedService(as(), 'req_early', { placement: { state: 'checkedOut' } })
    const ask = { requestId: 'req_early', placementId: placementIds[0]!, minutes: 60, words: why }
    expect(await reasonOf(askCorrection(me(), { ...ask, as: 'volunteer' }))).toBe('notRecorded')
    expect(await reasonOf(decideCorrection(staff(), { ...ask, granted: true, note: '核对过' }))).toBe('nothingToDecide')
  })
})
