import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditEntries } from '#shared/audit/audit.ts'
import type { Context } from '#shared/authority/context.ts'
import { delegationRule, delegations } from '#shared/delegations/delegation.ts'
import { endDelegation, stopDelegation } from '#shared/delegations/end-delegation.ts'
import { openOnPapers, proveDelegation } from '#shared/delegations/open-delegation.ts'
import { startDelegation } from '#shared/delegations/start-delegation.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { memberships } from '#shared/people/person.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { changeConsent } from '#shared/privacy/change-consent.ts'
import { problemId, problems } from '#shared/problems/problem.ts'
import { settleProblem } from '#shared/problems/settle-problem.ts'
import { requests } from '#shared/requests/requests.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import {
  type AtCounter,
  actFor,
  bodyInput,
  codeOn,
  codesOn,
  contextAt,
  messagesOf,
  sitDown,
} from '#test/support/acting.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { reasonOf } from '#test/support/service.ts'
import { dayBefore, districtStaff, enrolEngineers, foundTown, societyStaff, welding } from '#test/support/town.ts'

let database: TestDatabase
let as: ReturnType<typeof testContexts>
const clock = testClock(dayBefore)
const organizationId = territoryId('450204')
let counter: AtCounter
let colleague: AtCounter
let engineer: { volunteerId: string }
beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
  await foundTown(as())
  engineer = (await enrolEngineers(as(), 1))[0]!
  await registerPerson(as(), { id: 'per_colleague', name: '同事', phone: '19910001009' })
  counter = await sitDown(as(), districtStaff())
  colleague = await sitDown(as(), actorOf('per_colleague', { role: 'associationStaff', organizationId }))
})
afterAll(() => database.stop())
// Each day begins anew: nobody acts for anybody, and no code was sent yet.
beforeEach(() => clock.pass(1440))

const staff = (): Context => as(counter.actor)
const shop = () => as(actorOf('per_shop', { role: 'requesterMember', requesterId: 'rqr_shop' }))
const post = (context: Context) =>
  submitRequest(context, {
    requesterId: 'rqr_shop',
    contactPersonId: 'per_shop',
    request: welding({ shifts: later() }),
  })
const later = () =>
  welding().shifts.map((shift) => ({ ...shift, starts: '2027-03-06T06:00:00.000Z', ends: '2027-03-06T09:00:00.000Z' }))
const audited = (about: string) => auditEntries.all(as().table, { partition: keys.audit(about, '', '').pk })

describe('beginning to act for somebody', () => {
  it('takes the code that the person reads out, and tells them', async () => {
    const asked = await startDelegation(staff(), bodyInput())
    expect(await contextAt(as(), counter)).toBeUndefined()
    const { session } = counter
    const given = { session, personId: 'per_shop' }
    expect(await reasonOf(proveDelegation(staff(), { ...given, code: '000000' }))).toMatch(/codeWrong/)
    const open = await proveDelegation(staff(), { ...given, code: await codeOn(as(), 'per_shop') })
    expect([open.id, open.state, open.proof]).toEqual([asked.id, 'open', 'code'])
    expect(await contextAt(as(), counter)).toMatchObject({
      surname: '示',
      context: { actor: { personId: 'per_shop', by: { personId: 'per_district', proof: 'code' } } },
    })
    expect((await messagesOf(as(), 'per_shop')).at(-1)).toMatchObject({ template: 'actForBegun', channel: 'sms' })
    // Proving once more is proving once.
    expect((await proveDelegation(staff(), { ...given, code: '' })).until).toBe(open.until)
  })

  it('is refused outside one’s subtree, for oneself, for a body of one’s own, by phone without a phone', async () => {
    const elsewhere = as(actorOf('per_far', { role: 'associationStaff', organizationId: territoryId('450202') }))
    expect(await reasonOf(startDelegation(elsewhere, bodyInput()))).toBe('notFound')
    const own = as(
      actorOf(
        'per_shop',
        { role: 'requesterMember', requesterId: 'rqr_shop' },
        { role: 'associationStaff', organizationId },
      ),
    )
    expect(await reasonOf(startDelegation(own, bodyInput()))).toBe('ownAffairs')
    const oneself = as(actorOf('per_engineer0', { role: 'associationStaff', organizationId }))
    const whom = { volunteerId: engineer.volunteerId }
    expect(await reasonOf(startDelegation(oneself, bodyInput({ whom })))).toBe('ownAffairs')
    // An organization's staff act for its own people, not for bodies that ask.
    expect(await reasonOf(startDelegation(as(societyStaff()), bodyInput()))).toBe('notFound')
    expect((await startDelegation(as(societyStaff()), bodyInput({ whom }))).personId).toBe('per_engineer0')
  })

  it('on papers only at the counter, flagged for a colleague, who alone settles it', async () => {
    await startDelegation(staff(), bodyInput({ way: 'phone', recognised: 'known' }))
    const { session } = counter
    const seen = { session, personId: 'per_shop', papers: '身份证' }
    expect(await reasonOf(openOnPapers(staff(), seen))).toBe('counterOnly')
    clock.pass(2)
    const { id } = await startDelegation(staff(), bodyInput())
    expect(await reasonOf(openOnPapers(staff(), { ...seen, papers: '' }))).toBe('delegationIncomplete')
    await openOnPapers(staff(), seen)
    const flag = problemId('actedWithoutCode', '', id)
    expect(await problems.get(as().table, keys.problem(organizationId, flag))).toMatchObject({ notBy: 'per_district' })
    expect((await audited('per_shop')).at(-1)).toMatchObject({ act: 'delegation.openWithoutCode', by: 'per_district' })
    const settle = { organizationId, problemId: flag, note: '打过电话，是本人' }
    expect(await reasonOf(settleProblem(staff(), settle))).toBe('bothSides')
    expect((await settleProblem(as(colleague.actor), settle)).settledBy).toBe('per_colleague')
  })

  it('is for one of the staff at once, however many ask at the same moment', async () => {
    const both = await Promise.allSettled([counter, colleague].map((at) => startDelegation(as(at.actor), bodyInput())))
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true)
    const { by } = (await delegations.get(as().table, keys.delegation('per_shop')))!
    const [first, second] = by === 'per_district' ? [counter, colleague] : [colleague, counter]
    // Both may have been sent one at this very moment; whoever asked last has the one that counts.
    const codes = (await codesOn(as(), 'per_shop')).slice(-2)
    const prove = (at: AtCounter, code: string) =>
      proveDelegation(as(at.actor), { session: at.session, personId: 'per_shop', code }).then(
        () => true,
        () => false,
      )
    const proved = async (at: AtCounter) => (await prove(at, codes[0]!)) || prove(at, codes[1]!)
    expect(await Promise.all([first, second].map(proved))).toEqual([true, false])
    expect([undefined, 'over']).toContain(await contextAt(as(), second))
    expect(await reasonOf(startDelegation(as(second.actor), bodyInput()))).toBe('actedForNow')
  })
})

describe('acting for somebody', () => {
  it('does what the person may, keeps both names, and tells them of it', async () => {
    const { context, delegation } = await actFor(as(), counter, bodyInput())
    clock.pass(1)
    const request = await post(context)
    expect(request).toMatchObject({ state: 'submitted', contactPersonId: 'per_shop' })
    const both = { by: 'per_district', for: 'per_shop' }
    expect((await audited(request.id)).map(({ act, by, for: whom }) => ({ act, by, for: whom }))).toEqual(
      expect.arrayContaining([
        { act: 'request.post', ...both },
        { act: 'onBehalf.posted', ...both },
      ]),
    )
    expect((await audited('per_shop')).at(-1)).toMatchObject({ act: 'onBehalf.posted', ...both })
    expect((await messagesOf(as(), 'per_shop')).at(-1)).toMatchObject({
      template: 'doneForYou',
      channel: 'sms',
      values: { what: 'posted', title: request.title, undo: 'yes' },
    })
    expect(delegation.until).toBe(addMinutes(clock.now(), delegationRule.minutes - 1))
  })

  it('touches no affairs of their own, and is no way to act for somebody else', async () => {
    const { context } = await actFor(as(), counter, bodyInput())
    expect(await reasonOf(changeConsent(context, { purpose: 'idNumber', give: true } as never))).toBe('notOnBehalf')
    expect(await reasonOf(startDelegation(context, bodyInput()))).toBe('notOnBehalf')
  })

  it('is over after half an hour: nothing more is done, and the words say so', async () => {
    const { context } = await actFor(as(), counter, bodyInput())
    clock.pass(delegationRule.minutes)
    expect(await contextAt(as(), counter)).toBe('over')
    const before = (await requests.all(as().table, { index: 'owner', partition: 'REQUESTS#rqr_shop' })).length
    expect(await reasonOf(post(context))).toBe('delegationOver')
    expect((await requests.all(as().table, { index: 'owner', partition: 'REQUESTS#rqr_shop' })).length).toBe(before)
  })

  it('ends with one click, also twice and twice at once', async () => {
    const { context } = await actFor(as(), counter, bodyInput())
    await Promise.all([endDelegation(staff(), counter), endDelegation(staff(), counter)])
    await endDelegation(staff(), counter)
    expect(await contextAt(as(), counter)).toBeUndefined()
    expect(await reasonOf(post(context))).toBe('delegationOver')
    expect((await audited('per_shop')).filter(({ act }) => act === 'delegation.end').length).toBe(1)
  })

  it('ends when the person stops it, even for what is already under way', async () => {
    const { context } = await actFor(as(), counter, bodyInput())
    await stopDelegation(shop())
    await stopDelegation(shop())
    expect(await reasonOf(post(context))).toBe('delegationOver')
    expect(await contextAt(as(), counter)).toBe('over')
  })

  it('ends when the rights of the staff change, and stands while they do not', async () => {
    const { context } = await actFor(as(), counter, bodyInput())
    expect(context.actor).toMatchObject({ personId: 'per_shop' })
    const { actor, session } = counter
    if (actor.kind !== 'person') throw new Error('Only people sit at counters')
    expect(await contextAt(as(), { actor: { ...actor, roles: [...actor.roles] }, session })).toMatchObject({
      surname: '示',
    })
    expect(await contextAt(as(), { actor: { ...actor, roles: [] }, session })).toBe('over')
  })

  it('ends with the role of the person', async () => {
    await actFor(as(), counter, bodyInput())
    const key = keys.membership('per_shop', 'requesterMember', 'rqr_shop')
    const held = (await memberships.get(as().table, key))!
    await as().table.write([memberships.remove(held)])
    expect(await contextAt(as(), counter)).toBe('over')
    await as().table.write([memberships.put(held)])
  })
})
