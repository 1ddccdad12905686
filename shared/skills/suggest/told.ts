import { fold, foldWords } from './fold.ts'
import { writtenLeaves } from './suggest.ts'

const most = 8

/** The expressions of each of these skills that stand whole in a text, longest first: what a tick speaks for. */
export const expressionsIn = (text: string, codes: readonly string[]): Map<string, string[]> => {
  const folded = fold(text).text
  const leaves = writtenLeaves().filter(({ code }) => codes.includes(code))
  return new Map(
    leaves.map(({ code, expressions }) => {
      const words = expressions.map((one) => foldWords(one.text)).filter((word) => word !== '' && folded.includes(word))
      return [code, [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, most)]
    }),
  )
}
