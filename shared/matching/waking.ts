import { addMinutes, type Instant, minutesBetween } from '#shared/time/instant.ts'
import { addLocalDays, fromLocal, localDate, minuteOfDay } from '#shared/time/shanghai.ts'

/** Nobody is disturbed from 21:00 to 8:00, and these hours do not count as time to answer. */
export const quietHours = { from: 21 * 60, to: 8 * 60 } as const
const wakingPerDay = quietHours.from - quietHours.to

export const isQuiet = (at: Instant): boolean => minuteOfDay(at) >= quietHours.from || minuteOfDay(at) < quietHours.to

/** This moment, or the coming 8:00 when it is quiet now. */
export const nextWaking = (at: Instant): Instant => {
  if (!isQuiet(at)) return at
  const date = minuteOfDay(at) >= quietHours.from ? addLocalDays(localDate(at), 1) : localDate(at)
  return fromLocal(date, '08:00')
}

/** So many waking minutes later. */
export const addWaking = (at: Instant, minutes: number): Instant => {
  let from = nextWaking(at)
  let left = minutes
  for (;;) {
    const today = quietHours.from - minuteOfDay(from)
    if (left <= today) return addMinutes(from, left)
    left -= today
    from = fromLocal(addLocalDays(localDate(from), 1), '08:00')
  }
}

/** Waking minutes between two moments; 0 when the second is not later. */
export const wakingBetween = (from: Instant, to: Instant): number => {
  if (to <= from) return 0
  const start = nextWaking(from)
  if (to <= start) return 0
  const sameDay = localDate(start) === localDate(to)
  const until = isQuiet(to) ? lastWaking(to) : to
  if (sameDay) return Math.max(0, minutesBetween(start, until))
  const days = minutesBetween(fromLocal(localDate(start), '08:00'), fromLocal(localDate(until), '08:00')) / 1440
  return Math.max(
    0,
    quietHours.from -
      minuteOfDay(start) +
      (days - 1) * wakingPerDay +
      minutesBetween(fromLocal(localDate(until), '08:00'), until),
  )
}

/** The 21:00 before a quiet moment. */
const lastWaking = (at: Instant): Instant =>
  fromLocal(minuteOfDay(at) >= quietHours.from ? localDate(at) : addLocalDays(localDate(at), -1), '21:00')
