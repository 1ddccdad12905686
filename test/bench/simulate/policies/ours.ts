import { provisionOf } from '#shared/matching/provisions.ts'
import { weighingOf } from '#shared/matching/score.ts'
import { seenOf } from '#shared/matching/seen.ts'
import { answerBy, nextWave, nextWidening } from '#shared/matching/waves.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import type { City } from '../city.ts'
import { instantOf, minuteOf } from '../clock.ts'
import { valuesOf } from '../scored.ts'
import type { PolicyMaker } from './policy.ts'

const numbers = new WeakMap<City, Map<string, number>>()
const numberOf = (city: City, id: string): number => {
  const known = numbers.get(city) ?? new Map(city.people.map((person, at) => [person.id, at]))
  numbers.set(city, known)
  return known.get(id) ?? -1
}

/** The product's own way: candidates, waves and times to answer come from its modules. */
export const ours: PolicyMaker = () => ({
  consider: (market, need) => {
    const { request, shift } = need.of.facts
    const now = instantOf(market.now)
    const openedAt = request.openedAt ?? now
    const missing = market.missing(need)
    const next = nextWidening(openedAt, shift.starts, now)
    const again = next === undefined ? {} : { again: minuteOf(next) }
    if (missing < firstEdition.settings.waves.leastMissing) return { asks: [], ...again }
    const candidates = market
      .askable(need)
      .map((one) => seenOf(one.facts.volunteer.id, one.facts, { values: valuesOf(market, one) }))
    const wave = nextWave(candidates, {
      ...weighingOf(request),
      missing,
      starts: shift.starts,
      openedAt,
      now,
      manySeats: provisionOf(request).manySeats,
    })
    const by = minuteOf(answerBy(shift.starts, now))
    return {
      asks: wave.people.map(({ volunteerId, probability }) => ({
        need: need.of.index,
        volunteer: numberOf(market.city, volunteerId),
        probability,
        by,
      })),
      ...again,
    }
  },
})
