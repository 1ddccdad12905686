import type { Instant } from '#shared/time/instant.ts'
import { minuteOfDay, weekday } from '#shared/time/shanghai.ts'

/** Morning, afternoon and evening, by minutes of the day; a shift lies where it starts. */
const parts = [
  { name: 'a', from: 0 },
  { name: 'b', from: 12 * 60 },
  { name: 'c', from: 18 * 60 },
] as const

const partOf = (at: Instant): (typeof parts)[number] =>
  parts.findLast(({ from }) => minuteOfDay(at) >= from) ?? parts[0]

/** One of the 21 time slots of a week: weekday (0 is Monday) and part of the day, `5b`. */
export const slotOf = (at: Instant): string => `${weekday(at)}${partOf(at).name}`
