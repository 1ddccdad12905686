import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attendanceOf, attendances } from '#shared/attendance/attendance.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { decideHours } from '#shared/attendance/decide-hours.ts'
import type { Context } from '#shared/authority/context.ts'
import type { DoneFor } from '#shared/delegations/done-for.ts'
import { doneForMe, objectToDone, undoDone } from '#shared/delegations/done-for-me.ts'
import { endDelegation } from '#shared/delegations/end-delegation.ts'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { offers } from '#shared/offers/offer.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { memberships } from '#shared/people/person.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { placements } from '#shared/placements/placement.ts'
import { problemId } from '#shared/problems/problem.ts'
import { settleProblem } from '#shared/problems/settle-problem.ts'
import { requests } from '#shared/requests/requests.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { verifyRequest } from '#shared/requests/verify-request.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { changeCalendar } from '#shared/volunteers/change-calendar.ts'
import { changeVolunteer } from '#shared/volunteers/change-volunteer.ts'
import { type AtCounter, actFor, bodyInput, messagesOf, sitDown } from '#test/support/acting.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { sweepAll } from '#test/support/follow.ts'
import { reasonOf } from '#test/support/service.ts'
import { dayBefore, districtStaff, enrolEngineers, foundTown, shopMember, welding } from '#test/support/town.ts'

// Whoever acts for one side stands for it: not for the other one, and not above both.

let database: TestDatabase
let as: ReturnType<typeof testContexts>
const clock = testClock(dayBefore)
const organizationId = territoryId('450204')
const verdict = { verdict: 'open', how: 'phone', note: '电话核实', publicBenefit: true, answer: '' } as const
let counter: AtCounter
let colleague: AtCounter
let volunteerId = ''
beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
  await foundTown(as())
  volunteerId = (await enrolEngineers(as(), 1))[0]!.volunteerId
  await registerPerson(as(), { id: 'per_colleague', name: '同事', phone: '19910001009' })
  counter = await sitDown(as(), districtStaff())
  colleague = await sitDown(as(), actorOf('per_colleague', { role: 'associationStaff', organizationId }))
})
afterAll(() => database.stop())
beforeEach(async () => {
  await endDelegation(as(counter.actor), counter)
  clock.pass(2)
})

const engineer = () => as(actorOf('per_engineer0', { role: 'volunteer', volunteerId }))
const forVolunteer = bodyInput({
  whom: {
    get volunteerId() {
      return volunteerId
    },
  } as { volunteerId: string },
})
let week = 0
const post = (context: Context) => {
  week += 7
  const days = week * 86_400_000
  const move = (at: string) => new Date(Date.parse(at) + days).toISOString()
  const shifts = welding().shifts.map((shift) => ({ ...shift, starts: move(shift.starts), ends: move(shift.ends) }))
  return submitRequest(context, { requesterId: 'rqr_shop', contactPersonId: 'per_shop', request: welding({ shifts }) })
}
const latest = async (context: Context): Promise<DoneFor> => (await doneForMe(context)).items[0]!

/** A need that is open, with an invitation to the engineer. */
const invited = async () => {
  const { id } = await post(as(shopMember()))
  await verifyRequest(as(colleague.actor), { requestId: id, ...verdict })
  await sweepAll(as())
  const all = await offers.all(as().table, { index: 'owner', partition: owners.offersTo(volunteerId, '', '').ownerPk! })
  return { requestId: id, offerId: all.find(({ requestId }) => requestId === id)!.id }
}

describe('the association', () => {
  it('has a need verified by somebody else than who posted it for the body', async () => {
    const { context } = await actFor(as(), counter, bodyInput())
    const { id } = await post(context)
    await endDelegation(as(counter.actor), counter)
    expect(await reasonOf(verifyRequest(as(counter.actor), { requestId: id, ...verdict }))).toBe('enteredOnBehalf')
    expect((await verifyRequest(as(colleague.actor), { requestId: id, ...verdict })).state).toBe('open')
  })

  it('has hours decided by somebody else than who confirmed them for one side', async () => {
    const { requestId, offerId } = await invited()
    const [placement] = await acceptOffers(engineer(), { requestId, offerIds: [offerId], risksAcknowledged: true })
    const { id: placementId } = placement!
    const loaded = (await placements.get(as().table, keys.placement(requestId, placementId)))!
    const check = { path: 'rotatingCode' } as const
    await as().table.write([
      placements.replace({ ...loaded, state: 'checkedOut' }),
      attendances.put({
        ...(await attendanceOf(as().table, requestId, placementId)),
        checkIn: { ...check, at: loaded.starts },
        checkOut: { ...check, at: loaded.ends },
      }),
    ])
    const { context } = await actFor(as(), counter, bodyInput())
    const of = { requestId, placementId }
    await claimHours(context, { ...of, as: 'requester', minutes: 60 })
    await endDelegation(as(counter.actor), counter)
    clock.pass(2)
    const { context: other } = await actFor(as(), counter, forVolunteer)
    expect(await reasonOf(claimHours(other, { ...of, as: 'volunteer', minutes: 180 }))).toBe('bothSides')
    await endDelegation(as(counter.actor), counter)
    await claimHours(engineer(), { ...of, as: 'volunteer', minutes: 180 })
    const ruling = { ...of, minutes: 120, note: '核对过签到签退' }
    expect(await reasonOf(decideHours(as(counter.actor), ruling))).toBe('enteredOnBehalf')
    expect((await decideHours(as(colleague.actor), ruling)).decision?.by).toBe('per_colleague')
  })

  it('acts for one side of a matter and never for the other', async () => {
    const { context } = await actFor(as(), counter, bodyInput())
    const { id: requestId } = await post(context)
    await endDelegation(as(counter.actor), counter)
    await verifyRequest(as(colleague.actor), { requestId, ...verdict })
    await sweepAll(as())
    const all = await offers.all(as().table, {
      index: 'owner',
      partition: owners.offersTo(volunteerId, '', '').ownerPk!,
    })
    const offerId = all.find((one) => one.requestId === requestId)!.id
    const { context: acting } = await actFor(as(), counter, forVolunteer)
    const accept = { requestId, offerIds: [offerId], risksAcknowledged: true }
    expect(await reasonOf(acceptOffers(acting, accept))).toBe('bothSides')
    await endDelegation(as(counter.actor), counter)
    clock.pass(2)
    const { context: fresh } = await actFor(as(), colleague, forVolunteer)
    // What a person on both sides may not do, nobody does for them.
    const member = { role: 'requesterMember', requesterId: 'rqr_shop' } as const
    const both = { personId: 'per_engineer0', role: member, since: clock.now() }
    await as().table.write([memberships.put(both)])
    expect(await reasonOf(acceptOffers(fresh, accept))).toBe('bothSides')
    await as().table.write([{ kind: 'remove', key: memberships.keyOf(both) }])
    expect((await acceptOffers(fresh, accept)).length).toBe(1)
    await endDelegation(as(colleague.actor), colleague)
  })
})

describe('a volunteer at the counter', () => {
  it('has an invitation accepted, hears of it, and takes it back with one click, once', async () => {
    const { requestId, offerId } = await invited()
    const { context } = await actFor(as(), counter, forVolunteer)
    const accept = { requestId, offerIds: [offerId], risksAcknowledged: true }
    const [placement] = await acceptOffers(context, accept)
    clock.pass(1)
    const done = await latest(engineer())
    expect(done).toMatchObject({ done: 'accepted', requestId, about: [placement?.id], way: 'counter', proof: 'code' })
    const [first, again] = await Promise.all([undoDone(engineer(), done), undoDone(engineer(), done)])
    expect(first.undoneAt).toBe(again.undoneAt)
    expect((await placements.get(as().table, keys.placement(requestId, placement!.id)))?.state).toBe('withdrawn')
    expect(await reasonOf(undoDone(as(shopMember()), done))).toBe('nothingDone')
  })

  it('has their free time changed but not their profile; what cannot be undone is objected to', async () => {
    const { context, delegation } = await actFor(as(), counter, forVolunteer)
    await changeCalendar(context, { volunteerId, change: { hoursPerWeek: 6 } })
    const change = { reachKm: 3 }
    expect(await reasonOf(changeVolunteer(context, { volunteerId, change }))).toBe('notOnBehalf')
    const done = await latest(engineer())
    expect(done).toMatchObject({ done: 'calendar', delegationId: delegation.id })
    expect(await reasonOf(undoDone(engineer(), done))).toBe('undoOver')
    expect(await reasonOf(objectToDone(engineer(), { ...done, words: '不' }))).toBe('objection')
    await objectToDone(engineer(), { ...done, words: '我没有请他改' })
    await objectToDone(engineer(), { ...done, words: '再说一次也一样' })
    const settle = { organizationId, problemId: problemId('actObjected', '', done.id), note: '问过，已改回' }
    expect(await reasonOf(settleProblem(as(counter.actor), settle))).toBe('bothSides')
    await settleProblem(as(colleague.actor), settle)
    clock.pass(1)
    const told = (await messagesOf(as(), 'per_engineer0')).filter(({ template }) => template === 'objectionSettled')
    expect(told.map(({ values }) => values.note)).toEqual(['问过，已改回'])
  })
})

it('a need that was posted yesterday is not undone with one click any more', async () => {
  const { context } = await actFor(as(), counter, bodyInput())
  const { id } = await post(context)
  const done = await latest(as(shopMember()))
  clock.pass(24 * 60)
  expect(await reasonOf(undoDone(as(shopMember()), done))).toBe('undoOver')
  expect((await requests.get(as().table, keys.request(id)))?.state).toBe('submitted')
})
