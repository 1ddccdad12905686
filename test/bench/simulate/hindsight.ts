import { plan } from '#shared/matching/plan/plan.ts'
import type { PlanProblem } from '#shared/matching/plan/problem.ts'
import { distanceKm, travelMinutes } from '#shared/places/place.ts'
import type { Nature } from './acceptance/acceptance.ts'
import { freshlyAsked } from './asked.ts'
import { type City, type Pair, worthOf } from './city.ts'
import { pairLuck } from './draws.ts'

/** The most that anybody could have reached who knew all answers beforehand, and whom each need gets in that plan. */
export interface Hindsight {
  bound: number
  /** Filled seats of each need in the plan. */
  filled: number[]
}

const week = 7 * 1440
const half = (hours: number, round: (value: number) => number): number => round(hours * 2) / 2

/**
 * The planner's proven bound over all pairs that would say yes if nobody were ever tired, keep their word and come. Each
 * person is one volunteer of the plan for each week, as hours are counted by the week in which a service starts. Between
 * two services there must be at least the shortest way among all that the person could do in that week: a relaxation of
 * the product's rule, so no policy can get above the bound.
 */
export const hindsightOf = (city: City, nature: Nature, seed: number): Hindsight => {
  const luck = pairLuck(seed)
  const volunteers: PlanProblem['volunteers'] = []
  const edges: PlanProblem['edges'] = []
  city.pairsOf.forEach((pairs, volunteer) => {
    const person = city.people[volunteer]
    if (person === undefined) return
    const willing = pairs.filter((pair) => {
      const { world } = city.needs[pair.need] ?? {}
      if (world === undefined || luck(person.id, world.id, 'yes') >= nature.chance(freshlyAsked(city, pair)))
        return false
      return (
        luck(person.id, world.id, 'withdraws') >= nature.withdraws &&
        luck(person.id, world.id, 'noShow') >= nature.noShows
      )
    })
    const weekOf = ({ need }: Pair): number => Math.floor((city.needs[need]?.world.starts ?? 0) / week)
    for (const number of new Set(willing.map(weekOf))) {
      const ofWeek = willing.filter((pair) => weekOf(pair) === number)
      volunteers.push({ id: `${person.id}/${number}`, hours: half(person.hoursPerWeek, Math.ceil) })
      for (const pair of ofWeek) {
        const { world } = city.needs[pair.need] ?? {}
        if (world === undefined) continue
        edges.push({
          volunteer: volunteers.length - 1,
          request: pair.need,
          value: worthOf(pair),
          start: world.starts,
          end: world.starts + world.minutes + shortestWay(pair, ofWeek),
          hours: half(world.minutes / 60, Math.floor),
        })
      }
    }
  })
  const requests = city.needs.map(({ world }) => ({ id: world.id, seats: world.seats }))
  const best = plan({ volunteers, requests, edges })
  const filled = city.needs.map(() => 0)
  for (const at of best.edges) {
    const request = edges[at]?.request
    if (request !== undefined) filled[request] = (filled[request] ?? 0) + 1
  }
  return { bound: best.upperBound, filled }
}

const shortestWay = (pair: Pair, among: readonly Pair[]): number => {
  const here = pair.facts.request.place?.point
  const ways = among.flatMap(({ need, facts }) => {
    const there = facts.request.place?.point
    return need === pair.need || here === undefined || there === undefined
      ? []
      : [travelMinutes(distanceKm(here, there))]
  })
  return ways.length === 0 ? 0 : Math.min(...ways)
}
