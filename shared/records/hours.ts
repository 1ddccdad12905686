/** How minutes are shown as hours: in steps of half an hour, to the nearest. Configuration, not law. */
export const hoursRule = { stepMinutes: 30 } as const

/** Pure: hours as people read them, `3` or `2.5`. */
export const shownHours = (minutes: number): number =>
  (Math.round(minutes / hoursRule.stepMinutes) * hoursRule.stepMinutes) / 60

/** Pure: the total of several services is the sum of the hours shown for each, so that a sheet adds up by hand. */
export const totalHours = (records: readonly { minutes: number }[]): number =>
  records.reduce((sum, { minutes }) => sum + shownHours(minutes), 0)

/** Hours for one to five stars in Guangxi. Configuration: the ladder and who approves may change. */
export const starLadder: readonly number[] = [100, 300, 600, 1000, 1500]

/** Pure: stars reached, and the hours at which the next one is; none after the last. */
export const starsFor = (hours: number): { stars: number; nextAt?: number } => {
  const stars = starLadder.filter((step) => hours >= step).length
  const nextAt = starLadder[stars]
  return { stars, ...(nextAt === undefined ? {} : { nextAt }) }
}
