import { type Instant, toInstant } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'

/** The first Monday of every world; 2 November 2026 is one. */
const monday = Date.parse(fromLocal('2026-11-02', '00:00'))
const known = new Map<number, Instant>()

/** The product's instant of a minute of the world. */
export const instantOf = (minute: number): Instant => {
  const before = known.get(minute)
  if (before !== undefined) return before
  const at = toInstant(monday + minute * 60_000)
  known.set(minute, at)
  return at
}

/** The minute of the world in which an instant lies. */
export const minuteOf = (at: Instant): number => Math.floor((Date.parse(at) - monday) / 60_000)
