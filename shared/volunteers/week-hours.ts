import type { WeeklySpan } from './calendar.ts'

/** The hours of the day that the grid shows. */
export const gridHours = { from: 8, to: 22 } as const

const minutesFree = (weekly: readonly WeeklySpan[], day: number): boolean[] => {
  const free = Array.from({ length: 1440 }, () => false)
  for (const { weekday, from, to } of weekly) if (weekday === day) free.fill(true, from, to)
  return free
}

const spansOf = (free: readonly boolean[], weekday: number): WeeklySpan[] => {
  const spans: WeeklySpan[] = []
  for (let at = 0; at < free.length; at += 1) {
    if (!free[at]) continue
    let to = at
    while (free[to]) to += 1
    spans.push({ weekday, from: at, to })
    at = to
  }
  return spans
}

/**
 * Pure: a week as whole hours for the grid (14 is 14:00 to 15:00), and the rest that no whole hour of the grid shows, so
 * that changing the grid loses nothing of it.
 */
export const weekOf = (weekly: readonly WeeklySpan[]): { hours: number[][]; rest: WeeklySpan[] } => {
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => minutesFree(weekly, day))
  const hours = days.map((free) =>
    Array.from({ length: gridHours.to - gridHours.from }, (_, at) => gridHours.from + at).filter((hour) =>
      free.slice(hour * 60, hour * 60 + 60).every(Boolean),
    ),
  )
  const rest = days.flatMap((free, day) => {
    const left = [...free]
    for (const hour of hours[day] ?? []) left.fill(false, hour * 60, hour * 60 + 60)
    return spansOf(left, day)
  })
  return { hours, rest }
}

/** Pure: spans of a week, merged and in order. */
export const mergedWeek = (spans: readonly WeeklySpan[]): WeeklySpan[] =>
  [0, 1, 2, 3, 4, 5, 6].flatMap((day) => spansOf(minutesFree(spans, day), day))
