import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attendances } from '#shared/attendance/attendance.ts'
import { checkIn } from '#shared/attendance/check-in.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { decideHours } from '#shared/attendance/decide-hours.ts'
import { decideNoShow } from '#shared/attendance/decide-no-show.ts'
import { showCode } from '#shared/attendance/show-code.ts'
import { stateNoShow } from '#shared/attendance/state-no-show.ts'
import type { Actor, Role } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { territoryId, territoryReach } from '#shared/organizations/organization.ts'
import { recordInsurance } from '#shared/placements/record-insurance.ts'
import { problemId, problems, raise } from '#shared/problems/problem.ts'
import { settleProblem } from '#shared/problems/settle-problem.ts'
import { askCorrection } from '#shared/records/ask-correction.ts'
import { decideCorrection } from '#shared/records/decide-correction.ts'
import { rateService } from '#shared/records/rate-service.ts'
import { vouchRequester } from '#shared/requesters/vouch-requester.ts'
import { requests } from '#shared/requests/requests.ts'
import { verifyRequest } from '#shared/requests/verify-request.ts'
import { keys } from '#shared/table/keys.ts'
import { suspendVolunteer } from '#shared/volunteers/suspend-volunteer.ts'
import { vouchVolunteer } from '#shared/volunteers/vouch-volunteer.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { seedRequester } from '#test/support/market.ts'
import { before, ends, reasonOf, seedPeople, seedService, serviceRequest, starts } from '#test/support/service.ts'

// One person, two roles: staff of the place, and on one side of the matter. What staff may do to others is theirs to do;
// what concerns themselves is not.

let database: TestDatabase
let as: (actor?: Actor) => Context
const clock = testClock(before)
beforeAll(async () => {
  database = await startDatabase()
  as = testContexts(database, clock)
  await seedPeople(as())
  await seedRequester(as())
})
afterAll(() => database.stop())

const staff: Role = { role: 'associationStaff', organizationId: territoryId('450204') }
const member: Role = { role: 'requesterMember', requesterId: 'rqr_factory' }
const serving: Role = { role: 'volunteer', volunteerId: 'vol_1' }
const colleague = actorOf('per_district', staff)
/** Staff who belong to the body that asks; staff who serve; the volunteer who belongs to the body. */
const staffOfBody = actorOf('per_vol_2', staff, member)
const staffServing = actorOf('per_vol_1', staff, serving)
const ofBoth = actorOf('per_vol_1', serving, member)
/** Staff who are called about the need, without a role in the body any more. */
const staffCalled = actorOf('per_huang', staff)

let n = 0
const service = async (state: 'confirmed' | 'checkedOut' | 'disputed' | 'recorded' | 'noShow' | 'accepted') => {
  n += 1
  const requestId = `req_apart${n}`
  const { placementIds } = await seedService(as(), requestId, { placement: { state, agreed: true } })
  return { requestId, placementId: placementIds[0] ?? '' }
}
const claimed = async (state: 'checkedOut' | 'disputed') => {
  const of = await service(state)
  const claim = (by: string, minutes: number) => ({ by, minutes, at: ends })
  await as().table.write([
    attendances.put({
      ...of,
      wrongCodes: [],
      checkOutForgotten: false,
      reminded: 0,
      checkIn: { at: starts, path: 'rotatingCode' },
      checkOut: { at: ends, path: 'rotatingCode' },
      volunteerClaim: claim('per_vol_9', 180),
      requesterClaim: claim('per_huang2', 120),
    }),
  ])
  return of
}
const toVerify = async () => {
  n += 1
  const id = `req_verify${n}`
  const { openedAt: _, verification: __, ...rest } = serviceRequest(id, { state: 'submitted' })
  await as().table.write([requests.put(rest)])
  return { requestId: id }
}
const open = { verdict: 'open', how: 'phone', note: '电话', publicBenefit: true, answer: '' } as const
const inbox = async (more: { volunteerId?: string; about?: string; requestId?: string }) => {
  const { requestId } = await service('confirmed')
  const problem = { kind: 'hoursLate', reach: territoryReach('450204'), requestId, title: '示例', ...more } as const
  await as().table.write([raise(problem, before)])
  return { organizationId: territoryId('450204'), problemId: problemId('hoursLate', requestId, more.about), requestId }
}

interface Case {
  what: string
  apart: string
  /** Who may not, and by which reason. */
  who: readonly Actor[]
  act: () => Promise<(context: Context) => Promise<unknown>>
}

const cases: readonly Case[] = [
  {
    what: 'verifies a need of their own body, or one they are called about',
    apart: 'ownBody',
    who: [staffOfBody, staffCalled],
    act: async () => {
      const of = await toVerify()
      return (context) => verifyRequest(context, { ...of, ...open })
    },
  },
  {
    what: 'vouches for a body of their own',
    apart: 'ownBody',
    who: [staffOfBody],
    act: async () => (context) =>
      vouchRequester(context, { requesterId: 'rqr_factory', verdict: 'vouched', note: '电话核实' }),
  },
  {
    what: 'decides the hours of their own service or body',
    apart: 'bothSides',
    who: [staffOfBody, staffServing],
    act: async () => {
      const of = await claimed('disputed')
      return (context) => decideHours(context, { ...of, minutes: 150, note: '核对过签到' })
    },
  },
  {
    what: 'decides whether they themselves came',
    apart: 'bothSides',
    who: [staffOfBody, staffServing],
    act: async () => {
      const of = await service('noShow')
      await as().table.write([
        attendances.put({
          ...of,
          wrongCodes: [],
          checkOutForgotten: false,
          reminded: 0,
          objection: { by: 'per_x', at: ends, words: '我到了' },
        }),
      ])
      return (context) => decideNoShow(context, { ...of, granted: false, note: '门卫没见到' })
    },
  },
  {
    what: 'states of themselves that they did not come',
    apart: 'bothSides',
    who: [staffServing],
    act: async () => {
      const of = await service('confirmed')
      clock.moveTo(ends)
      return (context) => stateNoShow(context, of)
    },
  },
  {
    what: 'enters the insurance of their own service',
    apart: 'bothSides',
    who: [staffServing],
    act: async () => {
      const of = await service('accepted')
      return (context) => recordInsurance(context, { ...of, policy: 'PICC-0001', starts, ends })
    },
  },
  {
    what: 'closes a case of their own service',
    apart: 'bothSides',
    who: [staffServing],
    act: async () => {
      const of = await inbox({ volunteerId: 'vol_1' })
      return (context) => settleProblem(context, { ...of, note: '已处理' })
    },
  },
  {
    what: 'closes a case of a need of their own body',
    apart: 'bothSides',
    who: [staffOfBody, staffCalled],
    act: async () => {
      const of = await inbox({})
      return (context) => settleProblem(context, { ...of, note: '已处理' })
    },
  },
]

describe('nobody who is staff and a party', () => {
  for (const { what, apart, who, act } of cases) {
    test(what, async () => {
      const run = await act()
      for (const actor of who) expect(await reasonOf(run(as(actor)))).toBe(apart)
      expect(await reasonOf(run(as(colleague))), 'a colleague does it').toBe('none')
    })
  }

  test('looks after themself as a volunteer: skills, standing', async () => {
    const input = { volunteerId: 'vol_1', state: 'suspended', reason: '两次无故缺席' } as const
    expect(await reasonOf(suspendVolunteer(as(staffServing), input))).not.toBe('none')
    expect(await reasonOf(vouchVolunteer(as(staffServing), { volunteerId: 'vol_1', vouching: {} }))).not.toBe('none')
  })

  test('finds the open case still open after their try', async () => {
    const of = await inbox({ volunteerId: 'vol_1' })
    await reasonOf(settleProblem(as(staffServing), { ...of, note: '已处理' }))
    expect((await problems.get(as().table, keys.problem(of.organizationId, of.problemId)))?.settledAt).toBeUndefined()
  })
})

describe('nobody who serves and belongs to the body that is served', () => {
  test('shows the code and checks in with it', async () => {
    const of = await service('confirmed')
    clock.moveTo(starts)
    expect(await reasonOf(showCode(as(ofBoth), { ...of, shiftId: 's1' }))).toBe('bothSides')
    expect(await reasonOf(checkIn(as(ofBoth), { ...of, code: '123456' }))).toBe('bothSides')
  })

  test('confirms the hours of either side', async () => {
    const of = await service('checkedOut')
    for (const side of ['volunteer', 'requester'] as const) {
      expect(await reasonOf(claimHours(as(ofBoth), { ...of, as: side, minutes: 60 }))).toBe('bothSides')
    }
  })

  test('rates either side', async () => {
    const of = await service('recorded')
    for (const side of ['volunteer', 'requester'] as const) {
      expect(await reasonOf(rateService(as(ofBoth), { ...of, as: side, stars: 5, words: '', skills: [] }))).toBe(
        'bothSides',
      )
    }
  })

  test('asks for a correction of the record as either side', async () => {
    const of = await service('recorded')
    for (const side of ['volunteer', 'requester'] as const) {
      const asked = askCorrection(as(ofBoth), { ...of, as: side, minutes: 90, words: '少记了半小时' })
      expect(await reasonOf(asked)).toBe('bothSides')
    }
  })
})

describe('whoever spoke for a side and has left it', () => {
  test('does not decide on it later', async () => {
    const of = await claimed('disputed')
    const left = actorOf('per_huang2', staff)
    expect(await reasonOf(decideHours(as(left), { ...of, minutes: 150, note: '核对过签到' }))).toBe('bothSides')
    const correction = { by: 'per_huang2', side: 'requester', at: ends, minutes: 60, words: '记多了' } as const
    await as().table.write([
      attendances.put({ ...of, wrongCodes: [], checkOutForgotten: false, reminded: 0, correction }),
    ])
    expect(await reasonOf(decideCorrection(as(left), { ...of, granted: true, note: '核对过签到' }))).toBe('bothSides')
  })
})
