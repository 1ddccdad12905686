import { derivedId } from '#shared/kernel/id.ts'
import { addDays, addHours, addMinutes, earlier, type Instant, later } from '#shared/time/instant.ts'
import { addLocalDays, fromLocal, type LocalDate, localDate, minuteOfDay, weekday } from '#shared/time/shanghai.ts'
import { bodyByKey, type SampleBody, sampleBodies } from './bodies.ts'
import { datesOf, type Need, needByKey, needs, type ShiftTimes, shiftTimes, weekdaysOf } from './needs.ts'
import { oneOf } from './pick.ts'
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
const suitable = (need: Need, from: LocalDate): LocalDate => {
  let date = from
  while (!weekdaysOf(need).includes(weekday(fromLocal(date, '12:00')))) date = addLocalDays(date, 1)
  return date
}

const inDays = (world: World, days: number): LocalDate => addLocalDays(localDate(world.end), Math.round(days))

/** Some time of an office day, so that bodies hand in at believable hours. */
const handedIn = (world: World, key: string, at: Instant): Instant => {
  const luck = world.chance(key, 'hour')
  const minute = minuteOfDay(at)
  return minute >= 480 && minute < 1260 ? at : addMinutes(fromLocal(localDate(at), '08:00'), Math.floor(luck * 540))
}

const planned = (
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
const past = (world: World, need: Need, key: string, body: SampleBody, weeks: number): Planned => {
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
const coming = (world: World, need: Need, key: string, body: SampleBody): Planned => {
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
const running = (world: World, need: Need, key: string, body: SampleBody): Planned => {
  const back = 7 * (1 + Math.floor(world.chance(key, 'back') * 2)) * (need.series?.every === 'fortnight' ? 2 : 1)
  const times = shiftTimes(need, datesOf(need, suitable(need, inDays(world, -back))))
  return planned(world, need, { key, body, times, submitAt: leadFrom(world, key, need, times) })
}

/** Something that goes on at the story's end: in daytime a shift around it, at night the one of that evening. */
const today = (world: World, need: Need, key: string, body: SampleBody): Planned => {
  const midnight = fromLocal(localDate(world.end), '00:00')
  const minute = Math.floor((minuteOfDay(world.end) - 75) / 30) * 30
  const day = minuteOfDay(world.end) < 540 ? -1 : 0
  const starts = addMinutes(midnight, day * 1440 + (day < 0 ? 18.5 * 60 : Math.min(minute, 18.5 * 60)))
  const times = [{ starts, ends: addMinutes(starts, Math.max(need.hours, 2) * 60) }]
  return planned(world, need, { key, body, times, submitAt: addDays(starts, -6) })
}

/** Needs by key that play a part of their own. */
const runningKeys = ['phone-class', 'hall-weekend', 'coding-club', 'science-room-keeper', 'print-corner']
const todayKeys = ['month-repair-phone', 'ask-ai-desk']
const comingPerItem = 7

const otherBody = (world: World, need: Need, key: string): SampleBody => {
  const able = sampleBodies.filter(({ kind }) => need.requesterKinds.some((one) => one === kind))
  return able.length > 0 ? oneOf(able, () => world.chance(key, 'body')) : bodyByKey(need.requester)
}

const courseOf = (courses: readonly Course[], at: number): Course => courses[at] ?? 'usual'
const pastCourses: readonly Course[] = [
  'refused',
  'withdrawn',
  'changed',
  'mended',
  'refused',
  'withdrawn',
  'mended',
  'lowered',
  'withdrawn',
  'changed',
  'refused',
]
const comingCourses: readonly Course[] = [
  'changed',
  'returned',
  'mended',
  'withdrawn',
  'returned',
  'lowered',
  'changed',
]

/** All requests of the story but the demo's own, in an order of chance. */
export const planRequests = (world: World, count: number, apart: readonly string[]): Planned[] => {
  const ordinary = needs.filter(({ key }) => ![...apart, ...runningKeys, ...todayKeys].includes(key))
  const mixed = [...ordinary].sort((a, b) => world.chance(a.key, 'mix') - world.chance(b.key, 'mix'))
  const ahead = mixed.filter(
    (need) =>
      (need.campaign !== undefined && need.campaign !== 'month') ||
      mixed.filter((one) => one.scopeItem === need.scopeItem).indexOf(need) < comingPerItem,
  )
  const behind = mixed.filter((need) => !ahead.includes(need))
  const again = mixed.filter((need) => need.campaign === undefined && need.series === undefined)
  const own = (need: Need): SampleBody => bodyByKey(need.requester)
  const requests = [
    ...todayKeys.map((key) => today(world, needByKey(key), key, own(needByKey(key)))),
    ...runningKeys.map((key) => running(world, needByKey(key), key, own(needByKey(key)))),
    ...ahead.map((need, at) => ({ ...coming(world, need, need.key, own(need)), course: aheadCourse(need, at) })),
    ...behind.map((need, at) => ({ ...past(world, need, need.key, own(need), 8), course: courseOf(pastCourses, at) })),
  ]
  const more = Array.from({ length: Math.max(0, count - requests.length) }, (_, n) => {
    const need = again[n % again.length]
    if (!need) throw new Error('The sample has no needs.')
    const key = `${need.key}-again${n}`
    return { ...past(world, need, key, otherBody(world, need, key), 9), course: courseOf(pastCourses, n + 3) }
  })
  return [...requests, ...more]
}

const aheadCourse = (need: Need, at: number): Course =>
  need.campaign === undefined ? courseOf(comingCourses, at) : 'usual'

/** Requests handed in so lately that they wait for staff, and drafts; a few for each of the districts that the demo shows. */
export const planWaiting = (world: World): Planned[] => {
  const waiting = [
    'pump-heat',
    'plywood-glue',
    'old-wiring',
    'village-banquet',
    'kitchen-waste',
    'museum-night',
    'drone-demo',
    'river-flood',
    'science-van',
  ]
  const known = waiting.filter((key) => needs.some((need) => need.key === key))
  const inTime = (need: Need, n: number): ShiftTimes[] =>
    shiftTimes(need, [suitable(need, inDays(world, need.campaign ? 11 : 5 + n))])
  const asked = known.map((key, n) => {
    const need = needByKey(key)
    const submitAt = addHours(world.end, -2 - n * 4.5)
    const body = n % 2 === 0 ? bodyByKey(need.requester) : otherBody(world, need, `${key}-waiting`)
    return planned(world, need, { key: `${key}-waiting`, body, times: inTime(need, n), submitAt, course: 'waiting' })
  })
  const drafts = ['grinding-dust', 'tea-line', 'weather-station', 'clinic-corner'].map((key, n) => {
    const need = needByKey(key)
    const body = key === 'grinding-dust' ? bodyByKey('ent-shunjie') : bodyByKey(need.requester)
    const submitAt = addHours(world.end, -5 - n * 20)
    return planned(world, need, { key: `${key}-draft`, body, times: inTime(need, n), submitAt, course: 'draft' })
  })
  return [...asked, ...drafts]
}
