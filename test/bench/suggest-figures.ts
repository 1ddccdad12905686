import * as z from 'zod'

/** The skills that somebody who knows gave a need, the required one first. */
export const Label = z.object({ id: z.string(), skills: z.array(z.string()).min(1) })

export const Labelled = Label.extend({ text: z.string() })
export type Labelled = z.infer<typeof Labelled>

/** A mean over texts with the bounds between which it lies in 95 of 100 such sets. */
export interface Figure {
  mean: number
  low: number
  high: number
}

const random = (seed: number) => () => {
  seed = (seed * 1664525 + 1013904223) % 2 ** 32
  return seed / 2 ** 32
}

/** The mean of values between 0 and 1, with percentile bounds from 4,000 redrawn sets (always the same draws). */
export const figureOf = (values: readonly number[]): Figure => {
  const draw = random(values.length)
  const means = Array.from({ length: 4000 }, () => {
    let sum = 0
    for (let n = 0; n < values.length; n++) sum += values[Math.floor(draw() * values.length)] ?? 0
    return sum / values.length
  }).sort((a, b) => a - b)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, low: means[100] ?? 0, high: means[3899] ?? 0 }
}

/** Of the labelled skills, how many stand among the first five. */
export const recallAt5 = ({ skills }: Labelled, found: readonly string[]): number =>
  skills.filter((code) => found.slice(0, 5).includes(code)).length / skills.length

/** Whether the required skill stands among the first three. */
export const requiredAt3 = ({ skills }: Labelled, found: readonly string[]): number =>
  Number(found.slice(0, 3).includes(skills[0] ?? ''))

/** 0.873 (0.83 to 0.91) */
export const written = ({ mean, low, high }: Figure): string =>
  `${mean.toFixed(3)} (${low.toFixed(2)} to ${high.toFixed(2)})`

/** Cohen's kappa of two people's required skills, chance being drawn from how often each names a skill. */
export const kappa = (pairs: readonly (readonly [string, string])[]): number => {
  const share = (at: 0 | 1): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const pair of pairs) counts.set(pair[at], (counts.get(pair[at]) ?? 0) + 1 / pairs.length)
    return counts
  }
  const [first, second] = [share(0), share(1)]
  const agreed = pairs.filter(([a, b]) => a === b).length / pairs.length
  const chance = [...first].reduce((sum, [code, part]) => sum + part * (second.get(code) ?? 0), 0)
  return (agreed - chance) / (1 - chance)
}
