/** What moves the chance of a yes: weights of a logistic model, and how much of the chance each ask of the week leaves. */
export interface AcceptanceModel {
  base: number
  fit: number
  likes: number
  way: number
  shortNotice: number
  fatigue: number
  /** Share of yeses among all answers so far: what a person without answers is taken for. */
  mean: number
}

/** Before anybody answered. */
export const firstModel: AcceptanceModel = {
  base: -0.4,
  fit: 2,
  likes: 0.4,
  way: -0.8,
  shortNotice: -0.9,
  fatigue: 0.88,
  mean: 0.4,
}

/** What is known of an ask when it is sent; all from 0 to 1 but the asks within seven days. */
export interface AskFeatures {
  fit: number
  likes: number
  way: number
  shortNotice: number
  asksLately: number
}

/** Asks alike, added up: counters, nobody's own. */
export interface AskCount {
  features: AskFeatures
  asked: number
  accepted: number
}

const steps = { fit: 10, way: 4, shortNotice: 2 } as const
const mostAsks = 6
const middle = (value: number, of: number): number => (Math.min(of - 1, Math.floor(Math.max(0, value) * of)) + 0.5) / of

/** The features of a counter: rounded, so that a few hundred counters hold all asks of a city. */
export const counted = ({ fit, likes, way, shortNotice, asksLately }: AskFeatures): AskFeatures => ({
  fit: middle(fit, steps.fit),
  likes: likes > 0 ? 1 : 0,
  way: middle(way, steps.way),
  shortNotice: shortNotice === 0 ? 0 : middle(shortNotice, steps.shortNotice),
  asksLately: Math.min(mostAsks, asksLately),
})

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** The odds before fatigue and a person's own answers. */
export const oddsOf = (model: AcceptanceModel, { fit, likes, way, shortNotice }: AskFeatures): number =>
  model.base + model.fit * (fit - 0.5) + model.likes * likes + model.way * way + model.shortNotice * shortNotice

/** How many imagined answers hold each weight where it was: a few real ones move it little. */
const hold = { base: 4, fit: 2, likes: 10, way: 6, shortNotice: 10 } as const
const rounds = 8

/**
 * Pure: the model after these answers. Logistic regression with fatigue as a factor, drawn towards the first model; the same
 * counts give the same model.
 */
export const learnAcceptance = (counts: readonly AskCount[], before: AcceptanceModel = firstModel): AcceptanceModel => {
  const [asked, accepted] = counts.reduce(([a, b], one) => [a + one.asked, b + one.accepted], [0, 0])
  if (asked === 0) return before
  const prior = [before.base, before.fit, before.likes, before.way, before.shortNotice]
  const holds: number[] = [hold.base, hold.fit, hold.likes, hold.way, hold.shortNotice]
  let weights = prior
  for (let round = 0; round < rounds; round += 1) {
    const slope = weights.map((weight, at) => -(holds[at] ?? 0) * (weight - (prior[at] ?? 0)))
    const bend = weights.map((_, row) => weights.map((__, column) => (row === column ? (holds[row] ?? 0) : 0)))
    for (const { features, asked: n, accepted: yes } of counts) {
      const { fit, likes, way, shortNotice, asksLately } = features
      const x = [1, fit - 0.5, likes, way, shortNotice]
      const rested = before.fatigue ** asksLately
      const chance = logistic(x.reduce((sum, one, at) => sum + one * (weights[at] ?? 0), 0))
      const p = Math.min(0.98, Math.max(0.01, rested * chance))
      const steep = rested * chance * (1 - chance)
      x.forEach((one, row) => {
        slope[row] = (slope[row] ?? 0) + ((yes - n * p) * steep * one) / (p * (1 - p))
        const line = bend[row]
        if (line === undefined) return
        x.forEach((other, column) => {
          line[column] = (line[column] ?? 0) + (n * steep * steep * one * other) / (p * (1 - p))
        })
      })
    }
    const step = solved(bend, slope)
    weights = weights.map((weight, at) => weight + Math.min(1, Math.max(-1, step[at] ?? 0)))
  }
  const [base = 0, fit = 0, likes = 0, way = 0, shortNotice = 0] = weights
  const share = (accepted + before.mean * 20) / (asked + 20)
  return { base, fit, likes, way, shortNotice, fatigue: before.fatigue, mean: share }
}

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
