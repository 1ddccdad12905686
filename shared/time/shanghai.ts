import { type Instant, toInstant } from './instant.ts'

// Rules run in Asia/Shanghai, which has had one fixed offset since 1991: plain arithmetic is exact and needs no host zone.
const offset = 8 * 3_600_000
const day = 86_400_000

/** A calendar day there, `2026-11-23`. */
export type LocalDate = string

const local = (at: Instant): Date => new Date(Date.parse(at) + offset)

export const localDate = (at: Instant): LocalDate => local(at).toISOString().slice(0, 10)
/** `14:30` on the wall there. */
export const localTime = (at: Instant): string => local(at).toISOString().slice(11, 16)
/** `2026-11`. */
export const localMonth = (at: Instant): string => local(at).toISOString().slice(0, 7)
/** Minutes since local midnight, 0 to 1439. */
export const minuteOfDay = (at: Instant): number => local(at).getUTCHours() * 60 + local(at).getUTCMinutes()
/** 0 is Monday, 6 is Sunday. */
export const weekday = (at: Instant): number => (local(at).getUTCDay() + 6) % 7
/** The instant of a wall time there; `24:00` is midnight of the next day. */
export const fromLocal = (date: LocalDate, time: string): Instant => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return toInstant(Date.parse(`${date}T00:00:00.000Z`) + (hours * 60 + minutes) * 60_000 - offset)
}
export const startOfDay = (at: Instant): Instant => fromLocal(localDate(at), '00:00')
export const addLocalDays = (date: LocalDate, days: number): LocalDate =>
  toInstant(Date.parse(`${date}T00:00:00.000Z`) + days * day).slice(0, 10)

/** The day there in which a moment (milliseconds since 1970) lies, counted in days since 1970. */
export const dayNumber = (milliseconds: number): number => Math.floor((milliseconds + offset) / day)
/** The first millisecond there of a day by its number. */
export const startOfDayNumber = (number: number): number => number * day - offset
/** Of a day by its number; 0 is Monday. The first day of 1970 was a Thursday. */
export const weekdayOf = (number: number): number => (number + 3) % 7
const weekNumber = (at: Instant): number => Math.floor((dayNumber(Date.parse(at)) + 3) / 7)
/** Whether two moments lie in the same ISO week there. */
export const sameWeek = (a: Instant, b: Instant): boolean => weekNumber(a) === weekNumber(b)

/** The ISO week there (Monday 00:00 +08:00), `2026-W48`. A shift counts in the week in which it starts. */
export const isoWeek = (at: Instant): string => {
  const monday = Date.parse(`${localDate(at)}T00:00:00.000Z`) - weekday(at) * day
  const thursday = new Date(monday + 3 * day)
  const firstThursday = new Date(Date.UTC(thursday.getUTCFullYear(), 0, 4))
  const firstMonday = firstThursday.getTime() - ((firstThursday.getUTCDay() + 6) % 7) * day
  const number = Math.round((monday - firstMonday) / (7 * day)) + 1
  return `${thursday.getUTCFullYear()}-W${String(number).padStart(2, '0')}`
}
