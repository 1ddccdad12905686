import { isOffered } from '../taxonomy.ts'
import { writtenLeaves } from './suggest.ts'

/** Skills that people with these often have as well, strongest first, without these. */
export const relatedSkills = (codes: readonly string[], most: number): string[] => {
  const weights = new Map<string, number>()
  for (const { code, related } of writtenLeaves()) {
    if (!codes.includes(code)) continue
    for (const one of related) weights.set(one.code, (weights.get(one.code) ?? 0) + one.weight)
  }
  return [...weights]
    .filter(([code]) => !codes.includes(code) && isOffered(code))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([code]) => code)
}
