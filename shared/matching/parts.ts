import type { Emphasis } from '#shared/settings/settings.ts'
import { evidenceKinds, type HeldSkill } from '#shared/skills/skill.ts'
import { addDays, minutesBetween, toMilliseconds } from '#shared/time/instant.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'
import { outcomeOf } from '#shared/volunteers/merit.ts'
import { levelFor } from './constraints/ability.ts'
import type { MatchFacts, ProfileFacts } from './constraints/constraint.ts'
import { kilometres } from './constraints/place.ts'
import { hoursInWeek } from './constraints/time.ts'
import { provisionOf } from './provisions.ts'

/** What a score looks at beyond the hard rules. */
export interface ScoreFacts extends MatchFacts {
  /** Served this body before. */
  servedBefore: boolean
}

// The parts of the score, each from 0 to 1. What is not known counts 0 or its prior, never as average.

/** For depth of expertise a higher level counts more; otherwise what is needed is enough. */
export const depthFactor = (level: number, emphasis: Emphasis): number => (emphasis === 'depth' ? 0.4 + 0.2 * level : 1)

/** Trust in a level: what it rests on, and for depth of expertise how high it is. */
const skillQuality = (level: number, evidence: HeldSkill['evidence'], emphasis: Emphasis): number =>
  evidenceKinds[evidence].weight * depthFactor(level, emphasis)

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length

const emphasisOf = ({ request }: ProfileFacts): Emphasis => provisionOf(request).emphasis

export const skillPart = (facts: ProfileFacts): number =>
  mean(
    facts.position.skills.map(({ skill }) => {
      const held = facts.volunteer.skills.find((one) => one.skill === skill)
      return held === undefined ? 0 : skillQuality(levelFor(facts, skill), held.evidence, emphasisOf(facts))
    }),
  )

/** How far above what is needed, 0 to 1: an expert is kept for what needs an expert. */
export const surplus = (level: number, needed: number): number => Math.max(0, level - needed) / 2

export const overQualifiedPart = (facts: ProfileFacts): number =>
  mean(facts.position.skills.map(({ skill, level }) => surplus(levelFor(facts, skill), level)))

export const distanceValue = (km: number, scaleKm: number): number => Math.max(0, 1 - km / scaleKm)

export const distancePart = (facts: ProfileFacts, scaleKm: number): number => {
  const km = kilometres(facts)
  return km === undefined ? 0 : distanceValue(km, scaleKm)
}

const roomyGapMinutes = 180

/** Room in the person's time: hours left in that week, and distance to what stands before and after. */
export const slackPart = ({ calendar, shift }: MatchFacts): number => {
  const hours = minutesBetween(shift.starts, shift.ends) / 60
  const left = calendar.hoursPerWeek - hoursInWeek(calendar, shift.starts) - hours
  const room = calendar.hoursPerWeek <= 0 ? 0 : Math.min(1, Math.max(0, left) / hours)
  const gaps = calendar.commitments.map(({ starts, ends }) =>
    starts >= shift.ends ? minutesBetween(shift.ends, starts) : minutesBetween(ends, shift.starts),
  )
  const gap = Math.min(roomyGapMinutes, ...gaps.map((minutes) => Math.max(0, minutes)))
  return 0.5 * room + (0.5 * gap) / roomyGapMinutes
}

/** Served this body before, or sits in another shift of this request. */
export const continuityPart = ({ calendar, request, servedBefore }: ScoreFacts): number => {
  if (servedBefore) return 1
  return calendar.commitments.some(({ requestId }) => requestId === request.id) ? 0.7 : 0
}

export const preferencePart = ({ volunteer, request }: ProfileFacts): number =>
  volunteer.likes.includes(request.scopeItem) ? 1 : 0

/** Tongues of the counties besides Mandarin, by district code; Guiliu in the city. */
const tongues: Readonly<Record<string, readonly string[]>> = {
  '450222': ['guiliu', 'zhuang'],
  '450223': ['guiliu', 'zhuang'],
  '450224': ['guiliu', 'zhuang'],
  '450225': ['miao', 'zhuang', 'guiliu'],
  '450226': ['dong', 'miao', 'guiliu'],
}

export const localTongues = (districtCode: string): readonly string[] => tongues[districtCode] ?? ['guiliu']

export const languagePart = ({ volunteer, request }: ProfileFacts): number =>
  volunteer.languages.some((language) => localTongues(request.districtCode).includes(language)) ? 1 : 0

export const outcomePart = ({ volunteer }: ProfileFacts): number => outcomeOf(volunteer.served)

const loadDays = 14

/** Hours promised in the fortnights around the shift, as a share of the hours they set. */
export const loadPart = ({ calendar, shift }: MatchFacts): number => {
  const [from, to] = [addDays(shift.starts, -loadDays), addDays(shift.starts, loadDays)]
  const hours = calendar.commitments
    .filter(({ starts }) => starts >= from && starts <= to)
    .reduce((sum, { starts, ends }) => sum + minutesBetween(starts, ends) / 60, 0)
  return calendar.hoursPerWeek <= 0 ? 1 : Math.min(1, hours / (calendar.hoursPerWeek * 4))
}

/** Asks within so many days. */
export const asksWithin = (calendar: Calendar, now: string, days: number): number =>
  calendar.asks.filter(({ at }) => toMilliseconds(at) > toMilliseconds(now) - days * 86_400_000).length

/** Tired of being asked: grows with each ask of the last four weeks, never beyond 1. */
export const askedPart = ({ calendar, now }: MatchFacts): number => 1 - 0.8 ** asksWithin(calendar, now, 28)
