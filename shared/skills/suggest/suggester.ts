import { becauseOf } from './because.ts'
import { type Folded, fold } from './fold.ts'
import { type Index, indexOf } from './index.ts'
import type { Leaf } from './knowledge.ts'
import { type About, priorOf } from './prior.ts'
import { type ExtraWord, type Learned, type Scored, scoreOf } from './score.ts'
import { type Settings, settings as usual } from './settings.ts'

/** One skill that a text may need. `score`: 0 to 1, for comparing within one answer; `because`: words of the text. */
export interface Suggestion {
  code: string
  score: number
  because: string[]
}

export type Suggester = (
  text: string,
  about?: About & { learned?: Learned; extra?: readonly ExtraWord[] },
) => Suggestion[]

const most = 10
/** Below this share of the best score nothing is worth showing. */
const least = 0.08

/** Whether a negative of the leaf stands in the text, other than inside its own words (防火 in 防火墙). */
const isDenied = (leaf: number, { text }: Folded, { negatives }: Index, isTold: Scored['isTold']): boolean =>
  negatives[leaf]?.some((negative) => {
    for (let at = text.indexOf(negative); at >= 0; at = text.indexOf(negative, at + 1))
      if (!isTold(leaf, at, at + negative.length)) return true
    return false
  }) === true

/** Skills with a negative in the text step back; related skills get a little of each other's score. */
const adjusted = ({ scores: own, isTold }: Scored, folded: Folded, index: Index, settings: Settings) => {
  const held = own.map((score, leaf) =>
    score > 0 && isDenied(leaf, folded, index, isTold) ? score * settings.negative : score,
  )
  const scores = held.slice()
  const giver = new Map<number, { leaf: number; worth: number }>()
  for (const [leaf, score] of held.entries())
    for (const other of score > 0 ? (index.related[leaf] ?? []) : []) {
      const worth = settings.related * other.weight * score
      scores[other.leaf] = (scores[other.leaf] ?? 0) + worth
      if (worth > (giver.get(other.leaf)?.worth ?? 0)) giver.set(other.leaf, { leaf, worth })
    }
  return { scores, giver }
}

/** Builds the index of these leaves once; what it returns answers one text at a time, always the same for the same. */
export const suggester = (leaves: readonly Leaf[], settings: Settings = usual): Suggester => {
  const index = indexOf(leaves, settings)
  return (text, about = {}) => {
    const folded = fold(text)
    const scored = scoreOf(folded, index, settings, about)
    const { scores, giver } = adjusted(scored, folded, index, settings)
    const ranked = leaves
      .flatMap(({ code }, leaf) => {
        const score = (scores[leaf] ?? 0) * priorOf(code, about, settings.prior)
        return score > 0 ? [{ code, leaf, score }] : []
      })
      .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
      .slice(0, most)
    const best = ranked[0]?.score ?? 0
    return ranked
      .filter(({ score }) => score >= best * least)
      .map(({ code, leaf, score }) => {
        const because = becauseOf(folded, scored.reasons(leaf))
        const from = giver.get(leaf)?.leaf
        return {
          code,
          score: Math.round((score / (score + 2)) * 1000) / 1000,
          because: because.length > 0 || from === undefined ? because : becauseOf(folded, scored.reasons(from)),
        }
      })
  }
}
