import * as z from 'zod'
import type { Settings } from '#shared/settings/settings.ts'
import { type AcceptanceModel, type AskFeatures, logit, oddsOf, supposed } from './acceptance-model.ts'

/** Asks alike, added up: nobody's own. */
export const AskCount = z.object({
  fit: z.number(),
  likes: z.number(),
  way: z.number(),
  shortNotice: z.number(),
  /** Invitations of the week before this one, and the person's own share of yeses so far, as odds above the usual. */
  asksOfWeek: z.number(),
  own: z.number(),
  asked: z.number(),
  accepted: z.number(),
})
export type AskCount = z.infer<typeof AskCount>

const nearest = (value: number, step: number): number => Math.round(Math.round(value / step) * step * 1000) / 1000
const mostAsks = 6
const mostOwn = 2

/** Pure: the cell an ask is counted in: rounded, so that some hundred cells hold all asks of a city. */
export const cellOf = (
  { fit, likes, way, shortNotice }: AskFeatures,
  asksOfWeek: number,
  own: number,
): Omit<AskCount, 'asked' | 'accepted'> => ({
  fit: nearest(fit, 0.1),
  likes: likes > 0 ? 1 : 0,
  way: nearest(way, 0.25),
  shortNotice: nearest(shortNotice, 0.5),
  asksOfWeek: Math.min(mostAsks, asksOfWeek),
  own: nearest(Math.min(mostOwn, Math.max(-mostOwn, own)), 0.5),
})

/** How many imagined answers hold each weight where it was: a few real ones move it little. */
const holds: readonly number[] = [4, 2, 10, 6, 10]
const rounds = 8
const [least, most] = [0.01, 0.98]

/**
 * Pure: the model after these answers: a logistic regression, weariness as a factor, drawn towards what the settings
 * suppose. The same counts give the same model.
 */
export const learnAcceptance = (counts: readonly AskCount[], settings: Pick<Settings, 'chance'>): AcceptanceModel => {
  const before = supposed(settings)
  const asked = counts.reduce((sum, one) => sum + one.asked, 0)
  if (asked === 0) return before
  const prior = [before.base, before.fit, before.likes, before.way, before.shortNotice]
  let weights = prior
  for (let round = 0; round < rounds; round += 1) {
    const slope = weights.map((weight, at) => -(holds[at] ?? 0) * (weight - (prior[at] ?? 0)))
    const bend = weights.map((_, row) => weights.map((__, column) => (row === column ? (holds[row] ?? 0) : 0)))
    for (const count of counts) {
      const x = [1, count.fit, count.likes, count.way, count.shortNotice]
      const rested = settings.chance.fatigue ** count.asksOfWeek
      const odds = x.reduce((sum, one, at) => sum + one * (weights[at] ?? 0), count.own)
      const chance = 1 / (1 + Math.exp(-odds))
      const p = Math.min(most, Math.max(least, rested * chance))
      const steep = rested * chance * (1 - chance)
      x.forEach((one, row) => {
        slope[row] = (slope[row] ?? 0) + ((count.accepted - count.asked * p) * steep * one) / (p * (1 - p))
        const line = bend[row]
        x.forEach((other, column) => {
          if (line) line[column] = (line[column] ?? 0) + (count.asked * steep * steep * one * other) / (p * (1 - p))
        })
      })
    }
    const step = solved(bend, slope)
    weights = weights.map((weight, at) => weight + Math.min(1, Math.max(-1, step[at] ?? 0)))
  }
  const [base = 0, fit = 0, likes = 0, way = 0, shortNotice = 0] = weights
  const accepted = counts.reduce((sum, one) => sum + one.accepted, 0)
  const imagined = 20
  return { base, fit, likes, way, shortNotice, mean: (accepted + before.mean * imagined) / (asked + imagined) }
}

/** Pure: how far estimates lie from what people did, in parts of 1, averaged over all answers by tenths of the estimate. */
export const calibrationError = (
  counts: readonly AskCount[],
  model: AcceptanceModel,
  { chance }: Pick<Settings, 'chance'>,
): number => {
  const bins = new Map<number, { asked: number; accepted: number; expected: number }>()
  for (const count of counts) {
    const p = chance.fatigue ** count.asksOfWeek / (1 + Math.exp(-(oddsOf(model, count) + count.own)))
    const bin = Math.min(9, Math.floor(p * 10))
    const { asked, accepted, expected } = bins.get(bin) ?? { asked: 0, accepted: 0, expected: 0 }
    bins.set(bin, {
      asked: asked + count.asked,
      accepted: accepted + count.accepted,
      expected: expected + p * count.asked,
    })
  }
  const asked = counts.reduce((sum, one) => sum + one.asked, 0)
  const apart = [...bins.values()].reduce((sum, bin) => sum + Math.abs(bin.accepted - bin.expected), 0)
  return asked === 0 ? 0 : apart / asked
}

/** Pure: a person's own answers as odds above (or below) what the model takes everybody for. */
export const ownOdds = (
  { accepted, declined, silent }: { accepted: number; declined: number; silent: number },
  model: AcceptanceModel,
  { chance }: Pick<Settings, 'chance'>,
): number =>
  logit((accepted + chance.asked * model.mean) / (accepted + declined + silent + chance.asked)) - logit(model.mean)

/** Gaussian elimination of a small positive definite system. */
const solved = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] => {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  rows.forEach((pivot, at) => {
    const by = pivot[at] ?? 1
    rows.forEach((row, other) => {
      if (other === at) return
      const share = (row[at] ?? 0) / by
      pivot.forEach((value, column) => {
        row[column] = (row[column] ?? 0) - share * value
      })
    })
  })
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1))
}
