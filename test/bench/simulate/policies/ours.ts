import type { Candidate } from '#shared/matching/assess.ts'
import { acceptanceOf } from '#shared/matching/probability.ts'
import { provisionOf } from '#shared/matching/provisions.ts'
import { answerBy, nextWave, nextWidening } from '#shared/matching/waves.ts'
import { worthAsking } from '#shared/offers/match-position.ts'
import type { City } from '../city.ts'
import { instantOf, minuteOf } from '../clock.ts'
import { scoreOf } from '../scored.ts'
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
    if (missing < worthAsking) return { asks: [], ...again }
    const candidates = market.askable(need).map((one): Candidate => {
      const scored = scoreOf(market, one)
      const { facts } = one
      return { volunteerId: facts.volunteer.id, facts, score: scored, probability: acceptanceOf(facts, scored.fit) }
    })
    const wave = nextWave(
      candidates,
      {
        missing,
        starts: shift.starts,
        openedAt,
        now,
        manySeats: provisionOf(request).manySeats,
      },
      ({ volunteerId }) => need.of.pairs.get(numberOf(market.city, volunteerId))?.km,
    )
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
