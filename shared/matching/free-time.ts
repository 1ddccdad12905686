import { addMinutes, type Instant, toInstant, toMilliseconds } from '#shared/time/instant.ts'
import { covers, type Interval, overlaps } from '#shared/time/interval.ts'
import { addLocalDays, fromLocal, type LocalDate, localDate, startOfDay, weekday } from '#shared/time/shanghai.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'

const slotMinutes = 30
const slot = slotMinutes * 60_000

/** The half-hours a span touches. Local half-hours are UTC half-hours, the offset being whole hours. */
export const slotsOf = ({ starts, ends }: Interval): Interval[] => {
  const last = toMilliseconds(ends)
  const slots: Interval[] = []
  for (let at = Math.floor(toMilliseconds(starts) / slot) * slot; at < last; at += slot) {
    slots.push({ starts: toInstant(at), ends: toInstant(at + slot) })
  }
  return slots
}

/** Free spans by calendar and days: looking for another time asks the same calendar about the same days over and over. */
const known = new WeakMap<Calendar, Map<string, Interval[]>>()

const freeSpans = (calendar: Calendar, around: Interval): Interval[] => {
  const [firstDay, lastDay] = [localDate(around.starts), localDate(around.ends)]
  const days = `${firstDay} ${lastDay}`
  const byDays = known.get(calendar) ?? new Map<string, Interval[]>()
  known.set(calendar, byDays)
  const spans = byDays.get(days) ?? spansOfDays(calendar, firstDay, lastDay)
  byDays.set(days, spans)
  return spans
}

/** When somebody is free on some days, by week and by the days they are free after all: merged, in order. */
const spansOfDays = (calendar: Calendar, firstDay: LocalDate, lastDay: LocalDate): Interval[] => {
  const spans: Interval[] = calendar.exceptions.filter(({ free }) => free)
  for (let date = firstDay; date <= lastDay; date = addLocalDays(date, 1)) {
    const midnight = fromLocal(date, '00:00')
    const today = weekday(midnight)
    for (const { weekday: on, from, to } of calendar.weekly) {
      if (on === today && from < to) spans.push({ starts: addMinutes(midnight, from), ends: addMinutes(midnight, to) })
    }
  }
  return merged(spans)
}

const merged = (spans: readonly Interval[]): Interval[] => {
  const whole: { starts: Instant; ends: Instant }[] = []
  for (const { starts, ends } of [...spans].sort((a, b) => (a.starts < b.starts ? -1 : 1))) {
    const last = whole.at(-1)
    if (last !== undefined && starts <= last.ends) last.ends = last.ends > ends ? last.ends : ends
    else whole.push({ starts, ends })
  }
  return whole
}

/**
 * The half-hours of a span in which somebody is not wholly free. Without any stated time nobody is free; away beats free.
 */
export const busySlots = (calendar: Calendar, span: Interval): Interval[] => {
  const slots = slotsOf(span)
  const around = { starts: slots[0]?.starts ?? span.starts, ends: slots.at(-1)?.ends ?? span.ends }
  const free = freeSpans(calendar, around)
  const away = calendar.exceptions.filter((exception) => !exception.free)
  return slots.filter(
    (half) => !free.some((one) => covers(one, half)) || away.some((exception) => overlaps(exception, half)),
  )
}

/** Other moments on which something of the same length could start: the same day first, then the same hour on days around. */
export const otherStarts = (span: Interval, now: Instant): Instant[] => {
  const midnight = startOfDay(span.starts)
  const sameDay = Array.from({ length: 29 }, (_, half) => addMinutes(midnight, 7 * 60 + half * slotMinutes))
  const otherDays = [1, -1, 2, 3, 4, 5, 6, 7, -2].map((days) => addMinutes(span.starts, days * 1440))
  const away = (at: Instant): number => Math.abs(toMilliseconds(at) - toMilliseconds(span.starts))
  return [...sameDay.sort((a, b) => away(a) - away(b)), ...otherDays].filter((at) => at !== span.starts && at > now)
}
