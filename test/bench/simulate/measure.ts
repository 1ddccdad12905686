import type { City } from './city.ts'
import type { Hindsight } from './hindsight.ts'
import type { Run } from './run.ts'
import { calibrationError, gini, jain, quantile } from './statistics.ts'

/** What one run of a policy came to. Shares are 0 to 1. */
export type Measures = Record<string, number>

const weekMinutes = 7 * 1440
const restless = 3

/** The figures of one run. Groups are measured as filled seats against those they get in the hindsight plan. */
export const measure = (city: City, run: Run, hindsight: Hindsight): Measures => {
  const { needs } = run.market
  const seats = needs.map(({ of }) => of.world.seats)
  const served = needs.map(() => 0)
  for (const { need } of run.services) served[need] = (served[need] ?? 0) + 1
  const allSeats = sum(seats)
  const rates = needs.map(({ of }, at) => (served[at] ?? 0) / of.world.seats)
  const waits = needs.flatMap(({ filledAt, of }) => (filledAt === undefined ? [] : [(filledAt - of.world.opens) / 60]))
  const loads = city.pairsOf.flatMap((pairs, volunteer) =>
    pairs.length === 0 ? [] : [sum(run.services.filter((one) => one.volunteer === volunteer).map(hoursOf(city)))],
  )
  const shown = needs.map((need, at) => ((run.shown[at] ?? 0) + need.offers.length) / need.of.world.seats)
  const fills = run.services.length
  const groups = groupFill(city, served, hindsight)
  return {
    hindsightShare: hindsight.bound === 0 ? 1 : sum(run.services.map(({ worth }) => worth)) / hindsight.bound,
    worth: sum(run.services.map(({ worth }) => worth)),
    bound: hindsight.bound,
    filledSeats: fills,
    filledShare: fills / allSeats,
    anyoneShare: served.filter((count) => count > 0).length / needs.length,
    hoursToFillMedian: quantile(waits, 0.5),
    hoursToFillP90: quantile(waits, 0.9),
    kmPerFill: sum(run.services.map(({ km }) => km)) / Math.max(1, fills),
    messages: run.offers.length,
    messagesPerFill: run.offers.length / Math.max(1, fills),
    askedOftenShare: askedOften(city, run),
    giniLoad: gini(loads),
    jainLoad: jain(loads),
    giniExposure: gini(shown),
    giniFill: gini(rates),
    worstDecileFill: mean(rates.toSorted((a, b) => a - b).slice(0, Math.ceil(rates.length / 10))),
    calibrationError: calibrationError(
      run.offers
        .filter(({ state }) => state !== 'closed' && state !== 'open')
        .map(({ probability, state }) => ({
          chance: probability,
          yes: state === 'yes' || state === 'busy' || state === 'late',
        })),
    ),
    withdrawn: run.withdrawn,
    noShows: run.noShows,
    ...groups,
    worstGroup: Math.min(...Object.values(groups)),
  }
}

const hoursOf =
  (city: City) =>
  ({ need }: { need: number }): number =>
    (city.needs[need]?.world.minutes ?? 0) / 60

/** Share of people who were asked more than three times in some week. */
const askedOften = (city: City, run: Run): number => {
  const weekly = new Map<string, number>()
  for (const { volunteer, sentAt } of run.offers) {
    const name = `${volunteer}/${Math.floor(sentAt / weekMinutes)}`
    weekly.set(name, (weekly.get(name) ?? 0) + 1)
  }
  const often = [...weekly].filter(([, count]) => count > restless).map(([name]) => name.split('/')[0])
  return new Set(often).size / Math.max(1, city.people.length)
}

/** Skills from this number on are rare; a body with at most so many needs is small. */
const rareSkill = 6
const smallBody = 5

const groupFill = (city: City, served: readonly number[], { filled }: Hindsight): Measures => {
  const needsOf = new Map<string, number>()
  for (const { world } of city.needs) needsOf.set(world.requester, (needsOf.get(world.requester) ?? 0) + 1)
  const share = (includes: (at: number) => boolean): number => {
    const within = city.needs.map(({ index }) => index).filter(includes)
    const best = sum(within.map((at) => filled[at] ?? 0))
    return best === 0 ? 1 : sum(within.map((at) => served[at] ?? 0)) / best
  }
  const districts = [...new Set(city.needs.map(({ world }) => world.district))].sort((a, b) => a - b)
  return {
    ...Object.fromEntries(
      districts.map((district) => [
        `fillDistrict${district}`,
        share((at) => city.needs[at]?.world.district === district),
      ]),
    ),
    fillRareSkill: share((at) => (city.needs[at]?.world.skill ?? 0) >= rareSkill),
    fillSmallRequester: share((at) => (needsOf.get(city.needs[at]?.world.requester ?? '') ?? 0) <= smallBody),
  }
}

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)
const mean = (list: readonly number[]): number => (list.length === 0 ? 0 : sum(list) / list.length)
