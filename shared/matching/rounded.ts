/** Whole ten-thousandths: the same people in the same order on every machine. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

export const unit = (value: number): number => rounded(Math.min(1, Math.max(0, value)))

/** Kilometres for people to read, and for waves to compare. */
export const oneDecimal = (km: number): number => Math.round(km * 10) / 10
