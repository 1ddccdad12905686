import { derivedId } from '#shared/kernel/id.ts'
import { addDays, addHours, addMinutes, earlier, type Instant, later } from '#shared/time/instant.ts'
import { addLocalDays, fromLocal, type LocalDate, localDate, minuteOfDay, weekday } from '#shared/time/shanghai.ts'
import type { SampleBody } from './bodies.ts'
import { datesOf, type Need, type ShiftTimes, shiftTimes, weekdaysOf } from './needs.ts'
import { campaignSpan } from './tree.ts'
import type { World } from './world.ts'

/** What becomes of a request, as far as its own people and staff decide it. */
export type Course =
  | 'usual'
  | 'draft'
  | 'waiting'
  | 'returned'
  | 'mended'
  | 'refused'
  | 'withdrawn'
  | 'changed'
  | 'lowered'

/** One request of the story: who asks for what, when, and what becomes of it. */
export interface Planned {
  id: string
  need: Need
  body: SampleBody
  times: readonly ShiftTimes[]
  submitAt: Instant
  course: Course
}

export const requestIdOf = (key: string): string => derivedId('request', 'sample', key)

/** The first day from one on that suits a need. */
export const suitable = (need: Need, from: LocalDate): LocalDate => {
  let date = from
  while (!weekdaysOf(need).includes(weekday(fromLocal(date, '12:00')))) date = addLocalDays(date, 1)
  return date
}

export const inDays = (world: World, days: number): LocalDate => addLocalDays(localDate(world.end), Math.round(days))

/** That moment, or some time of the day before when nobody would hand anything in. */
const handedIn = (world: World, key: string, at: Instant): Instant => {
  const minute = minuteOfDay(at)
  if (minute >= 480 && minute < 1260) return at
  const day = minute < 480 ? addLocalDays(localDate(at), -1) : localDate(at)
  return addMinutes(fromLocal(day, '08:00'), Math.floor(world.chance(key, 'hour') * 720))
}

export const planned = (
  world: World,
  need: Need,
  of: { key: string; body: SampleBody; times: ShiftTimes[]; submitAt: Instant; course?: Course },
): Planned => ({
  id: requestIdOf(of.key),
  need,
  body: of.body,
  times: of.times,
  submitAt: handedIn(world, of.key, of.submitAt),
  course: of.course ?? 'usual',
})

/** A request that is served in the past weeks. */
export const past = (world: World, need: Need, key: string, body: SampleBody, weeks: number): Planned => {
  const luck = world.chance(key, 'past')
  const span = ((need.series?.times ?? 1) - 1) * (need.series?.every === 'fortnight' ? 14 : 7)
  // More of them lately than long ago.
  const ago = Math.max(2 + span, weeks * 7 * luck ** 1.3)
  const dates = datesOf(need, suitable(need, inDays(world, -ago - 2)))
  const times = shiftTimes(need, dates)
  return planned(world, need, { key, body, times, submitAt: leadFrom(world, key, need, times) })
}

/** How long before the first shift a body asks: a week or two, a day where the need itself is urgent. */
const leadFrom = (world: World, key: string, need: Need, times: readonly ShiftTimes[]): Instant =>
  addHours(times[0]?.starts ?? world.end, -(need.leadHours ?? 24 * (5 + 8 * world.chance(key, 'lead'))))

/** A request whose service is still to come; asked for in the last days. */
export const coming = (world: World, need: Need, key: string, body: SampleBody): Planned => {
  const luck = world.chance(key, 'coming')
  const campaign = need.campaign === undefined ? undefined : campaignSpan(world, need.campaign)
  const first = campaign ? later(campaign.first, inDays(world, 2)) : inDays(world, 2 + luck * 20)
  const days = campaign && need.key === 'ten-stalls' ? [first, campaign.last] : datesOf(need, suitable(need, first))
  const times = days.flatMap((date) => (need.key === 'ten-stalls' ? stallTimes(need, date) : shiftTimes(need, [date])))
  const starts = times[0]?.starts ?? world.end
  const lately = addHours(world.end, -6 - 24 * 6 * world.chance(key, 'lately'))
  // Where little time is left they asked well before.
  const submitAt = earlier(lately, addDays(starts, -4))
  return planned(world, need, { key, body, times, submitAt })
}

/** The big campaign: two halves of each day. */
const stallTimes = (need: Need, date: LocalDate): ShiftTimes[] => [
  ...shiftTimes(need, [date]),
  ...shiftTimes(need, [date], '13:30'),
]

/** A series of which some times are over and some are still to come. */
export const running = (world: World, need: Need, key: string, body: SampleBody): Planned => {
  const back = 7 * (1 + Math.floor(world.chance(key, 'back') * 2)) * (need.series?.every === 'fortnight' ? 2 : 1)
  const times = shiftTimes(need, datesOf(need, suitable(need, inDays(world, -back))))
  return planned(world, need, { key, body, times, submitAt: leadFrom(world, key, need, times) })
}

/** Something that goes on at the story's end: in daytime a shift around it, at night the one of that evening. */
export const today = (world: World, need: Need, key: string, body: SampleBody): Planned => {
  const midnight = fromLocal(localDate(world.end), '00:00')
  const minute = Math.floor((minuteOfDay(world.end) - 75) / 30) * 30
  const day = minuteOfDay(world.end) < 540 ? -1 : 0
  const starts = addMinutes(midnight, day * 1440 + (day < 0 ? 18.5 * 60 : Math.min(minute, 18.5 * 60)))
  const times = [{ starts, ends: addMinutes(starts, Math.max(need.hours, 2) * 60) }]
  return planned(world, need, { key, body, times, submitAt: addDays(starts, -6) })
}

/** Needs by key that play a part of their own. */
