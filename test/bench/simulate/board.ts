/** FROZEN: fixed before any tuning of the policy. How people use a bulletin board; a guess, so it is reported with a band of ± 50 %. */
export const boardModel = {
  /** Somebody looks at the board about so often (exponential pauses), awake. */
  everyHours: 68,
  /** Needs they look at in one visit, from the top; whatever does not fit them counts too. */
  looksAt: 15,
  /** Services they take in one visit at most. */
  takes: 1,
} as const
export type BoardModel = { everyHours: number; looksAt: number; takes: number }
