import { answerBy, nextLook, stillHoped } from '#shared/matching/asking.ts'
import { provisionOf } from '#shared/matching/provisions.ts'
import { weighingOf } from '#shared/matching/score.ts'
import { noticeOf, type Seen, seenOf } from '#shared/matching/seen.ts'
import { nextWave, yetToHope } from '#shared/matching/waves.ts'
import { nextWidening } from '#shared/matching/widening.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { instantOf, minuteOf } from '../clock.ts'
import type { Market, Need } from '../market.ts'
import { valuesOf } from '../scored.ts'
import { Learner } from './learner.ts'
import type { PolicyMaker } from './policy.ts'

const missingOf = (market: Market, need: Need, settings: Settings): number => {
  const now = instantOf(market.now)
  return need.offers
    .filter(({ state }) => state === 'open')
    .reduce(
      (left, one) => left - stillHoped({ ...one, sentAt: instantOf(one.sentAt) }, now, settings),
      market.free(need),
    )
}

/** When the product would look again: at the next step of the timetable, and at silence while invitations are open. */
const againAt = (market: Market, need: Need, asking: boolean, settings: Settings): { again?: number } => {
  const { request, shift } = need.of.facts
  const now = instantOf(market.now)
  const open = asking || need.offers.some(({ state }) => state === 'open')
  const widening = nextWidening(request.openedAt ?? now, shift.starts, now, settings)
  const next = Math.min(
    ...(widening === undefined ? [] : [minuteOf(widening)]),
    ...(open ? [minuteOf(nextLook(now, settings))] : []),
  )
  return next < need.of.world.starts ? { again: next } : {}
}

/** The product's own way: candidates, chances, waves and times to answer come from its modules. */
export const oursUnder =
  (settings: Settings): PolicyMaker =>
  () => {
    const learner = new Learner(settings)
    return {
      heard: (_market, offer) => learner.heard(offer),
      consider: (market, need) => {
        learner.daily(market.now)
        const learned = learner.model
        const { request, shift } = need.of.facts
        const now = instantOf(market.now)
        const missing = missingOf(market, need, settings)
        const free = market.free(need)
        if (yetToHope({ free, missing }, settings) < settings.waves.leastMissing)
          return { asks: [], ...againAt(market, need, false, settings) }
        const numbers = new Map<string, number>()
        const candidates = market.askable(need).map((one): Seen => {
          numbers.set(one.facts.volunteer.id, one.pair.volunteer)
          return seenOf(one.facts.volunteer.id, one.facts, { values: valuesOf(market, one) })
        })
        const { people } = nextWave(
          candidates,
          {
            ...weighingOf(request),
            free,
            missing,
            starts: shift.starts,
            openedAt: request.openedAt ?? now,
            now,
            manySeats: provisionOf(request).manySeats,
            learned,
          },
          settings,
        )
        const by = minuteOf(answerBy(shift.starts, now, settings))
        const notice = noticeOf({ starts: shift.starts, now })
        const asks = people.map((one) => {
          const volunteer = numbers.get(one.volunteerId) ?? -1
          learner.note(need.of.index, volunteer, one, notice)
          return { need: need.of.index, volunteer, probability: one.probability, by }
        })
        return { asks, ...againAt(market, need, asks.length > 0, settings) }
      },
    }
  }

export const ours: PolicyMaker = oursUnder(firstEdition.settings)
