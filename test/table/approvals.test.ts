import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approved } from '#functions/approved.ts'
import { confirmApproval, expireApproval, rejectApproval } from '#shared/approvals/answer-approval.ts'
import { type Approval, type ApprovalKind, approvalDays, approvalId, approvals } from '#shared/approvals/approval.ts'
import { listApprovals } from '#shared/approvals/list-approvals.ts'
import { attendances } from '#shared/attendance/attendance.ts'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { messages } from '#shared/messages/message.ts'
import { inboxesWithin } from '#shared/organizations/districts-in-reach.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { problemId, problems } from '#shared/problems/problem.ts'
import { decideCorrection } from '#shared/records/decide-correction.ts'
import { requests } from '#shared/requests/requests.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { verifyRequest } from '#shared/requests/verify-request.ts'
import { withdrawRequest } from '#shared/requests/withdraw-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { suspendVolunteer } from '#shared/volunteers/suspend-volunteer.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { ends, reasonOf, seedPeople, seedService } from '#test/support/service.ts'
import { dayBefore, districtStaff, enrolEngineers, foundTown, welding } from '#test/support/town.ts'

let database: TestDatabase
let as: (actor?: Actor) => Context
const clock = testClock(dayBefore)
let engineers: { volunteerId: string }[]
beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
  await foundTown(as())
  await seedPeople(as())
  engineers = await enrolEngineers(as(), 12)
})
afterAll(() => database.stop())

const organizationId = territoryId('450204')
const first = districtStaff()
const second = actorOf('per_colleague', { role: 'associationStaff', organizationId })
const third = actorOf('per_third', { role: 'associationStaff', organizationId })
const elsewhere = actorOf('per_far', { role: 'associationStaff', organizationId: territoryId('450202') })
const auditor = actorOf('per_auditor', { role: 'auditor', organizationId })

interface Case {
  kind: ApprovalKind
  /** Makes a thing and answers what it is called. */
  thing: () => Promise<string>
  propose: (context: Context, about: string) => Promise<unknown>
  isDone: (about: string) => Promise<boolean>
  /** Changes the facts the proposal rests on. */
  move: (about: string) => Promise<unknown>
}
let n = 0
const correcting = new Map<string, { requestId: string; placementId: string }>()
const cases: readonly Case[] = [
  {
    kind: 'openRequest',
    thing: async () => {
      const request = { ...welding(), scopeItem: 8 } as const
      return (await submitRequest(as(), { requesterId: 'rqr_shop', contactPersonId: 'per_shop', request })).id
    },
    propose: (context, requestId) =>
      verifyRequest(context, {
        requestId,
        verdict: 'open',
        how: 'phone',
        note: '电话核实过',
        publicBenefit: true,
        answer: '',
      }),
    isDone: async (id) => (await requests.get(as().table, keys.request(id)))?.state === 'open',
    move: async (id) => {
      const request = await requests.get(as().table, keys.request(id))
      if (request) await as().table.write([requests.replace({ ...request, conditions: '换到露天场地' })])
    },
  },
  {
    kind: 'removeVolunteer',
    thing: async () => {
      n += 1
      return engineers[n - 1]?.volunteerId ?? ''
    },
    propose: (context, volunteerId) =>
      suspendVolunteer(context, { volunteerId, state: 'removed', reason: '收了对方的钱' }),
    isDone: async (id) => (await volunteers.get(as().table, keys.volunteer(id)))?.state === 'removed',
    move: (volunteerId) => suspendVolunteer(as(third), { volunteerId, state: 'suspended', reason: '先停用再说' }),
  },
  {
    kind: 'correctRecord',
    thing: async () => {
      n += 1
      const requestId = `req_correct${n}`
      const { placementIds } = await seedService(as(), requestId, { placement: { state: 'recorded' } })
      const of = { requestId, placementId: placementIds[0] ?? '' }
      correcting.set(of.placementId, of)
      await asked(of, 100)
      return of.placementId
    },
    propose: (context, id) => decideCorrection(context, { ...ofCorrection(id), granted: true, note: '看过签退' }),
    isDone: async (id) => {
      const { requestId, placementId } = ofCorrection(id)
      return (await attendances.get(as().table, keys.attendance(requestId, placementId)))?.decision !== undefined
    },
    move: (id) => asked(ofCorrection(id), 130),
  },
]
const ofCorrection = (id: string) => correcting.get(id) ?? { requestId: '', placementId: '' }
const asked = (of: { requestId: string; placementId: string }, minutes: number) =>
  as().table.write([
    attendances.put({
      ...of,
      wrongCodes: [],
      checkOutForgotten: false,
      reminded: 0,
      correction: { by: 'per_vol_1', side: 'volunteer', at: ends, minutes, words: '少记了' },
    }),
  ])

const read = (kind: ApprovalKind, about: string): Promise<Approval | undefined> =>
  approvals.get(as().table, keys.approval(organizationId, approvalId(kind, about)))
const inInbox = async (id: string) => {
  const problem = await problems.get(as().table, keys.problem(organizationId, problemId('approvalAwaited', '', id)))
  return problem !== undefined && problem.settledAt === undefined
}
const listed = async (id: string) =>
  (await listApprovals(as(first), { inboxes: [organizationId] })).some((approval) => approval.id === id)
const confirm = (actor: Actor, approval: string) =>
  confirmApproval(as(actor), approved, { organizationId, approvalId: approval })

for (const { kind, thing, propose, isDone, move } of cases) {
  describe(`${kind} takes two people`, () => {
    test('it is proposed, seen in list and inbox, and done when another one confirms, once', async () => {
      const about = await thing()
      await propose(as(first), about)
      const id = approvalId(kind, about)
      expect([await isDone(about), await listed(id), await inInbox(id)]).toEqual([false, true, true])

      expect(await reasonOf(propose(as(first), about)), 'the same person again').toBe('secondPerson')
      expect(await reasonOf(confirm(first, id)), 'the same person in the list').toBe('secondPerson')
      expect(await reasonOf(confirm(elsewhere, id)), 'of another district').toBe('notFound')
      expect(await reasonOf(confirm(auditor, id)), 'of another role').toBe('forbidden')
      expect(await isDone(about)).toBe(false)

      await Promise.all([confirm(second, id), confirm(second, id)])
      await confirm(third, id)
      expect([await isDone(about), await listed(id), await inInbox(id)]).toEqual([true, false, false])
      expect(await read(kind, about)).toMatchObject({
        state: 'confirmed',
        proposedBy: 'per_district',
        answeredBy: 'per_colleague',
      })
      const told = await messages.all(as().table, { partition: keys.message('per_district', '', '').pk })
      const about_ = told.filter(({ template, link }) => template === 'approvalAnswered' && link.includes('/staff/'))
      expect(about_.length).toBeGreaterThan(0)
    })

    test('it is not done on facts that changed since, and can be proposed anew', async () => {
      const about = await thing()
      await propose(as(first), about)
      await move(about)
      expect(['factsMoved', 'approvalOvertaken']).toContain(await reasonOf(confirm(second, approvalId(kind, about))))
      expect(await isDone(about)).toBe(false)
      await propose(as(second), about)
      expect(await isDone(about), 'proposed anew').toBe(false)
      await confirm(first, approvalId(kind, about))
      expect(await isDone(about)).toBe(true)
    })
  })
}

describe('a proposal', () => {
  const [opening] = cases
  test('is turned down with words, by a colleague or whoever made it, and nothing is done', async () => {
    for (const by of [second, first]) {
      const about = (await opening?.thing()) ?? ''
      await opening?.propose(as(first), about)
      const which = { organizationId, approvalId: approvalId('openRequest', about) }
      expect(await reasonOf(rejectApproval(as(by), { ...which, note: '' }))).toBe('noteMissing')
      await rejectApproval(as(by), { ...which, note: '先问清场地' })
      await rejectApproval(as(by), { ...which, note: '先问清场地' })
      expect(await read('openRequest', about)).toMatchObject({ state: 'rejected', answer: '先问清场地' })
      expect(await reasonOf(confirm(third, which.approvalId))).toBe('approvalOver')
      expect([await opening?.isDone(about), await inInbox(which.approvalId)]).toEqual([false, false])
    }
  })

  test('expires, and is then confirmed by nobody', async () => {
    const about = (await opening?.thing()) ?? ''
    await opening?.propose(as(first), about)
    const which = { organizationId, approvalId: approvalId('openRequest', about) }
    await expireApproval(as(), which)
    expect((await read('openRequest', about))?.state).toBe('waiting')
    clock.moveTo(addDays(dayBefore, approvalDays))
    expect([await reasonOf(confirm(second, which.approvalId)), await listed(which.approvalId)]).toEqual([
      'approvalOver',
      false,
    ])
    await expireApproval(as(), which)
    await expireApproval(as(), which)
    expect((await read('openRequest', about))?.state).toBe('expired')
    expect(await inInbox(which.approvalId)).toBe(false)
    clock.moveTo(dayBefore)
  })

  test('is closed by itself when the matter is withdrawn, answered otherwise or changed, and says so', async () => {
    const [, removing, correction] = cases
    const endings: [ApprovalKind, Case | undefined, (about: string) => Promise<unknown>][] = [
      ['openRequest', opening, (id) => withdrawRequest(as(), { requestId: id, reason: '不需要了' })],
      [
        'openRequest',
        opening,
        (id) =>
          verifyRequest(as(third), {
            requestId: id,
            verdict: 'return',
            how: 'phone',
            note: '电话核实过',
            publicBenefit: true,
            answer: '请写清场地',
          }),
      ],
      [
        'removeVolunteer',
        removing,
        (id) => suspendVolunteer(as(third), { volunteerId: id, state: 'suspended', reason: '先停用一下' }),
      ],
      [
        'correctRecord',
        correction,
        (id) => decideCorrection(as(third), { ...ofCorrection(id), granted: false, note: '签退没有错' }),
      ],
    ]
    for (const [kind, one, end] of endings) {
      const about = (await one?.thing()) ?? ''
      await one?.propose(as(first), about)
      const id = approvalId(kind, about)
      await end(about)
      expect([kind, (await read(kind, about))?.state, await listed(id), await inInbox(id)]).toEqual([
        kind,
        'overtaken',
        false,
        false,
      ])
      expect(await reasonOf(confirm(second, id))).toBe('approvalOvertaken')
      expect(await reasonOf(rejectApproval(as(second), { organizationId, approvalId: id, note: '先问清' }))).toBe(
        'approvalOvertaken',
      )
      expect(await one?.isDone(about)).toBe(false)
    }
  })

  test('found to rest on other facts is closed by whoever meant to confirm it', async () => {
    const about = (await opening?.thing()) ?? ''
    await opening?.propose(as(first), about)
    await opening?.move(about)
    expect(await reasonOf(confirm(second, approvalId('openRequest', about)))).toBe('factsMoved')
    expect([(await read('openRequest', about))?.state, await inInbox(approvalId('openRequest', about))]).toEqual([
      'overtaken',
      false,
    ])
  })

  test('is seen by whoever reaches the matter: a society sees its own people, and nothing else of the district', async () => {
    const society = actorOf('per_society', { role: 'organizationStaff', organizationId: 'org_welding' })
    const stranger = actorOf('per_other', { role: 'organizationStaff', organizationId: 'org_elsewhere' })
    const seen = async (actor: Actor) =>
      (await listApprovals(as(actor), { inboxes: inboxesWithin(actor) })).map(({ about }) => about)
    const [, removing] = cases
    const [need, person] = [(await opening?.thing()) ?? '', (await removing?.thing()) ?? '']
    await opening?.propose(as(first), need)
    await removing?.propose(as(first), person)
    expect([(await seen(second)).includes(need), (await seen(second)).includes(person)]).toEqual([true, true])
    expect([(await seen(society)).includes(need), (await seen(society)).includes(person)]).toEqual([false, true])
    expect([await seen(stranger), await seen(elsewhere)]).toEqual([[], []])
    expect((await seen(auditor)).includes(person)).toBe(true)
    await confirm(society, approvalId('removeVolunteer', person))
    expect(await removing?.isDone(person)).toBe(true)
  })
})
