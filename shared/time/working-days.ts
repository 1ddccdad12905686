import { addMinutes, type Instant, later, minutesBetween } from './instant.ts'
import { addLocalDays, fromLocal, type LocalDate, localDate } from './shanghai.ts'

/** The days on which a published year differs from the ordinary week: days off, and weekend days that are worked. */
export interface HolidayYear {
  off: readonly LocalDate[]
  work: readonly LocalDate[]
}
/** Published years by their number (`2026`). A year that is missing has not been published yet. */
export type HolidayCalendar = Readonly<Record<string, HolidayYear>>

/** `provisional`: days of an unpublished year were counted, so the real moment may be later, never earlier. */
export interface WorkingMoment {
  at: Instant
  provisional: boolean
}

/** 0 is Monday. */
const weekdayOf = (date: LocalDate): number => (new Date(`${date}T00:00:00.000Z`).getUTCDay() + 6) % 7

/**
 * Whether a day is worked. In a year nobody has published yet any day may turn out to be one, make-up weekends included:
 * all of them count, so that a deadline reckoned from them is the earliest possible one.
 */
export const isWorkingDay = (date: LocalDate, calendar: HolidayCalendar): boolean => {
  const year = calendar[date.slice(0, 4)]
  if (year === undefined) return true
  if (year.work.includes(date)) return true
  return weekdayOf(date) < 5 && !year.off.includes(date)
}

/** The n-th working day after the day of an instant, that day not counted. */
export const workingDayAfter = (
  from: Instant,
  days: number,
  calendar: HolidayCalendar,
): { date: LocalDate; provisional: boolean } => {
  let date = localDate(from)
  let provisional = false
  for (let left = days; left > 0; ) {
    date = addLocalDays(date, 1)
    provisional ||= calendar[date.slice(0, 4)] === undefined
    if (isWorkingDay(date, calendar)) left -= 1
  }
  return { date, provisional }
}

/** The end (24:00 there) of the n-th working day after an instant. */
export const workingDeadline = (from: Instant, days: number, calendar: HolidayCalendar): WorkingMoment => {
  const { date, provisional } = workingDayAfter(from, days, calendar)
  return { at: fromLocal(date, '24:00'), provisional }
}

/** When an office is open on a working day: morning and afternoon of equal length. */
export const officeHours = [
  { from: '08:30', to: '12:00' },
  { from: '14:30', to: '18:00' },
] as const
/** Minutes of one working day. */
export const officeMinutes = 420

/** The moment at which so many office minutes have passed since an instant. */
export const officeDeadline = (from: Instant, minutes: number, calendar: HolidayCalendar): WorkingMoment => {
  let left = minutes
  let provisional = false
  for (let date = localDate(from); ; date = addLocalDays(date, 1)) {
    provisional ||= calendar[date.slice(0, 4)] === undefined
    if (!isWorkingDay(date, calendar)) continue
    for (const half of officeHours) {
      const opens = later(fromLocal(date, half.from), from)
      const open = minutesBetween(opens, fromLocal(date, half.to))
      if (open <= 0) continue
      if (left <= open) return { at: addMinutes(opens, left), provisional }
      left -= open
    }
  }
}
