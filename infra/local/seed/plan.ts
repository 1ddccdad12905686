import { addHours } from '#shared/time/instant.ts'
import { bodyByKey, type SampleBody, sampleBodies } from './bodies.ts'
import { type Course, coming, inDays, type Planned, past, planned, running, suitable, today } from './moments.ts'
import { type Need, needByKey, needs, type ShiftTimes, shiftTimes } from './needs.ts'
import { oneOf } from './pick.ts'
import type { World } from './world.ts'

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
  return evenly([...requests, ...more], count)
}

/** So many of a list, taken from all over it. */
const evenly = <T>(list: readonly T[], count: number): T[] =>
  list.filter((_, at) => Math.floor(((at + 1) * count) / list.length) > Math.floor((at * count) / list.length))

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
