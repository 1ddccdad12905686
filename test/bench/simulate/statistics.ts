const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)

/** The value below which a share of all lies; 0 of nothing. */
export const quantile = (list: readonly number[], share: number): number => {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** How unequal: 0 when all have the same, towards 1 when one has all. */
export const gini = (list: readonly number[]): number => {
  const total = sum(list)
  if (total === 0) return 0
  const sorted = list.toSorted((a, b) => a - b)
  const weighted = sum(sorted.map((one, at) => (2 * (at + 1) - sorted.length - 1) * one))
  return weighted / (sorted.length * total)
}

/** Jain's index: 1 when all have the same, 1/n when one has all. */
export const jain = (list: readonly number[]): number => {
  const squares = sum(list.map((one) => one * one))
  return squares === 0 ? 1 : sum(list) ** 2 / (list.length * squares)
}

const bins = 10

/** Mean distance between the chances told and the share of yeses, over tenths of the chance. */
export const calibrationError = (answers: readonly { chance: number; yes: boolean }[]): number => {
  const by = Array.from({ length: bins }, (_, bin) =>
    answers.filter(({ chance }) => Math.min(bins - 1, Math.floor(chance * bins)) === bin),
  )
  const off = by.map((of) => Math.abs(sum(of.map(({ chance }) => chance)) - of.filter(({ yes }) => yes).length))
  return answers.length === 0 ? 0 : sum(off) / answers.length
}

/** Two-sided 95 % quantiles of Student's t by degrees of freedom; beyond the list the normal one. */
const student = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045,
] as const

export interface Estimate {
  mean: number
  /** 95 % interval; the mean alone when there is but one value. */
  from: number
  to: number
}

export const estimate = (values: readonly number[]): Estimate => {
  const { length } = values
  const mean = length === 0 ? 0 : sum(values) / length
  if (length < 2) return { mean, from: mean, to: mean }
  const spread = Math.sqrt(sum(values.map((one) => (one - mean) ** 2)) / (length - 1))
  const half = ((student[length - 2] ?? 1.96) * spread) / Math.sqrt(length)
  return { mean, from: mean - half, to: mean + half }
}
