/** What is looked at of a suggested skill. */
interface Suggested {
  code: string
  score: number
  because: readonly string[]
}

const most = 3
/** Below this share of the best skill's worth a skill is no role of its own. */
const least = 0.5

/** Scores lie between 0 and 1 and crowd near 1; their worth does not. */
const worthOf = (score: number): number => score / Math.max(0.001, 1 - score)

const shares = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((word) => b.some((other) => word.includes(other) || other.includes(word)))

/**
 * Pure: the different people a need asks for at once, the strongest first: skills of different fields, each called for by
 * words of its own. One or none where a single person will do.
 */
export const rolesIn = (suggestions: readonly Suggested[]): string[] => {
  const [best] = suggestions
  if (best === undefined) return []
  const roles: Suggested[] = []
  for (const one of suggestions) {
    if (roles.length === most || worthOf(one.score) < worthOf(best.score) * least || one.because.length === 0) continue
    const isOther = roles.every(
      ({ code, because }) => code.slice(0, 2) !== one.code.slice(0, 2) && !shares(because, one.because),
    )
    if (isOther) roles.push(one)
  }
  return roles.map(({ code }) => code)
}
