import { describe, expect, test } from 'vitest'
import { checkInput, type InputRule, inputRules } from '#shared/requests/check-input.ts'
import { RequestInput } from '#shared/requests/request-input.ts'
import type { Position, Shift } from '#shared/requests/service-request.ts'
import { addHours, addMinutes } from '#shared/time/instant.ts'
import { dayBefore, saturday, welding } from '#test/support/town.ts'

const [shift] = welding().shifts as [Shift]
const [position] = shift.positions as [Position]
const withShift = (changes: Partial<Shift>): RequestInput => welding({ shifts: [{ ...shift, ...changes }] })
const withPosition = (changes: Partial<Position>): RequestInput =>
  withShift({ positions: [{ ...position, ...changes }] })
const { place: _place, ...nowhere } = welding()

/** For each rule a need it refuses, with the field it names, and one just inside that it accepts. */
const examples: Record<InputRule, { refused: RequestInput; path: string; accepted: RequestInput }> = {
  shiftEndsAfterItStarts: {
    refused: withShift({ starts: saturday.ends, ends: saturday.starts }),
    path: 'shifts.0.ends',
    accepted: withShift({ ends: addMinutes(saturday.starts, 30) }),
  },
  shiftIsAVisitOfHours: {
    refused: withShift({ ends: addMinutes(saturday.starts, 601) }),
    path: 'shifts.0.ends',
    accepted: withShift({ ends: addMinutes(saturday.starts, 600) }),
  },
  shiftLeavesTimeToFindPeople: {
    refused: withShift({ starts: addMinutes(dayBefore, 239), ends: addHours(dayBefore, 6) }),
    path: 'shifts.0.starts',
    accepted: withShift({ starts: addHours(dayBefore, 4), ends: addHours(dayBefore, 6) }),
  },
  shiftAndPositionNamesAreUnique: {
    refused: welding({ shifts: [shift, shift] }),
    path: 'shifts',
    accepted: welding({ shifts: [shift, { ...shift, id: 's2' }] }),
  },
  minimumWithinSeats: {
    refused: withPosition({ seats: 2, minimum: 3 }),
    path: 'shifts.0.positions.0.minimum',
    accepted: withPosition({ seats: 2, minimum: 2 }),
  },
  skillsExist: {
    refused: withPosition({ skills: [{ skill: 'ZZ99', level: 1 }] }),
    path: 'shifts.0.positions.0.skills.0.skill',
    accepted: withPosition({ skills: [{ skill: 'ME13', level: 1 }] }),
  },
  seatsFitOneRequest: {
    refused: withShift({ positions: ['p1', 'p2', 'p3'].map((id) => ({ ...position, id, seats: 27 })) }),
    path: 'shifts',
    accepted: withShift({ positions: ['p1', 'p2'].map((id) => ({ ...position, id, seats: 40 })) }),
  },
  onSiteHasAPlace: { refused: nowhere, path: 'place', accepted: { ...nowhere, manner: 'online' } },
  onlineScopeIsOnline: {
    refused: welding({ scopeItem: 7 }),
    path: 'manner',
    accepted: welding({ scopeItem: 7, manner: 'online' }),
  },
  dangerIsToldAndMet: {
    refused: welding({ dangerous: true, safetyMeasures: '戴面罩' }),
    path: 'risks',
    accepted: welding({ dangerous: true, risks: [{ kind: 'arc', note: '弧光' }], safetyMeasures: '戴面罩' }),
  },
  graveDangersAreTold: {
    refused: welding({ problem: '想请人带电检查配电柜，找找为什么老是跳闸。', risks: [] }),
    path: 'risks',
    accepted: welding({
      problem: '想请人讲讲配电柜为什么跳闸，不带电。',
      risks: [{ kind: 'electric', note: '柜门打开' }],
    }),
  },
  minorsAreNeverWithOneAdult: {
    refused: welding({ audience: { kind: 'minors', count: 30 } }),
    path: 'shifts.0.positions.0.minimum',
    accepted: { ...withPosition({ seats: 2, minimum: 2 }), audience: { kind: 'minors', count: 30 } },
  },
  campaignIsNamed: {
    refused: welding({ scopeItem: 4 }),
    path: 'campaignId',
    accepted: welding({ scopeItem: 4, campaignId: 'cmp_week' }),
  },
}

describe.each(Object.entries(examples))('a need is checked: %s', (name, { refused, path, accepted }) => {
  test('says which field is wrong, and what to do, in both languages', () => {
    const problems = checkInput(refused, dayBefore)
    expect(problems.map((problem) => problem.path)).toContain(path)
    for (const { text } of problems) {
      expect(text.zh.length).toBeGreaterThan(8)
      expect(text.en.length).toBeGreaterThan(8)
    }
  })
  test('lets a need pass that just keeps it', () => {
    expect(checkInput(accepted, dayBefore)).toEqual([])
  })
  test('is one of the published rules', () => {
    expect(Object.keys(inputRules)).toContain(name)
  })
})

test('no rule is without examples', () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(inputRules).sort())
})

test('an emergency may start at once: the authorities lead it, and staff decide', () => {
  const soon = withShift({ starts: addMinutes(dayBefore, 30), ends: addHours(dayBefore, 3) })
  expect(checkInput({ ...soon, emergency: true }, dayBefore)).toEqual([])
})

test('no field of a need can hold a price, fee or reward (Art. 2)', () => {
  const names = JSON.stringify(Object.keys(RequestInput.shape)).toLowerCase()
  for (const word of ['price', 'fee', 'reward', 'pay', 'salary', 'cost']) expect(names).not.toContain(word)
})
