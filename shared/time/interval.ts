import type { Instant } from './instant.ts'

/** Half-open: includes `starts`, excludes `ends`. Back to back is no overlap. */
export interface Interval {
  starts: Instant
  ends: Instant
}

export const overlaps = (a: Interval, b: Interval): boolean => a.starts < b.ends && b.starts < a.ends
export const covers = (outer: Interval, inner: Interval): boolean =>
  outer.starts <= inner.starts && inner.ends <= outer.ends
