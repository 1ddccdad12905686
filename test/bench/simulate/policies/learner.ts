import { type AcceptanceModel, supposed } from '#shared/matching/acceptance-model.ts'
import { type AskCount, cellOf, learnAcceptance, ownOdds } from '#shared/matching/learn-acceptance.ts'
import { featuresOf } from '#shared/matching/probability.ts'
import type { Ranked } from '#shared/matching/ranking.ts'
import type { Settings } from '#shared/settings/settings.ts'
import type { SimOffer } from '../market.ts'

const day = 1440

/** Counts answers as the product does each night, and learns from all of them. */
export class Learner {
  model: AcceptanceModel
  private readonly settings: Settings
  private readonly counts = new Map<string, AskCount>()
  private readonly asked = new Map<string, Omit<AskCount, 'asked' | 'accepted'>>()
  private learnt = 0

  constructor(settings: Settings) {
    this.settings = settings
    this.model = supposed(settings)
  }

  note(need: number, volunteer: number, one: Ranked, notice: number): void {
    const features = featuresOf(one, one.fit, notice, this.settings)
    const cell = cellOf(features, one.asksOfWeek, ownOdds(one.answers, this.model, this.settings))
    this.asked.set(`${need}/${volunteer}`, cell)
  }

  heard({ need, volunteer, state }: SimOffer): void {
    const cell = this.asked.get(`${need}/${volunteer}`)
    // An invitation taken back says nothing.
    if (cell === undefined || state === 'closed') return
    const name = JSON.stringify(cell)
    const count = this.counts.get(name) ?? { ...cell, asked: 0, accepted: 0 }
    count.asked += 1
    if (state === 'yes' || state === 'busy') count.accepted += 1
    this.counts.set(name, count)
  }

  daily(now: number): void {
    if (now < this.learnt + day) return
    this.learnt = now
    this.model = learnAcceptance([...this.counts.values()], this.settings)
  }
}
