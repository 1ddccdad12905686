import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAll, failures, type MatchFacts } from '#shared/matching/constraints/index.ts'
import { busySlots, isFree } from '#shared/matching/free-time.ts'
import { addMinutes, minutesBetween } from '#shared/time/instant.ts'
import { fromLocal, minuteOfDay, weekday } from '#shared/time/shanghai.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'
import { calendarOf } from '#test/support/market.ts'
import { fittingFacts, northBy } from '#test/support/matching.ts'

const at = (day: string, time: string): string => fromLocal(day, time)

/** A fitting person with this calendar, and a shift from and to these wall times. */
const facts = (
  from: readonly [string, string],
  to: readonly [string, string],
  calendar: Partial<Calendar> = {},
): MatchFacts => {
  const fitting = fittingFacts()
  return {
    ...fitting,
    shift: { ...fitting.shift, starts: at(...from), ends: at(...to) },
    volunteer: {
      ...fitting.volunteer,
      licences: [{ kind: 'electrician', validTo: at('2030-01-01', '00:00') }],
      trainings: [{ kind: 'safety', validTo: at('2030-01-01', '00:00') }],
    },
    calendar: calendarOf('vol_1', { hoursPerWeek: 40, ...calendar }),
  }
}
const failed = (of: MatchFacts): string[] => failures(checkAll(of, { for: 'asking' })).map(({ name }) => name)
const week = (...spans: [number, string, string][]): Partial<Calendar> => ({
  weekly: spans.map(([weekday, from, to]) => ({ weekday, from: minutes(from), to: minutes(to) })),
})
const minutes = (time: string): number => {
  const [hours = 0, rest = 0] = time.split(':').map(Number)
  return hours * 60 + rest
}

// 19 September 2026 is a Saturday.
describe('free time', () => {
  it.each<[string, readonly [string, string], readonly [string, string], Partial<Calendar>, string[]]>([
    [
      'across midnight, free on both days',
      ['2026-09-19', '22:00'],
      ['2026-09-20', '02:00'],
      week([5, '20:00', '24:00'], [6, '00:00', '03:00']),
      [],
    ],
    [
      'across midnight, free on the first day only',
      ['2026-09-19', '22:00'],
      ['2026-09-20', '02:00'],
      week([5, '20:00', '24:00']),
      ['available'],
    ],
    [
      'from Sunday to Monday',
      ['2026-09-20', '23:00'],
      ['2026-09-21', '01:00'],
      week([6, '22:00', '24:00'], [0, '00:00', '01:00']),
      [],
    ],
    [
      'from Sunday to Monday, the wrong Monday side',
      ['2026-09-20', '23:00'],
      ['2026-09-21', '01:00'],
      week([6, '22:00', '24:00'], [0, '00:30', '02:00']),
      ['available'],
    ],
    [
      'over the end of the year',
      ['2026-12-31', '23:00'],
      ['2027-01-01', '01:00'],
      week([3, '23:00', '24:00'], [4, '00:00', '01:00']),
      [],
    ],
    [
      'two spans that touch',
      ['2026-09-19', '10:00'],
      ['2026-09-19', '14:00'],
      week([5, '10:00', '12:00'], [5, '12:00', '14:00']),
      [],
    ],
    [
      'two spans with a gap',
      ['2026-09-19', '10:00'],
      ['2026-09-19', '14:00'],
      week([5, '10:00', '12:00'], [5, '12:30', '14:00']),
      ['available'],
    ],
    ['ending at midnight', ['2026-09-19', '20:00'], ['2026-09-20', '00:00'], week([5, '20:00', '24:00']), []],
    [
      'from 9:15 when free from 9:00',
      ['2026-09-19', '09:15'],
      ['2026-09-19', '10:00'],
      week([5, '09:00', '10:00']),
      [],
    ],
    [
      'from 9:15 when free from 9:15: the half-hour is not wholly free',
      ['2026-09-19', '09:15'],
      ['2026-09-19', '10:00'],
      week([5, '09:15', '10:00']),
      ['available'],
    ],
  ])('%s', (_, from, to, calendar, expected) => {
    expect(failed(facts(from, to, calendar))).toEqual(expected)
  })

  it('a day away beats the week, a day free after all extends it', () => {
    const saturday = week([5, '08:00', '18:00'])
    const away = { starts: at('2026-09-19', '12:00'), ends: at('2026-09-19', '13:00'), free: false }
    const free = { starts: at('2026-09-19', '18:00'), ends: at('2026-09-19', '21:00'), free: true }
    const shift = (from: string, to: string, exceptions: Calendar['exceptions']) =>
      failed(facts(['2026-09-19', from], ['2026-09-19', to], { ...saturday, exceptions }))
    expect(shift('10:00', '14:00', [away])).toEqual(['available'])
    expect(shift('13:00', '17:00', [away])).toEqual([])
    expect(shift('16:00', '20:00', [])).toEqual(['available'])
    expect(shift('16:00', '20:00', [free])).toEqual([])
    expect(shift('16:00', '20:00', [free, { ...free, free: false }])).toEqual(['available'])
  })

  it('is free exactly when no half-hour is missing, whatever the week and the exceptions', () => {
    const day = fc.integer({ min: 0, max: 3 })
    const quarter = fc.integer({ min: 0, max: 96 })
    const moment = fc.tuple(day, quarter).map(([of, n]) => addMinutes(at('2026-09-18', '00:00'), of * 1440 + n * 15))
    const span = fc.tuple(moment, fc.integer({ min: 1, max: 40 })).map(([starts, quarters]) => ({
      starts,
      ends: addMinutes(starts, quarters * 15),
    }))
    const weekly = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
        .map(([on, from, to]) => ({ weekday: on, from: from * 15, to: to * 15 })),
      { maxLength: 12 },
    )
    const exceptions = fc.array(
      fc.tuple(span, fc.boolean()).map(([one, free]) => ({ ...one, free })),
      { maxLength: 4 },
    )
    const base = facts(['2026-09-19', '09:00'], ['2026-09-19', '11:00'], {}).calendar
    const freeAt = (calendar: Calendar, minute: number): boolean => {
      const moment = addMinutes(at('2026-09-18', '00:00'), minute)
      const within = (one: { starts: string; ends: string }) => one.starts <= moment && moment < one.ends
      const ofDay = minuteOfDay(moment)
      return (
        !calendar.exceptions.some((one) => !one.free && within(one)) &&
        (calendar.exceptions.some((one) => one.free && within(one)) ||
          calendar.weekly.some((one) => one.weekday === weekday(moment) && one.from <= ofDay && ofDay < one.to))
      )
    }
    fc.assert(
      fc.property(span, weekly, exceptions, (asked, week, apart) => {
        const calendar = { ...base, weekly: week, exceptions: apart }
        const from = minutesBetween(at('2026-09-18', '00:00'), asked.starts)
        const to = minutesBetween(at('2026-09-18', '00:00'), asked.ends)
        const quarters = Array.from(
          { length: (Math.ceil(to / 30) * 30 - Math.floor(from / 30) * 30) / 15 },
          (_, n) => Math.floor(from / 30) * 30 + n * 15,
        )
        const free = quarters.every((minute) => freeAt(calendar, minute))
        expect(isFree(calendar, asked)).toBe(free)
        expect(busySlots(calendar, asked).length === 0).toBe(free)
      }),
      { numRuns: 400 },
    )
  })

  it('names every half-hour that is missing', () => {
    const of = facts(['2026-09-19', '09:00'], ['2026-09-19', '11:00'], week([5, '09:10', '10:20']))
    expect(busySlots(of.calendar, of.shift).map(({ starts }) => starts)).toEqual([
      at('2026-09-19', '09:00'),
      at('2026-09-19', '10:00'),
      at('2026-09-19', '10:30'),
    ])
  })
})

describe('between two services', () => {
  const besides = (from: string, to: string, km: number, online = false): string[] => {
    const other = {
      placementId: 'plc_2',
      requestId: 'req_2',
      starts: at('2026-09-19', from),
      ends: at('2026-09-19', to),
    }
    const commitment = online ? other : { ...other, point: northBy(km) }
    return failed(facts(['2026-09-19', '14:00'], ['2026-09-19', '16:00'], { commitments: [commitment] }))
  }

  it('back to back is allowed at one place', () => {
    expect(besides('12:00', '14:00', 0)).toEqual([])
    expect(besides('16:00', '18:00', 0)).toEqual([])
  })
  it('an hour’s overlap is not', () => expect(besides('12:00', '15:00', 0)).toEqual(['noOverlap']))
  it('the way counts before and after: 10 km are 44 minutes', () => {
    expect(besides('12:00', '13:16', 10)).toEqual([])
    expect(besides('12:00', '13:17', 10)).toEqual(['travelGap'])
    expect(besides('16:44', '18:00', 10)).toEqual([])
    expect(besides('16:43', '18:00', 10)).toEqual(['travelGap'])
  })
  it('on-line service is done from anywhere', () => expect(besides('12:00', '14:00', 10, true)).toEqual([]))
})

describe('the hours of a week', () => {
  const commitment = (from: readonly [string, string], to: readonly [string, string]) => ({
    placementId: `plc_${from[0]}`,
    requestId: 'req_2',
    starts: at(...from),
    ends: at(...to),
  })

  it('a shift counts in the week in which it starts, Monday to Sunday', () => {
    const sundayNight = commitment(['2026-09-20', '22:00'], ['2026-09-21', '02:00'])
    const monday = facts(['2026-09-21', '09:00'], ['2026-09-21', '12:00'], {
      hoursPerWeek: 3,
      commitments: [sundayNight],
    })
    expect(failed(monday)).toEqual([])
    const sunday = facts(['2026-09-20', '09:00'], ['2026-09-20', '12:00'], {
      hoursPerWeek: 6,
      commitments: [sundayNight],
    })
    expect(failed(sunday)).toEqual(['weeklyHours'])
  })

  it('the week that holds the turn of the year is one week', () => {
    const thursday = commitment(['2026-12-31', '09:00'], ['2026-12-31', '13:00'])
    const friday = facts(['2027-01-01', '09:00'], ['2027-01-01', '12:00'], { hoursPerWeek: 6, commitments: [thursday] })
    expect(failed(friday)).toEqual(['weeklyHours'])
    expect(failed({ ...friday, calendar: { ...friday.calendar, hoursPerWeek: 7 } })).toEqual([])
  })
})
