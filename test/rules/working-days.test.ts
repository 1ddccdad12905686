import { describe, expect, it } from 'vitest'
import { publishedHolidays } from '#shared/places/holidays.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { isWorkingDay, officeDeadline, workingDeadline } from '#shared/time/working-days.ts'

const deadline = (date: string, time = '17:00') => workingDeadline(fromLocal(date, time), 10, publishedHolidays)

describe('working days', () => {
  it('count an ordinary Monday and leave out an ordinary Sunday', () => {
    expect(isWorkingDay('2026-11-23', publishedHolidays)).toBe(true)
    expect(isWorkingDay('2026-11-22', publishedHolidays)).toBe(false)
  })

  it('count a make-up Saturday as worked', () => {
    expect(isWorkingDay('2026-05-09', publishedHolidays)).toBe(true)
    expect(isWorkingDay('2026-05-16', publishedHolidays)).toBe(false)
  })

  it('leave out the two days of 三月三, which only the region has', () => {
    expect(isWorkingDay('2026-04-20', publishedHolidays)).toBe(false)
    expect(isWorkingDay('2026-04-22', publishedHolidays)).toBe(true)
  })
})

describe('ten working days after a service', () => {
  it('end on 9 October for a Saturday in September: one make-up Sunday, mid-autumn and national days between', () => {
    expect(deadline('2026-09-19')).toEqual({ at: fromLocal('2026-10-09', '24:00'), provisional: false })
  })

  it('end two days later when 三月三 lies between', () => {
    expect(deadline('2026-04-10').at).toBe(fromLocal('2026-04-28', '24:00'))
  })

  it('do not count the day of the service, whatever its hour', () => {
    expect(deadline('2026-11-02', '00:00').at).toBe(fromLocal('2026-11-16', '24:00'))
    expect(deadline('2026-11-02', '23:59').at).toBe(fromLocal('2026-11-16', '24:00'))
  })

  it('go on through the first days of a year that is not published, as early as possible, and say so', () => {
    // 29, 30 and 31 December are worked; every day of 2027 may be.
    expect(deadline('2026-12-28')).toEqual({ at: fromLocal('2027-01-07', '24:00'), provisional: true })
  })

  it('follow the year once it is loaded', () => {
    const loaded = { ...publishedHolidays, 2027: { off: ['2027-01-01'], work: [] } }
    expect(workingDeadline(fromLocal('2026-12-28', '17:00'), 10, loaded)).toEqual({
      at: fromLocal('2027-01-12', '24:00'),
      provisional: false,
    })
  })
})

describe('half a working day', () => {
  it.each([
    ['on an ordinary morning', '2026-11-23', '10:00', '2026-11-23', '16:00'],
    ['before the office opens', '2026-11-23', '06:00', '2026-11-23', '12:00'],
    ['over the noon break', '2026-11-23', '13:00', '2026-11-23', '18:00'],
    ['in the afternoon', '2026-11-23', '16:30', '2026-11-24', '10:30'],
    ['on a Friday evening', '2026-11-20', '20:00', '2026-11-23', '12:00'],
    ['on the eve of the national days', '2026-09-30', '17:00', '2026-10-08', '11:00'],
    ['on a make-up Saturday', '2026-05-09', '08:30', '2026-05-09', '12:00'],
  ])('ends, when it begins %s', (_, date, time, endDate, endTime) => {
    expect(officeDeadline(fromLocal(date, time), 210, publishedHolidays)).toEqual({
      at: fromLocal(endDate, endTime),
      provisional: false,
    })
  })

  it('in a year that is not published is reckoned as early as possible, and says so', () => {
    expect(officeDeadline(fromLocal('2027-01-02', '08:00'), 210, publishedHolidays)).toEqual({
      at: fromLocal('2027-01-02', '12:00'),
      provisional: true,
    })
  })
})
