import { addMinutes, type Instant, toInstant, toMilliseconds } from '#shared/time/instant.ts'
import type { Interval } from '#shared/time/interval.ts'
import { dayNumber, startOfDay, startOfDayNumber, weekdayOf } from '#shared/time/shanghai.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'

const minute = 60_000
const slotMinutes = 30
const slot = slotMinutes * minute

/** The half-hours a span touches. Local half-hours are UTC half-hours, the offset being whole hours. */
export const slotsOf = ({ starts, ends }: Interval): Interval[] => {
  const last = toMilliseconds(ends)
  const slots: Interval[] = []
  for (let at = Math.floor(toMilliseconds(starts) / slot) * slot; at < last; at += slot) {
    slots.push({ starts: toInstant(at), ends: toInstant(at + slot) })
  }
  return slots
}

/** Milliseconds since 1970: the same half-hours are asked of every calendar around, so nothing is made into text on the way. */
interface Span {
  from: number
  to: number
}

const spanOf = ({ starts, ends }: Interval): Span => ({ from: toMilliseconds(starts), to: toMilliseconds(ends) })

/** What of a calendar never changes while it is judged, and its free time by days as far as it was asked for. */
interface Times {
  free: Span[]
  away: Span[]
  byDays: Map<number, Span[]>
}

const known = new WeakMap<Calendar, Times>()

const timesOf = (calendar: Calendar): Times => {
  const before = known.get(calendar)
  if (before !== undefined) return before
  const exceptions = (free: boolean) => calendar.exceptions.filter((one) => one.free === free).map(spanOf)
  const times: Times = { free: exceptions(true), away: exceptions(false), byDays: new Map() }
  known.set(calendar, times)
  return times
}

/** When somebody is free on the days of a span, by week and by the days they are free after all: merged, in order. */
const freeSpans = (calendar: Calendar, { free, byDays }: Times, { from, to }: Span): Span[] => {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  const name = first * 1000 + (last - first)
  const before = byDays.get(name)
  if (before !== undefined) return before
  const spans = [...free]
  for (let day = first; day <= last; day += 1) {
    const midnight = startOfDayNumber(day)
    for (const { weekday, from, to } of calendar.weekly) {
      if (weekday === weekdayOf(day) && from < to) {
        spans.push({ from: midnight + from * minute, to: midnight + to * minute })
      }
    }
  }
  const whole = merged(spans)
  byDays.set(name, whole)
  return whole
}

const merged = (spans: readonly Span[]): Span[] => {
  const whole: Span[] = []
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else whole.push({ from, to })
  }
  return whole
}

const covers = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to
const meets = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** The span rounded out to whole half-hours. */
const roundedOut = (span: Interval): Span => {
  const { from, to } = spanOf(span)
  return { from: Math.floor(from / slot) * slot, to: Math.ceil(to / slot) * slot }
}

/**
 * Whether somebody is wholly free in every half-hour that a span touches. Without any stated time nobody is free; away
 * beats free. Free spans that touch are merged, so one of them holds all of the half-hours or some are not free.
 */
export const isFree = (calendar: Calendar, span: Interval): boolean => {
  const times = timesOf(calendar)
  const around = roundedOut(span)
  return (
    freeSpans(calendar, times, around).some((free) => covers(free, around)) &&
    !times.away.some((away) => meets(away, around))
  )
}

/** The half-hours of a span in which somebody is not wholly free. */
export const busySlots = (calendar: Calendar, span: Interval): Interval[] => {
  if (isFree(calendar, span)) return []
  const times = timesOf(calendar)
  const free = freeSpans(calendar, times, roundedOut(span))
  return slotsOf(span).filter((interval) => {
    const half = spanOf(interval)
    return !free.some((one) => covers(one, half)) || times.away.some((away) => meets(away, half))
  })
}

/** Other moments on which something of the same length could start: the same day first, then the same hour on days around. */
export const otherStarts = (span: Interval, now: Instant): Instant[] => {
  const midnight = startOfDay(span.starts)
  const sameDay = Array.from({ length: 29 }, (_, half) => addMinutes(midnight, 7 * 60 + half * slotMinutes))
  const otherDays = [1, -1, 2, 3, 4, 5, 6, 7, -2].map((days) => addMinutes(span.starts, days * 1440))
  const away = (at: Instant): number => Math.abs(toMilliseconds(at) - toMilliseconds(span.starts))
  return [...sameDay.sort((a, b) => away(a) - away(b)), ...otherDays].filter((at) => at !== span.starts && at > now)
}
