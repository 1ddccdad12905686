import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agreementsOf } from '#shared/agreements/agreement.ts'
import { askSignature } from '#shared/agreements/ask-signature.ts'
import { draftAgreement } from '#shared/agreements/draft-agreement.ts'
import { signAgreement } from '#shared/agreements/sign-agreement.ts'
import { signAgreements } from '#shared/agreements/sign-agreements.ts'
import { readCounts } from '#shared/counters/counter.ts'
import { messages } from '#shared/messages/message.ts'
import { placements, placementsOfRequest } from '#shared/placements/placement.ts'
import { recordInsurance } from '#shared/placements/record-insurance.ts'
import { problemId, problems, raise } from '#shared/problems/problem.ts'
import { settleProblem } from '#shared/problems/settle-problem.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { isoWeek } from '#shared/time/shanghai.ts'
import { testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import {
  before,
  districtActor,
  ends,
  placementNow,
  reasonOf,
  requesterActor,
  seedPeople,
  seedService,
  societyActor,
  starts,
  strangerActor,
  volunteerActor,
} from '#test/support/service.ts'

let database: TestDatabase
let as: ReturnType<typeof testContexts>
const clock = testClock(before)
const crowd = Array.from({ length: 30 }, (_, n) => `vol_crowd${n}`)

beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
  await seedPeople(as(), ['vol_1', 'vol_2', ...crowd])
})
afterAll(() => database.stop())

const told = async (personId: string, template: string, requestId: string) =>
  (await messages.all(as().table, { partition: keys.message(personId, '', '').pk })).filter(
    (message) => message.template === template && message.link.includes(requestId),
  )
const confirmedCount = async () => {
  const week = isoWeek(before)
  const counts = await readCounts(as().table, 'org_territory450204', { from: week, to: week })
  return counts.get(week)?.['placement.confirmed'] ?? 0
}
const danger: Partial<ServiceRequest> = { dangerous: true, risks: [{ kind: 'arc', note: '弧光' }] }
const policy = { policy: 'PA-2026-7788', starts: addMinutes(starts, -60), ends: addMinutes(ends, 60) }

describe('a placement on standard terms', () => {
  it('is agreed and confirmed as soon as its agreement is drafted, once, however often that runs', async () => {
    const { request, placementIds } = await seedService(as(), 'req_plain')
    const placementId = placementIds[0]!
    const counted = await confirmedCount()
    for (let n = 0; n < 3; n += 1) await draftAgreement(as(), { requestId: request.id, placementId })
    await Promise.all([1, 2].map(() => draftAgreement(as(), { requestId: request.id, placementId })))
    expect(await placementNow(as(), request.id, placementId)).toMatchObject({
      state: 'confirmed',
      agreed: true,
      agreementEdition: 1,
    })
    expect(await agreementsOf(as().table, request.id)).toHaveLength(1)
    expect(await told('per_vol_1', 'placementConfirmed', request.id)).toHaveLength(1)
    expect((await confirmedCount()) - counted).toBe(1)
  })

  it('below the minimum head-count is agreed but not confirmed', async () => {
    const { request, placementIds } = await seedService(as(), 'req_below', { placement: { state: 'provisional' } })
    await draftAgreement(as(), { requestId: request.id, placementId: placementIds[0]! })
    expect(await placementNow(as(), request.id, placementIds[0]!)).toMatchObject({ state: 'provisional', agreed: true })
  })

  it('that has ended gets no agreement any more', async () => {
    const { request, placementIds } = await seedService(as(), 'req_gone', { placement: { state: 'withdrawn' } })
    expect(await draftAgreement(as(), { requestId: request.id, placementId: placementIds[0]! })).toBeUndefined()
    expect(await agreementsOf(as().table, request.id)).toEqual([])
  })
})

describe('a change of facts', () => {
  it('makes a new edition; the old one holds until the volunteer stood again', async () => {
    const { request, placementIds } = await seedService(as(), 'req_moved')
    const of = { requestId: request.id, placementId: placementIds[0]! }
    await draftAgreement(as(), of)
    const stored = (await requests.get(as().table, keys.request(request.id)))!
    await as().table.write([requests.replace({ ...stored, factsVersion: 2, conditions: '改到室外' })])
    await draftAgreement(as(), of)
    expect((await agreementsOf(as().table, request.id)).map(({ state }) => state)).toEqual(['agreed', 'open'])
    expect(await placementNow(as(), request.id, of.placementId)).toMatchObject({ state: 'confirmed', agreed: true })

    const placement = (await placements.get(as().table, keys.placement(request.id, of.placementId)))!
    await as().table.write([placements.replace({ ...placement, state: 'accepted', factsVersion: 2, agreed: false })])
    await draftAgreement(as(), of)
    const [old, latest] = await agreementsOf(as().table, request.id)
    expect([old!.state, latest!.state]).toEqual(['superseded', 'agreed'])
    expect([old!.facts.conditions, latest!.facts.conditions]).toEqual(['车间内，有空调', '改到室外'])
    expect(await placementNow(as(), request.id, of.placementId)).toMatchObject({
      state: 'confirmed',
      agreementEdition: 2,
    })
  })

  it('keeps a volunteer from signing before they stood again, and anybody from signing an older edition', async () => {
    const { request, placementIds } = await seedService(as(), 'req_movedSigned', { request: { signatureAsked: true } })
    const of = { requestId: request.id, placementId: placementIds[0]! }
    await draftAgreement(as(), of)
    const stored = (await requests.get(as().table, keys.request(request.id)))!
    await as().table.write([requests.replace({ ...stored, factsVersion: 2 })])
    expect(await reasonOf(signAgreement(as(volunteerActor()), { ...of, edition: 1 }))).toBe('standAgainFirst')
    await draftAgreement(as(), of)
    expect(await reasonOf(signAgreement(as(volunteerActor()), { ...of, edition: 1 }))).toBe('newerEdition')
    expect(await reasonOf(signAgreement(as(volunteerActor()), { ...of, edition: 2 }))).toBe('standAgainFirst')
    const both = { requestId: request.id, as: 'requester' } as const
    expect(await reasonOf(signAgreements(as(requesterActor()), { ...both, factsVersion: 1 }))).toBe('factsMoved')
    expect(await signAgreements(as(requesterActor()), { ...both, factsVersion: 2 })).toEqual({ signed: 1, ownSide: [] })
  })
})

describe('an agreement that all three sign', () => {
  it('asks volunteer, requester and staff of the organization, and confirms with the third signature', async () => {
    const { request, placementIds } = await seedService(as(), 'req_signed', { request: { signatureAsked: true } })
    const of = { requestId: request.id, placementId: placementIds[0]! }
    await draftAgreement(as(), of)
    for (const person of ['per_vol_1', 'per_huang', 'per_lu']) {
      expect(await told(person, 'agreementToSign', request.id)).toHaveLength(1)
    }
    const all = { requestId: request.id, factsVersion: 1 }
    await signAgreement(as(volunteerActor()), { ...of, edition: 1 })
    await signAgreements(as(requesterActor()), { ...all, as: 'requester' })
    expect((await placementNow(as(), request.id, of.placementId)).state).toBe('accepted')
    await signAgreements(as(societyActor()), { ...all, as: 'organization' })
    expect(await placementNow(as(), request.id, of.placementId)).toMatchObject({ state: 'confirmed', agreed: true })
    expect(await signAgreements(as(societyActor()), { ...all, as: 'organization' })).toEqual({ signed: 0, ownSide: [] })
  })

  it('of thirty people is signed by a body in one act, however many writes that takes', async () => {
    const { request, placementIds } = await seedService(as(), 'req_crowd', {
      request: { signatureAsked: true },
      volunteerIds: crowd,
    })
    for (const placementId of placementIds) await draftAgreement(as(), { requestId: request.id, placementId })
    expect(await told('per_huang', 'agreementToSign', request.id)).toHaveLength(1)
    const all = { requestId: request.id, factsVersion: 1 }
    expect((await signAgreements(as(requesterActor()), { ...all, as: 'requester' })).signed).toBe(30)
    expect((await signAgreements(as(societyActor()), { ...all, as: 'organization' })).signed).toBe(30)
    for (const [n, placementId] of placementIds.entries()) {
      await signAgreement(as(volunteerActor(crowd[n])), { requestId: request.id, placementId, edition: 1 })
    }
    const states = (await placementsOfRequest(as().table, request.id)).map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['confirmed']))
  })

  it('is not signed by somebody for the other side, nor by people it does not concern', async () => {
    const { request, placementIds } = await seedService(as(), 'req_apart', { request: { signatureAsked: true } })
    const of = { requestId: request.id, placementId: placementIds[0]! }
    await draftAgreement(as(), of)
    const all = { requestId: request.id, factsVersion: 1 }
    const both = {
      ...volunteerActor(),
      roles: [
        { role: 'volunteer', volunteerId: 'vol_1' },
        { role: 'requesterMember', requesterId: 'rqr_factory' },
      ],
    } as ReturnType<typeof volunteerActor>
    expect(await signAgreements(as(both), { ...all, as: 'requester' })).toEqual({
      signed: 0,
      ownSide: [of.placementId],
    })
    expect(await reasonOf(signAgreements(as(strangerActor()), { ...all, as: 'requester' }))).toBe('notFound')
    expect(await reasonOf(signAgreements(as(requesterActor()), { ...all, as: 'organization' }))).toBe('forbidden')
    // Staff of the district verify the request; they do not sign for a society of the city.
    expect(await reasonOf(signAgreements(as(districtActor()), { ...all, as: 'organization' }))).toBe('notFound')
    expect(await reasonOf(signAgreement(as(volunteerActor('vol_2')), { ...of, edition: 1 }))).toBe('notFound')
  })

  it('takes the place of standard terms when a party asks, which hold until it is signed', async () => {
    const { request, placementIds } = await seedService(as(), 'req_asked')
    const of = { requestId: request.id, placementId: placementIds[0]! }
    await draftAgreement(as(), of)
    await askSignature(as(volunteerActor()), of)
    await draftAgreement(as(), of)
    const [first, second] = await agreementsOf(as().table, request.id)
    expect([first!.state, second!.state, second!.because]).toEqual(['agreed', 'open', ['asked']])
    expect(await placementNow(as(), request.id, of.placementId)).toMatchObject({ state: 'confirmed', agreed: true })
    expect(await reasonOf(askSignature(as(strangerActor()), of))).toBe('notFound')
  })
})

describe('insurance', () => {
  it('of a dangerous service confirms it once everything else is there, and settles the task', async () => {
    const { request, placementIds } = await seedService(as(), 'req_danger', {
      request: danger,
      placement: { risksAcknowledgedAt: before },
    })
    const of = { requestId: request.id, placementId: placementIds[0]! }
    const task = {
      kind: 'insuranceMissing',
      reach: request.reach,
      about: of.placementId,
      title: request.title,
    } as const
    await as().table.write([raise({ ...task, requestId: request.id }, before)])
    await draftAgreement(as(), of)
    expect(await told('per_lu', 'insuranceNeeded', request.id)).toHaveLength(1)
    await signAgreement(as(volunteerActor()), { ...of, edition: 1 })
    await signAgreements(as(requesterActor()), { requestId: request.id, as: 'requester', factsVersion: 1 })
    await signAgreements(as(societyActor()), { requestId: request.id, as: 'organization', factsVersion: 1 })
    expect((await placementNow(as(), request.id, of.placementId)).state).toBe('accepted')
    expect(await recordInsurance(as(societyActor()), { ...of, ...policy })).toEqual({ insured: 1 })
    expect((await placementNow(as(), request.id, of.placementId)).state).toBe('confirmed')
    const id = problemId('insuranceMissing', request.id, of.placementId)
    const problem = await problems.get(as().table, keys.problem(request.reach.at(-1)!, id))
    expect(problem).toMatchObject({ settledBy: 'per_lu', settledAt: before })
  })

  it('that leaves the last minute uncovered is refused, naming field and needed span', async () => {
    const { request } = await seedService(as(), 'req_short', { request: danger })
    const short = recordInsurance(as(societyActor()), {
      requestId: request.id,
      ...policy,
      ends: addMinutes(ends, -1),
    })
    await expect(short).rejects.toMatchObject({
      reason: 'policyTooShort',
      fields: [{ path: 'ends', text: { zh: expect.stringContaining('2026-09-19 17:00') } }],
      facts: { needStarts: starts, needEnds: ends },
    })
  })

  it('for a whole request covers everybody at once, and only by staff in reach', async () => {
    const { request } = await seedService(as(), 'req_all', { request: danger, volunteerIds: crowd })
    expect(await reasonOf(recordInsurance(as(requesterActor()), { requestId: request.id, ...policy }))).toBe(
      'forbidden',
    )
    expect(await recordInsurance(as(districtActor()), { requestId: request.id, ...policy })).toEqual({ insured: 30 })
    const all = await placementsOfRequest(as().table, request.id)
    expect(all.every(({ insurance }) => insurance?.policy === policy.policy)).toBe(true)
  })
})

describe('a case of the staff inbox', () => {
  it('is closed by staff in reach with a note, and by nobody else', async () => {
    const { request } = await seedService(as(), 'req_case')
    await as().table.write([
      raise({ kind: 'hoursLate', reach: request.reach, requestId: request.id, title: 't' }, before),
    ])
    const input = {
      organizationId: request.reach.at(-1)!,
      problemId: problemId('hoursLate', request.id),
      note: '电话问过了',
    }
    expect(await reasonOf(settleProblem(as(requesterActor()), input))).toBe('forbidden')
    expect(await settleProblem(as(districtActor()), input)).toMatchObject({
      settledBy: 'per_district',
      note: input.note,
    })
  })
})
