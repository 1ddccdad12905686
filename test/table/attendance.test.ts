import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attendance, attendanceOf, attendances } from '#shared/attendance/attendance.ts'
import { checkIn } from '#shared/attendance/check-in.ts'
import { checkOut } from '#shared/attendance/check-out.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { codeAt } from '#shared/attendance/code.ts'
import { decideHours } from '#shared/attendance/decide-hours.ts'
import { flagCheckOut } from '#shared/attendance/flag-check-out.ts'
import { printCodes } from '#shared/attendance/print-codes.ts'
import { remindHours } from '#shared/attendance/remind-hours.ts'
import { showCode } from '#shared/attendance/show-code.ts'
import { stateNoShow } from '#shared/attendance/state-no-show.ts'
import type { Context } from '#shared/authority/context.ts'
import { messages } from '#shared/messages/message.ts'
import { type Placement, type PlacementState, placementTransitions } from '#shared/placements/placement.ts'
import { type ProblemKind, problemId, problems } from '#shared/problems/problem.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { actorOf, testClock, testContexts, testVault } from '#test/support/context.ts'
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
const at = (time: string, day = '2026-09-19') => fromLocal(day, time)

beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
  await seedPeople(as())
})
afterAll(() => database.stop())

const confirmed = { state: 'confirmed', agreed: true, risksAcknowledgedAt: before } as const
const seed = async (
  id: string,
  more: { request?: Partial<ServiceRequest>; placement?: Partial<Placement>; volunteerIds?: string[] } = {},
) => {
  const { placementIds } = await seedService(as(), id, { ...more, placement: { ...confirmed, ...more.placement } })
  return { requestId: id, placementId: placementIds[0]! }
}
const present = { path: 'rotatingCode' } as const
const served = (of: { requestId: string; placementId: string }, more: Partial<Attendance> = {}) =>
  as().table.write([
    attendances.put({
      ...of,
      checkIn: { ...present, at: at('13:58') },
      checkOut: { ...present, at: at('17:02') },
      checkOutForgotten: false,
      wrongCodes: [],
      reminded: 0,
      ...more,
    }),
  ])
const seedServed = async (id: string, more: Partial<Attendance> = {}) => {
  const of = await seed(id, { placement: { state: 'checkedOut' } })
  await served(of, more)
  return of
}
const code = (requestId: string) => codeAt(testVault, 'rotatingCode', { requestId, shiftId: 's1' }, clock.now())
const told = async (personId: string, template: string, about: string) =>
  (await messages.all(as().table, { partition: keys.message(personId, '', '').pk })).filter(
    (message) => message.template === template && message.link.includes(about),
  ).length
const problemOf = (kind: ProblemKind, { requestId, placementId }: { requestId: string; placementId: string }) =>
  problems.get(as().table, keys.problem('org_territory450204', problemId(kind, requestId, placementId)))
const me = () => as(volunteerActor())

describe('the code on the screen', () => {
  it('is shown to requester and staff with who has come, and lets the volunteer in', async () => {
    const of = await seed('req_show', { volunteerIds: ['vol_1', 'vol_2'] })
    clock.moveTo(addMinutes(at('13:57'), 0.3))
    const shown = await showCode(as(requesterActor()), { requestId: of.requestId, shiftId: 's1' })
    expect(shown).toMatchObject({ secondsLeft: 42, nextAt: at('13:58') })
    expect(shown.people.map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
    await checkIn(me(), { ...of, code: shown.code })
    const after = await showCode(as(districtActor()), { requestId: of.requestId, shiftId: 's1' })
    expect(after.people.find(({ volunteerId }) => volunteerId === 'vol_1')).toMatchObject({
      state: 'checkedIn',
      checkInAt: clock.now(),
      position: '焊接工程师',
    })
  })

  it('is refused to strangers, to those who serve, too early and long after', async () => {
    const of = await seed('req_hide')
    const input = { requestId: of.requestId, shiftId: 's1' }
    clock.moveTo(at('13:58'))
    expect(await reasonOf(showCode(as(strangerActor()), input))).toBe('notFound')
    expect(await reasonOf(showCode(me(), input))).toBe('forbidden')
    const both = actorOf(
      'per_vol_1',
      { role: 'volunteer', volunteerId: 'vol_1' },
      { role: 'associationStaff', organizationId: 'org_territory450204' },
    )
    expect(await reasonOf(showCode(as(both), input))).toBe('bothSides')
    clock.moveTo(at('13:29'))
    expect(await reasonOf(showCode(as(requesterActor()), input))).toBe('codeNotNow')
    clock.moveTo(at('19:00'))
    expect(await reasonOf(showCode(as(requesterActor()), input))).toBe('codeNotNow')
  })
})

describe('check-in', () => {
  it('by the right code puts the request underway, keeps no position, and twice is once', async () => {
    const of = await seed('req_in')
    clock.moveTo(at('13:58'))
    const first = await checkIn(me(), { ...of, code: code(of.requestId) })
    expect(first.checkIn).toEqual({ at: clock.now(), path: 'rotatingCode' })
    clock.pass(10)
    expect((await checkIn(me(), { ...of, code: 'again' })).checkIn).toEqual(first.checkIn)
    expect((await placementNow(as(), of.requestId, of.placementId)).state).toBe('checkedIn')
    expect((await requests.get(as().table, keys.request(of.requestId)))!.state).toBe('underway')
    expect(JSON.stringify(await as().table.get(keys.attendance(of.requestId, of.placementId)))).not.toMatch(/lat|lng/)
  })

  it('by two people of one shift at the same moment lets both in', async () => {
    const of = await seed('req_two', { volunteerIds: ['vol_1', 'vol_2'] })
    clock.moveTo(at('13:58'))
    const second = of.placementId.replace('vol_1', 'vol_2')
    await Promise.all([
      checkIn(me(), { ...of, code: code(of.requestId) }),
      checkIn(as(volunteerActor('vol_2')), { ...of, placementId: second, code: code(of.requestId) }),
    ])
    expect((await placementNow(as(), of.requestId, of.placementId)).state).toBe('checkedIn')
    expect((await placementNow(as(), of.requestId, second)).state).toBe('checkedIn')
  })

  it('with the code of another request or of two minutes ago is refused', async () => {
    const of = await seed('req_wrong')
    clock.moveTo(at('13:56'))
    const old = code(of.requestId)
    clock.pass(2)
    expect(await reasonOf(checkIn(me(), { ...of, code: code('req_other') }))).toBe('wrongCode')
    expect(await reasonOf(checkIn(me(), { ...of, code: old }))).toBe('wrongCode')
    expect((await placementNow(as(), of.requestId, of.placementId)).state).toBe('confirmed')
  })

  it('pauses after five wrong codes, guessed at once or not, even for the right one, and goes on ten minutes later', async () => {
    const of = await seed('req_guess')
    clock.moveTo(at('13:40'))
    const guesses = await Promise.all(
      Array.from({ length: 9 }, (_, n) => reasonOf(checkIn(me(), { ...of, code: `00000${n}x` }))),
    )
    expect(guesses.filter((reason) => reason === 'wrongCode')).toHaveLength(5)
    expect(guesses.filter((reason) => reason === 'wrongCodes')).toHaveLength(4)
    expect(await reasonOf(checkIn(me(), { ...of, code: code(of.requestId) }))).toBe('wrongCodes')
    clock.pass(11)
    expect(await reasonOf(checkIn(me(), { ...of, code: code(of.requestId) }))).toBe('none')
  })

  it('to a dangerous service is refused while the policy does not cover the whole shift', async () => {
    const of = await seed('req_danger', {
      request: { dangerous: true },
      placement: { insurance: { policy: 'PA-1', starts, ends: addMinutes(ends, -1) } },
    })
    const covered = await seed('req_covered', {
      request: { dangerous: true },
      placement: { insurance: { policy: 'PA-1', starts, ends } },
    })
    clock.moveTo(at('13:58'))
    expect(await reasonOf(checkIn(me(), { ...of, code: code(of.requestId) }))).toBe('notInsured')
    expect(await reasonOf(checkIn(me(), { ...covered, code: code(covered.requestId) }))).toBe('none')
  })

  it('by somebody else, or by a member of the body that is served, is refused', async () => {
    const of = await seed('req_who')
    clock.moveTo(at('13:58'))
    const both = actorOf(
      'per_vol_1',
      { role: 'volunteer', volunteerId: 'vol_1' },
      { role: 'requesterMember', requesterId: 'rqr_factory' },
    )
    expect(await reasonOf(checkIn(as(volunteerActor('vol_2')), { ...of, code: code(of.requestId) }))).toBe('notFound')
    expect(await reasonOf(checkIn(as(both), { ...of, code: code(of.requestId) }))).toBe('bothSides')
  })

  it('by a printed code works once, for one person', async () => {
    const of = await seed('req_sheet', { volunteerIds: ['vol_1', 'vol_2'] })
    clock.moveTo(at('13:50'))
    const input = { requestId: of.requestId, shiftId: 's1' }
    expect(await reasonOf(printCodes(as(requesterActor()), input))).toBe('forbidden')
    const old = await printCodes(as(districtActor()), input)
    const sheet = await printCodes(as(districtActor()), input)
    expect(sheet.checkIn).toHaveLength(8)
    expect(await reasonOf(checkIn(me(), { ...of, code: old.checkIn[0]! }))).toBe('wrongCode')
    expect((await checkIn(me(), { ...of, code: sheet.checkIn[0]! })).checkIn!.path).toBe('codeSheet')
    const second = { ...of, placementId: of.placementId.replace('vol_1', 'vol_2') }
    const other = as(volunteerActor('vol_2'))
    expect(await reasonOf(checkIn(other, { ...second, code: sheet.checkIn[0]! }))).toBe('wrongCode')
    expect(await reasonOf(checkIn(other, { ...second, code: sheet.checkOut[1]! }))).toBe('wrongCode')
    expect(await reasonOf(checkIn(other, { ...second, code: sheet.checkIn[1]! }))).toBe('none')
    clock.moveTo(at('17:00'))
    expect((await checkOut(me(), { ...of, code: sheet.checkOut[0]! })).checkOut!.path).toBe('codeSheet')
  })
})

describe('check-out', () => {
  it('asks both sides for the hours, and needs a check-in and the code', async () => {
    const of = await seed('req_out')
    clock.moveTo(at('13:58'))
    expect(await reasonOf(checkOut(me(), { ...of, code: code(of.requestId) }))).toBe('notForChecking')
    await checkIn(me(), { ...of, code: code(of.requestId) })
    clock.moveTo(at('17:02'))
    expect(await reasonOf(checkOut(me(), { ...of, code: '123' }))).toBe('wrongCode')
    await checkOut(me(), { ...of, code: code(of.requestId) })
    expect((await placementNow(as(), of.requestId, of.placementId)).state).toBe('checkedOut')
    expect(await told('per_vol_1', 'hoursToConfirm', of.requestId)).toBe(1)
    expect(await told('per_huang', 'hoursToConfirm', of.requestId)).toBe(1)
  })

  it('that was forgotten is told to both and shown to staff two hours later, and approves nothing', async () => {
    const of = await seed('req_forgot', { placement: { state: 'checkedIn' } })
    await as().table.write([
      attendances.put({
        ...of,
        checkIn: { ...present, at: at('13:58') },
        checkOutForgotten: false,
        wrongCodes: [],
        reminded: 0,
      }),
    ])
    clock.moveTo(at('18:59'))
    expect(await flagCheckOut(as(), of)).toBe('nothing')
    clock.moveTo(at('19:00'))
    expect(await flagCheckOut(as(), of)).toBe('forgotten')
    expect(await flagCheckOut(as(), of)).toBe('nothing')
    expect(await problemOf('checkOutForgotten', of)).toBeDefined()
    expect(await told('per_vol_1', 'checkOutForgotten', of.requestId)).toBe(1)
    expect(await told('per_huang', 'checkOutForgotten', of.requestId)).toBe(1)
    const attendance = await attendanceOf(as().table, of.requestId, of.placementId)
    expect(attendance).toMatchObject({ checkOutForgotten: true })
    expect(attendance.volunteerClaim ?? attendance.requesterClaim).toBeUndefined()
    expect(await reasonOf(claimHours(me(), { ...of, as: 'volunteer' }))).toBe('minutesMissing')
    expect(await reasonOf(claimHours(me(), { ...of, as: 'volunteer', minutes: 170 }))).toBe('none')
  })
})

describe('a no-show', () => {
  it('is stated by the other side after the end, and told to the volunteer', async () => {
    const of = await seed('req_absent')
    clock.moveTo(at('16:59'))
    expect(await reasonOf(stateNoShow(as(requesterActor()), of))).toBe('notOverYet')
    clock.moveTo(at('19:00'))
    expect(await flagCheckOut(as(), of)).toBe('notCheckedIn')
    expect(await reasonOf(stateNoShow(me(), of))).toBe('forbidden')
    expect(await reasonOf(stateNoShow(as(strangerActor()), of))).toBe('notFound')
    expect((await stateNoShow(as(requesterActor()), of)).state).toBe('noShow')
    expect((await problemOf('notCheckedIn', of))!.settledAt).toBe(clock.now())
    expect(await told('per_vol_1', 'noShowStated', of.requestId)).toBe(1)
  })
})

describe('every act is refused in a state its table does not lead on from', () => {
  type Verb = (
    context: { me: Context; requester: Context },
    of: { requestId: string; placementId: string },
  ) => Promise<unknown>
  const acts: Record<string, { to: PlacementState; verb: Verb; at: string }> = {
    checkIn: {
      to: 'checkedIn',
      at: '14:00',
      verb: ({ me: by }, of) => checkIn(by, { ...of, code: code(of.requestId) }),
    },
    checkOut: {
      to: 'checkedOut',
      at: '17:00',
      verb: ({ me: by }, of) => checkOut(by, { ...of, code: code(of.requestId) }),
    },
    noShow: { to: 'noShow', at: '17:30', verb: ({ requester }, of) => stateNoShow(requester, of) },
  }
  const states = Object.keys(placementTransitions) as PlacementState[]
  for (const [name, { to, verb, at: time }] of Object.entries(acts)) {
    for (const from of states.filter((state) => state !== to)) {
      // From a no-show only the association leads on.
      const allowed = placementTransitions[from].includes(to) && from !== 'noShow'
      it(`${name} from ${from} is ${allowed ? 'taken' : 'refused'}`, async () => {
        const of = await seed(`req_${name}_${from}`, { placement: { state: from } })
        clock.moveTo(at(time))
        const reason = await reasonOf(verb({ me: me(), requester: as(requesterActor()) }, of))
        if (allowed) expect(reason).toBe('none')
        else expect(['notForChecking', 'notConfirmed', 'forbiddenStep']).toContain(reason)
        expect((await placementNow(as(), of.requestId, of.placementId)).state).toBe(allowed ? to : from)
      })
    }
  }
})

describe('hours', () => {
  it('claimed differently are in dispute: both sides and staff hear of it', async () => {
    const of = await seedServed('req_dispute')
    clock.moveTo(at('18:00'))
    await claimHours(me(), { ...of, as: 'volunteer', minutes: 180 })
    expect(await told('per_huang', 'hoursToConfirm', of.requestId)).toBe(1)
    await claimHours(as(requesterActor()), { ...of, as: 'requester', minutes: 120 })
    expect((await placementNow(as(), of.requestId, of.placementId)).state).toBe('disputed')
    expect(await problemOf('hoursDisputed', of)).toBeDefined()
    expect(await told('per_vol_1', 'hoursDisputed', of.requestId)).toBe(1)
    expect(await told('per_huang', 'hoursDisputed', of.requestId)).toBe(1)
  })

  it('are not confirmed for both sides by one person, nor by strangers', async () => {
    const of = await seedServed('req_both')
    const both = actorOf(
      'per_vol_1',
      { role: 'volunteer', volunteerId: 'vol_1' },
      { role: 'requesterMember', requesterId: 'rqr_factory' },
    )
    expect(await reasonOf(claimHours(as(both), { ...of, as: 'requester' }))).toBe('bothSides')
    expect(await reasonOf(claimHours(as(both), { ...of, as: 'volunteer' }))).toBe('bothSides')
    expect(await reasonOf(claimHours(as(strangerActor()), { ...of, as: 'requester' }))).toBe('notFound')
    expect(await reasonOf(claimHours(as(districtActor()), { ...of, as: 'requester' }))).toBe('forbidden')
  })

  it('in dispute are decided by staff of the territory who are on neither side, between the two figures', async () => {
    const of = await seedServed('req_decide')
    clock.moveTo(at('18:00'))
    const decision = { ...of, minutes: 150, note: '核对了签到' }
    expect(await reasonOf(decideHours(as(districtActor()), decision))).toBe('nothingToDecide')
    await claimHours(me(), { ...of, as: 'volunteer', minutes: 180 })
    await claimHours(as(requesterActor()), { ...of, as: 'requester', minutes: 120 })
    expect(await reasonOf(decideHours(as(societyActor()), decision))).toBe('forbidden')
    const elsewhere = actorOf('per_far', { role: 'associationStaff', organizationId: 'org_territory450226' })
    expect(await reasonOf(decideHours(as(elsewhere), decision))).toBe('notFound')
    const party = actorOf(
      'per_huang2',
      { role: 'requesterMember', requesterId: 'rqr_factory' },
      { role: 'associationStaff', organizationId: 'org_territory450204' },
    )
    expect(await reasonOf(decideHours(as(party), decision))).toBe('bothSides')
    expect(await reasonOf(decideHours(as(districtActor()), { ...decision, minutes: 181 }))).toBe('minutesOutOfRange')
    expect(await reasonOf(decideHours(as(districtActor()), { ...decision, note: '' }))).toBe('noteMissing')
    expect((await decideHours(as(districtActor()), decision)).decision!.minutes).toBe(150)
    expect((await problemOf('hoursDisputed', of))!.settledBy).toBe('per_district')
    expect(await told('per_vol_1', 'hoursDecided', of.requestId)).toBe(1)
    expect(await reasonOf(decideHours(as(districtActor()), { ...decision, minutes: 140 }))).toBe('nothingToDecide')
  })

  it('of which one side says nothing ring twice, and staff may decide after the ten working days, no higher than the claim', async () => {
    const of = await seedServed('req_silent')
    clock.moveTo(at('18:00'))
    await claimHours(me(), { ...of, as: 'volunteer', minutes: 180 })
    expect(await remindHours(as(), of)).toEqual([])
    clock.moveTo(at('09:00', '2026-09-24'))
    expect(await remindHours(as(), of)).toEqual(['requester'])
    expect(await remindHours(as(), of)).toEqual([])
    expect(await problemOf('hoursLate', of)).toBeUndefined()
    clock.moveTo(at('09:00', '2026-10-08'))
    expect(await remindHours(as(), of)).toEqual(['requester'])
    expect(await problemOf('hoursLate', of)).toBeDefined()
    const decision = { ...of, minutes: 180, note: '电话核对过' }
    clock.moveTo(at('23:59', '2026-10-09'))
    expect(await reasonOf(decideHours(as(districtActor()), decision))).toBe('nothingToDecide')
    clock.moveTo(at('00:00', '2026-10-10'))
    expect(await reasonOf(decideHours(as(districtActor()), { ...decision, minutes: 181 }))).toBe('minutesOutOfRange')
    expect(await reasonOf(decideHours(as(districtActor()), decision))).toBe('none')
  })
})
