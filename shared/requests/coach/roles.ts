/** What is looked at of a suggested skill. */
interface Suggested {
  code: string
  score: number
  because: readonly string[]
}

const most = 3
/** Below this share of the best skill's worth a skill is no role of its own; less will do where words join two matters. */
const least = { usual: 0.5, joined: 0.3 }
const joins = /再|还要|还想|顺便|也|同时|以及|另外|并且|并希望|外加|加上/

/** Scores lie between 0 and 1 and crowd near 1; their worth does not. */
const worthOf = (score: number): number => score / Math.max(0.001, 1 - score)

const shares = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((word) => b.some((other) => word.includes(other) || other.includes(word)))

/** Whether a word that joins two matters stands between what speaks for one and for the other. */
const isJoined = (text: string, a: Suggested, b: Suggested): boolean => {
  const [first = -1, second = -1] = [a, b].map(({ because: [word] }) => (word === undefined ? -1 : text.indexOf(word)))
  return first >= 0 && second >= 0 && joins.test(text.slice(Math.min(first, second), Math.max(first, second)))
}

/**
 * Pure: the different people a need asks for at once, the strongest first: skills of different fields, each called for by
 * words of its own. One or none where a single person will do.
 */
export const rolesIn = (suggestions: readonly Suggested[], text: string): string[] => {
  const [best] = suggestions
  if (best === undefined) return []
  const roles: Suggested[] = []
  for (const one of suggestions) {
    const share = worthOf(one.score) / worthOf(best.score)
    const enough = isJoined(text, best, one) ? least.joined : least.usual
    if (roles.length === most || share < enough || one.because.length === 0) continue
    const isOther = roles.every(
      ({ code, because }) => code.slice(0, 2) !== one.code.slice(0, 2) && !shares(because, one.because),
    )
    if (isOther) roles.push(one)
  }
  return roles.map(({ code }) => code)
}
