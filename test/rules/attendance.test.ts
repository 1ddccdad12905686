import { describe, expect, it } from 'vitest'
import type { Attendance } from '#shared/attendance/attendance.ts'
import { decideClaim } from '#shared/attendance/claim.ts'
import { codeAt, nextCodeAt, recognize, secondsUntil, sheetCodes } from '#shared/attendance/code.ts'
import { mustBeReady, mustNotGuess } from '#shared/attendance/gate.ts'
import { standingHours, suggestedMinutes } from '#shared/attendance/hours.ts'
import { reminderTimes } from '#shared/attendance/hours-clock.ts'
import { step } from '#shared/kernel/transitions.ts'
import { type PlacementState, placementStateWords, placementTransitions } from '#shared/placements/placement.ts'
import { publishedHolidays } from '#shared/places/holidays.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { testVault } from '#test/support/context.ts'
import { before, ends, placementOf, serviceRequest, starts } from '#test/support/service.ts'

const shift = { requestId: 'req_1', shiftId: 's1' }
const at = (time: string): Instant => fromLocal('2026-09-19', time)
const typed = (code: string, more: Partial<Parameters<typeof recognize>[2]> = {}) =>
  recognize(testVault, code, { shift, direction: 'in', now: at('13:58'), online: false, ...more })?.path

describe('the rotating code', () => {
  it('has six digits and changes with the minute of the server clock', () => {
    const code = codeAt(testVault, 'rotatingCode', shift, at('13:58'))
    expect(code).toMatch(/^\d{6}$/)
    expect(codeAt(testVault, 'rotatingCode', shift, addMinutes(at('13:58'), 0.99))).toBe(code)
    expect(codeAt(testVault, 'rotatingCode', shift, at('13:59'))).not.toBe(code)
    expect(nextCodeAt('rotatingCode', addMinutes(at('13:57'), 0.3))).toBe(at('13:58'))
    expect(secondsUntil(at('13:58'), addMinutes(at('13:57'), 0.3))).toBe(42)
  })

  it('counts in its minute and the one after, however it is spaced', () => {
    for (const time of ['13:58', '13:57']) {
      const code = codeAt(testVault, 'rotatingCode', shift, at(time))
      expect(typed(code)).toBe('rotatingCode')
      expect(typed(`${code.slice(0, 3)} ${code.slice(3)}`)).toBe('rotatingCode')
    }
  })

  it('is refused two minutes later, a minute early, from another shift and from another request', () => {
    expect(typed(codeAt(testVault, 'rotatingCode', shift, at('13:56')))).toBeUndefined()
    expect(typed(codeAt(testVault, 'rotatingCode', shift, at('13:59')))).toBeUndefined()
    expect(typed(codeAt(testVault, 'rotatingCode', { ...shift, shiftId: 's2' }, at('13:58')))).toBeUndefined()
    expect(typed(codeAt(testVault, 'rotatingCode', { ...shift, requestId: 'req_2' }, at('13:58')))).toBeUndefined()
  })
})

describe('the link code', () => {
  const code = codeAt(testVault, 'linkCode', shift, at('13:50'))
  it('counts for online service, for a quarter of an hour at least', () => {
    expect(typed(code, { online: true })).toBe('linkCode')
    expect(typed(code.toUpperCase(), { online: true, now: at('14:14') })).toBe('linkCode')
  })
  it('is refused on site, and after half an hour', () => {
    expect(typed(code)).toBeUndefined()
    expect(typed(code, { online: true, now: at('14:15') })).toBeUndefined()
  })
})

describe('the code sheet', () => {
  const sheet = { edition: 2, count: 5 }
  const [first = ''] = sheetCodes(testVault, shift, sheet, 'in')
  it('has as many different codes of eight digits as wanted, each for its direction', () => {
    const codes = [...sheetCodes(testVault, shift, sheet, 'in'), ...sheetCodes(testVault, shift, sheet, 'out')]
    expect(new Set(codes).size).toBe(10)
    expect(codes.every((code) => /^\d{8}$/.test(code))).toBe(true)
    expect(typed(first, { sheet })).toBe('codeSheet')
  })
  it('is refused for the other direction, without a printed sheet, and after a new one was printed', () => {
    expect(typed(first, { sheet, direction: 'out' })).toBeUndefined()
    expect(typed(first)).toBeUndefined()
    expect(typed(first, { sheet: { edition: 3, count: 5 } })).toBeUndefined()
  })
})

const request = serviceRequest('req_1')
const confirmed = placementOf(request, 'vol_1', { state: 'confirmed', agreed: true, risksAcknowledgedAt: before })
const insured = { ...confirmed, insurance: { policy: 'PA-1', starts, ends } }

describe('check-in', () => {
  it('is open from thirty minutes before the start until the end', () => {
    for (const time of ['13:30', '14:00', '16:59']) {
      expect(() => mustBeReady(confirmed, request, at(time))).not.toThrow()
    }
  })
  it('is refused a minute earlier and at the end', () => {
    expect(() => mustBeReady(confirmed, request, at('13:29'))).toThrow(/tooEarly/)
    expect(() => mustBeReady(confirmed, request, at('17:00'))).toThrow(/tooLate/)
  })
  it('to a dangerous service is refused without a policy over the whole shift', () => {
    const dangerous = { dangerous: true }
    expect(() => mustBeReady(insured, dangerous, at('14:00'))).not.toThrow()
    expect(() => mustBeReady(confirmed, dangerous, at('14:00'))).toThrow(/notInsured/)
    const late = { ...insured, insurance: { policy: 'PA-1', starts: addMinutes(starts, 1), ends } }
    expect(() => mustBeReady(late, dangerous, at('14:00'))).toThrow(/notInsured/)
  })
  for (const state of Object.keys(placementTransitions) as PlacementState[]) {
    const allowed = placementTransitions[state].includes('checkedIn')
    it(`is ${allowed ? 'taken' : 'refused'} in the state ${state}`, () => {
      const check = () => mustBeReady({ ...confirmed, state }, request, at('14:00'))
      if (allowed) expect(check).not.toThrow()
      else expect(check).toThrow(/notConfirmed|notForChecking/)
    })
  }
  it('pauses after five wrong codes in ten minutes, not after four or when they are older', () => {
    const wrong = ['13:50', '13:51', '13:52', '13:53', '13:54'].map(at)
    expect(() => mustNotGuess(wrong, at('13:55'))).toThrow(/wrongCodes/)
    expect(() => mustNotGuess(wrong.slice(1), at('13:55'))).not.toThrow()
    expect(() => mustNotGuess(wrong, at('14:00'))).not.toThrow()
  })
})

const states = Object.keys(placementTransitions) as PlacementState[]
describe('the states of a placement', () => {
  for (const from of states) {
    for (const to of states) {
      const allowed = placementTransitions[from].includes(to)
      it(`${from} ${allowed ? 'may become' : 'is refused to become'} ${to}`, () => {
        const move = () => step(placementTransitions, placementStateWords, from, to)
        if (allowed) expect(move()).toBe(to)
        else expect(move).toThrow(/forbiddenStep/)
      })
    }
  }
})

const check = (time: string) => ({ at: at(time), path: 'rotatingCode' }) as const
const present: Attendance = {
  placementId: confirmed.id,
  requestId: 'req_1',
  checkIn: check('13:58'),
  checkOut: check('17:02'),
  checkOutForgotten: false,
  wrongCodes: [],
  reminded: 0,
}
const claim = (minutes: number, by = 'per_huang') => ({ minutes, by, at: at('17:10') })
const served = { ...confirmed, state: 'checkedOut' } as const
const decide = (attendance: Attendance, minutes?: number, by = 'per_vol_1') =>
  decideClaim(attendance, served, { as: 'volunteer', ...(minutes === undefined ? {} : { minutes }) }, by, at('17:20'))

describe('hours', () => {
  it('suggested by the codes leave out coming early and leaving late', () => {
    expect(suggestedMinutes(present, confirmed)).toBe(180)
    expect(suggestedMinutes({ ...present, checkIn: check('14:20'), checkOut: check('16:50') }, confirmed)).toBe(150)
    const { checkOut: _gone, ...stayed } = present
    expect(suggestedMinutes(stayed, confirmed)).toBeUndefined()
  })

  it('claimed by one side wait for the other; equal ones agree, different ones are in dispute', () => {
    expect(decide(present)).toMatchObject({ outcome: 'waiting', claim: { minutes: 180 } })
    expect(decide({ ...present, requesterClaim: claim(180) }).outcome).toBe('agreed')
    expect(decide({ ...present, requesterClaim: claim(120) }).outcome).toBe('disputed')
  })

  it('may go one hour beyond the shift and not a minute further', () => {
    expect(decide(present, 240).claim.minutes).toBe(240)
    expect(() => decide(present, 241)).toThrow(/minutesOutOfRange/)
    expect(() => decide(present, 0)).toThrow(/minutesOutOfRange/)
    expect(() => decide(present, 90.5)).toThrow(/minutesOutOfRange/)
  })

  it('need a check-in, and a figure where nobody checked out', () => {
    const { checkIn: _in, checkOut: _out, ...absent } = present
    expect(() => decide(absent, 180)).toThrow(/notCheckedIn/)
    expect(() => decide({ ...absent, checkIn: check('13:58'), checkOutForgotten: true })).toThrow(/minutesMissing/)
    expect(decide({ ...absent, checkIn: check('13:58'), checkOutForgotten: true }, 170).claim.minutes).toBe(170)
  })

  it('are not confirmed by one person for both sides', () => {
    expect(() => decide({ ...present, requesterClaim: claim(180, 'per_vol_1') })).toThrow(/bothSides/)
  })

  it('in dispute may only come round to the figure of the other side', () => {
    const both = { ...present, volunteerClaim: claim(180, 'per_vol_1'), requesterClaim: claim(120) }
    const disputed = { ...served, state: 'disputed' } as const
    const again = (minutes: number) =>
      decideClaim(both, disputed, { as: 'volunteer', minutes }, 'per_vol_1', at('18:00'))
    expect(again(120).outcome).toBe('agreed')
    expect(again(180).outcome).toBe('same')
    expect(() => again(150)).toThrow(/awaitsDecision/)
  })

  it('that both sides confirmed are not changed by one of them', () => {
    const both = { ...present, volunteerClaim: claim(180, 'per_vol_1'), requesterClaim: claim(180) }
    expect(decide(both, 180).outcome).toBe('same')
    expect(() => decide(both, 200)).toThrow(/hoursAgreed/)
  })

  it('stand only when both sides spoke; in dispute the lower figure does until it is decided', () => {
    const volunteerClaim = claim(180, 'per_vol_1')
    expect(standingHours({ ...present, volunteerClaim })).toBeUndefined()
    const both = { ...present, volunteerClaim, requesterClaim: claim(120) }
    expect(standingHours(both)).toEqual({ minutes: 120, disputed: true })
    expect(standingHours({ ...both, decision: { ...claim(150), note: '核对过' } })).toEqual({
      minutes: 150,
      disputed: false,
    })
    const { checkIn: _in, ...absent } = both
    expect(standingHours(absent)).toBeUndefined()
  })

  it('are asked for again after five working days, and on the ninth', () => {
    expect(reminderTimes(ends, publishedHolidays)).toEqual({
      half: fromLocal('2026-09-24', '09:00'),
      last: fromLocal('2026-10-08', '09:00'),
    })
  })
})
