import type { Candidate } from '#shared/matching/assess.ts'
import { elsewhereOf } from '#shared/matching/elsewhere.ts'
import {
  type AcceptanceModel,
  type AskCount,
  type AskFeatures,
  counted,
  firstModel,
  learnAcceptance,
} from '#shared/matching/learn-acceptance.ts'
import { acceptanceOf, askFeatures } from '#shared/matching/probability.ts'
import { provisionOf } from '#shared/matching/provisions.ts'
import { answerBy, nextLook, nextWave, nextWidening, stillExpected } from '#shared/matching/waves.ts'
import { worthAsking } from '#shared/offers/match-position.ts'
import { instantOf, minuteOf } from '../clock.ts'
import type { Market, Need, SimOffer } from '../market.ts'
import { scoreOf } from '../scored.ts'
import type { PolicyMaker } from './policy.ts'
import { PriceBook } from './prices.ts'

const day = 1440

/** Counts answers as the product's counters would, and learns from them anew each day. */
class Learner {
  model: AcceptanceModel = firstModel
  private readonly counts = new Map<string, AskCount>()
  private readonly asked = new Map<string, AskFeatures>()
  private learnt = 0

  note(need: number, volunteer: number, features: AskFeatures): void {
    this.asked.set(`${need}/${volunteer}`, features)
  }

  heard({ need, volunteer, state }: SimOffer): void {
    const features = this.asked.get(`${need}/${volunteer}`)
    // An invitation taken back says nothing.
    if (features === undefined || state === 'closed') return
    const rounded = counted(features)
    const name = JSON.stringify(rounded)
    const count = this.counts.get(name) ?? { features: rounded, asked: 0, accepted: 0 }
    count.asked += 1
    if (state === 'yes' || state === 'busy') count.accepted += 1
    this.counts.set(name, count)
  }

  daily(now: number): void {
    if (now < this.learnt + day) return
    this.learnt = now
    this.model = learnAcceptance([...this.counts.values()])
  }
}

const missingOf = (market: Market, need: Need): number =>
  need.offers
    .filter(({ state }) => state === 'open')
    .reduce(
      (left, { probability, sentAt }) => left - stillExpected(probability, instantOf(sentAt), instantOf(market.now)),
      market.free(need),
    )

const againAt = (market: Market, need: Need, asking: boolean): { again?: number } => {
  const { request, shift } = need.of.facts
  const now = instantOf(market.now)
  const open = asking || need.offers.some(({ state }) => state === 'open')
  const widening = nextWidening(request.openedAt ?? now, shift.starts, now)
  const moments = [...(widening === undefined ? [] : [minuteOf(widening)]), ...(open ? [minuteOf(nextLook(now))] : [])]
  const next = Math.min(...moments)
  return next < need.of.world.starts ? { again: next } : {}
}

/** The product's own way: chances, candidates, prices, waves and times to answer come from its modules. */
export const ours: PolicyMaker = () => {
  const learner = new Learner()
  const book = new PriceBook()
  return {
    heard: (_market, offer) => learner.heard(offer),
    consider: (market, need) => {
      learner.daily(market.now)
      const missing = missingOf(market, need)
      if (missing < worthAsking) return { asks: [], ...againAt(market, need, false) }
      const { request, shift } = need.of.facts
      const now = instantOf(market.now)
      const prices = book.at(market, learner.model, shift.starts)
      const numbers = new Map<string, number>()
      const candidates = market.askable(need).map((one): Candidate => {
        const { facts, pair } = one
        numbers.set(facts.volunteer.id, pair.volunteer)
        const scored = scoreOf(market, one)
        const elsewhere = elsewhereOf(facts, prices)
        return {
          volunteerId: facts.volunteer.id,
          facts,
          score: scored,
          probability: acceptanceOf(facts, scored.fit, learner.model),
          ...(elsewhere === undefined ? {} : { elsewhere }),
        }
      })
      const { people } = nextWave(
        candidates,
        {
          missing,
          starts: shift.starts,
          openedAt: request.openedAt ?? now,
          now,
          manySeats: provisionOf(request).manySeats,
        },
        ({ volunteerId }) => need.of.pairs.get(numbers.get(volunteerId) ?? -1)?.km,
      )
      const by = minuteOf(answerBy(shift.starts, now))
      const asks = people.map(({ volunteerId, probability, facts, score }) => {
        const volunteer = numbers.get(volunteerId) ?? -1
        learner.note(need.of.index, volunteer, askFeatures(facts, score.fit))
        return { need: need.of.index, volunteer, probability, by }
      })
      return { asks, ...againAt(market, need, asks.length > 0) }
    },
  }
}
