import type { Folded } from './fold.ts'
import { gramsOf } from './grams.ts'
import type { Index } from './index.ts'
import { hitsIn, unitsOf } from './phrases.ts'
import type { Settings } from './settings.ts'

/** A stretch of the folded text and what it brought to a leaf. */
export interface Reason {
  starts: number
  ends: number
  worth: number
}

/** What each leaf gets from a text, and why: the reasons are asked for only where they are shown. */
export interface Scored {
  scores: Float64Array
  reasons: (leaf: number) => Reason[]
}

/** What people ticked makes of one expression's worth for one skill: 1 where nothing was learned. */
export type Learned = (code: string, expression: string) => number

/** Reads one text against the index: whole expressions, single grams, and expressions that stand in it in part. */
export const scoreOf = (folded: Folded, index: Index, settings: Settings, learned?: Learned): Scored => {
  const scores = new Float64Array(index.leaves.length)
  const phraseReasons = new Map<number, Reason[]>()
  const rare = (holders: number): number =>
    Math.log(1 + index.leaves.length / holders) / Math.log(1 + index.leaves.length)

  const told = new Map<string, number>()
  for (const { starts, ends, expressions, trust, isNested } of hitsIn(folded, index, settings)) {
    const worthOfHit = trust * settings.phrase * (isNested ? settings.nested : 1) * rare(expressions.length)
    for (const id of expressions) {
      const expression = index.expressions[id]
      if (!expression) continue
      const { leaf, field, text } = expression
      const key = `${leaf} ${text}`
      const worth =
        worthOfHit *
        settings.field[field] *
        (unitsOf(text) / 2) ** settings.phraseLength *
        (learned?.(index.leaves[leaf]?.code ?? '', text) ?? 1)
      const before = told.get(key) ?? 0
      if (worth <= before) continue
      told.set(key, worth)
      scores[leaf] = (scores[leaf] ?? 0) + worth - before
      const reasons = phraseReasons.get(leaf)
      if (reasons) reasons.push({ starts, ends, worth })
      else phraseReasons.set(leaf, [{ starts, ends, worth }])
    }
  }

  const present = new Map<number, Reason[]>()
  for (const { gram, starts, ends } of gramsOf(folded.text)) {
    const id = index.grams.get(gram)
    if (id === undefined) continue
    const places = present.get(id)
    if (places) places.push({ starts, ends, worth: 0 })
    else present.set(id, [{ starts, ends, worth: 0 }])
  }

  const found = new Map<number, number>()
  for (const id of present.keys()) {
    const weight = index.weights[id] ?? 0
    index.leavesBy.each(id, (leaf, share) => {
      scores[leaf] = (scores[leaf] ?? 0) + weight * share
    })
    index.expressionsBy.each(id, (expression) => {
      found.set(expression, (found.get(expression) ?? 0) + weight)
    })
  }
  for (const [leaf, worth] of coveredWorth(found, index, settings)) scores[leaf] = (scores[leaf] ?? 0) + worth

  return {
    scores,
    reasons: (leaf) => {
      const reasons = [...(phraseReasons.get(leaf) ?? [])]
      for (const [id, places] of present)
        index.leavesBy.each(id, (of, share) => {
          if (of !== leaf) return
          for (const place of places) reasons.push({ ...place, worth: (index.weights[id] ?? 0) * share })
        })
      return reasons
    },
  }
}

/** What expressions bring of which only a part stands in the text: for each leaf the best, and a little of the next two. */
const coveredWorth = (
  found: ReadonlyMap<number, number>,
  { expressions }: Index,
  { field: fieldWeights, covered, coveredFrom, coveredPower, coveredNext }: Settings,
): Map<number, number> => {
  const best = new Map<number, number[]>()
  for (const [id, weight] of found) {
    const expression = expressions[id]
    if (!expression || expression.text.length < 3) continue
    const share = weight / expression.weight
    if (share < coveredFrom) continue
    const worth = covered * fieldWeights[expression.field] * weight * share ** coveredPower
    const list = best.get(expression.leaf)
    if (list) list.push(worth)
    else best.set(expression.leaf, [worth])
  }
  return new Map(
    [...best].map(([leaf, worths]) => {
      const [first = 0, second = 0, third = 0] = worths.sort((a, b) => b - a)
      return [leaf, first + coveredNext * (second + coveredNext * third)]
    }),
  )
}
