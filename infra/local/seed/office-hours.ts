import { isQuiet, nextWaking } from '#shared/matching/waking.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { addLocalDays, fromLocal, localDate, minuteOfDay, weekday } from '#shared/time/shanghai.ts'

const opens = 8 * 60 + 30
const closes = 17 * 60 + 30

/** This moment if an office is open then, or the next morning on which it is; `spread` (0 to 1) falls into its first hour. */
export const officeTime = (at: Instant, spread: number): Instant => {
  const minute = minuteOfDay(at)
  if (weekday(at) < 5 && minute >= opens && minute < closes) return at
  let date = weekday(at) < 5 && minute < opens ? localDate(at) : addLocalDays(localDate(at), 1)
  while (weekday(fromLocal(date, '12:00')) > 4) date = addLocalDays(date, 1)
  return addMinutes(fromLocal(date, '08:30'), Math.floor(spread * 60))
}

/** This moment unless people sleep; else some time in the hour after they are up. */
export const wakingTime = (at: Instant, spread: number): Instant =>
  isQuiet(at) ? addMinutes(nextWaking(at), Math.floor(spread * 60)) : at
