import { isInForce, type ProfileFacts, profileConstraints, profileNames } from '#shared/matching/constraints/index.ts'
import { kilometres } from '#shared/matching/constraints/place.ts'
import { isFree } from '#shared/matching/free-time.ts'
import { profileFit } from '#shared/matching/score.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'
import { instantOf } from './clock.ts'
import { calendarOf, requestOf, viewOf } from './objects.ts'
import type { World, WorldRequest, WorldVolunteer } from './world.ts'

/** Somebody whom no rule about slow facts, and no week of theirs, keeps from a need: all that never changes about the two. */
export interface Pair {
  volunteer: number
  need: number
  km: number
  /** The product's own fit, without calendar and history: what a filled seat is measured by under every policy. */
  fit: number
  facts: ProfileFacts
}

export interface CityNeed {
  index: number
  world: WorldRequest
  facts: Omit<ProfileFacts, 'volunteer' | 'now'>
  /** By volunteer number. */
  pairs: Map<number, Pair>
}

/** The world in objects of the product. */
export interface City {
  world: World
  people: readonly WorldVolunteer[]
  calendars: readonly (Calendar & { version: number })[]
  needs: readonly CityNeed[]
  /** Pairs of each volunteer. */
  pairsOf: readonly (readonly Pair[])[]
}

/** What one filled seat is worth: half for being filled, half for the fit. The product knows no priorities among needs. */
export const worthOf = ({ fit }: Pick<Pair, 'fit'>): number => 0.5 + 0.5 * fit

/** Who holds each skill, as the product's index lists them. */
const holdersOf = (people: readonly WorldVolunteer[]): Map<number, number[]> => {
  const holders = new Map<number, number[]>()
  people.forEach(({ skills }, volunteer) => {
    for (const { skill } of skills) {
      const list = holders.get(skill)
      if (list === undefined) holders.set(skill, [volunteer])
      else list.push(volunteer)
    }
  })
  return holders
}

/** Every hard rule of the product that a profile answers, up to the first that says no. */
const passes = (facts: ProfileFacts): boolean =>
  profileNames.every(
    (name) =>
      !isInForce(name, facts.request) ||
      !profileConstraints[name].purposes.includes('asking') ||
      profileConstraints[name].check(facts) === undefined,
  )

/** Judges every pair once. As the product's index does, it looks only at holders of the skill not far beyond their reach. */
export const cityOf = (world: World): City => {
  const people = world.volunteers
  const views = people.map(viewOf)
  const calendars = people.map(calendarOf)
  const pairsOf: Pair[][] = people.map(() => [])
  const holders = holdersOf(people)
  const everybody = people.map((_, volunteer) => volunteer)
  const needs = world.requests.map((request, index): CityNeed => {
    const facts = requestOf(request, world)
    const pairs = new Map<number, Pair>()
    for (const volunteer of request.skill === undefined ? everybody : (holders.get(request.skill) ?? [])) {
      const [person, view, calendar] = [people[volunteer], views[volunteer], calendars[volunteer]]
      if (person === undefined || view === undefined || calendar === undefined) continue
      const [x, y, most] = [person.x - request.x, person.y - request.y, person.reachKm * 1.05]
      if (x * x + y * y > most * most || !isFree(calendar, facts.shift)) continue
      const all: ProfileFacts = { ...facts, volunteer: view, now: instantOf(request.opens) }
      if (!passes(all)) continue
      const fit = Math.min(1, Math.max(0, profileFit({ ...all, servedBefore: false })))
      const pair: Pair = { volunteer, need: index, km: kilometres(all) ?? 0, fit, facts: all }
      pairs.set(volunteer, pair)
      pairsOf[volunteer]?.push(pair)
    }
    return { index, world: request, facts, pairs }
  })
  return { world, people, calendars, needs, pairsOf }
}
