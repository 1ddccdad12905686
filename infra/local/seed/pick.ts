/** Draws one of a list; an empty list is a fault of the data. */
export const oneOf = <T>(list: readonly T[], random: () => number): T => {
  const one = list[Math.floor(random() * list.length)]
  if (one === undefined) throw new Error('Nothing to choose from.')
  return one
}

/** Draws by shares that need not add up to one. */
export const byShare = <T>(list: readonly T[], share: (one: T) => number, random: () => number): T => {
  let left = random() * list.reduce((sum, one) => sum + share(one), 0)
  for (const one of list) {
    left -= share(one)
    if (left < 0) return one
  }
  return oneOf(list.slice(-1), random)
}

/** A list in an order of chance. */
export const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
