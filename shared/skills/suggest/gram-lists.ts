import { eachGram, type GramKey, sense } from './grams.ts'
import type { Expression } from './index.ts'
import type { Field, Leaf } from './knowledge.ts'
import { type Lists, listsOf, Pairs } from './lists.ts'
import type { Settings } from './settings.ts'

/** Where every gram stands and what it weighs. */
export interface GramLists {
  grams: ReadonlyMap<GramKey, number>
  /** What one gram weighs wherever it stands: the fewer skills have it, the more. */
  weights: Float32Array
  /** Leaves by gram, with the share of its weight that each gets; expressions by gram. */
  leavesBy: Lists
  expressionsBy: Lists
  /** What all grams of each expression weigh together. */
  whole: Float32Array
}

/** Expressions shorter than this stand in a text as a whole or not at all. */
const shortestCovered = 3

/** What one gram may weigh by its kind: characters by their number, words in letters alike. */
const kindWeight = (gram: string, { gram: sizes, letters }: Settings): number =>
  ((gram.codePointAt(0) ?? 0) > 0x2fff ? (sizes[gram.length - 1] ?? 0) : letters) * sense(gram)

/** How long each field of a leaf is beside the average of its kind. */
const lengthsOf = (leaves: readonly Leaf[]) => {
  const total = new Map<Field, number>()
  const own = leaves.map(({ expressions }) => {
    const lengths = new Map<Field, number>()
    for (const { field, text } of expressions) {
      lengths.set(field, (lengths.get(field) ?? 0) + text.length)
      total.set(field, (total.get(field) ?? 0) + text.length)
    }
    return lengths
  })
  return (leaf: number, field: Field): number =>
    ((own[leaf]?.get(field) ?? 0) * leaves.length) / Math.max(1, total.get(field) ?? 0)
}

/** Reads the grams of all expressions, which come leaf by leaf. */
export const gramLists = (
  leaves: readonly Leaf[],
  expressions: readonly Expression[],
  settings: Settings,
): GramLists => {
  const grams = new Map<GramKey, number>()
  const kinds: number[] = []
  /** By gram: the last expression it was seen in, and how much of it the present leaf holds. */
  const lastIn: number[] = []
  const counts: number[] = []
  const byLeaf = new Pairs()
  const byExpression = new Pairs()
  let touched: number[] = []

  const idOf = (key: GramKey, text: string, starts: number, ends: number): number => {
    const known = grams.get(key)
    if (known !== undefined) return known
    grams.set(key, kinds.length)
    kinds.push(kindWeight(text.slice(starts, ends), settings))
    lastIn.push(-1)
    counts.push(0)
    return kinds.length - 1
  }
  const close = (leaf: number): void => {
    for (const gram of touched) {
      const count = counts[gram] ?? 0
      byLeaf.add(gram, leaf, count / (settings.saturation + count))
      counts[gram] = 0
    }
    touched = []
  }

  const long = lengthsOf(leaves)
  for (const [id, { leaf, field, text }] of expressions.entries()) {
    const worth = settings.field[field] / (1 - settings.lengthPenalty + settings.lengthPenalty * long(leaf, field))
    eachGram(text, (key, starts, ends) => {
      const gram = idOf(key, text, starts, ends)
      if (kinds[gram] === 0) return
      const before = counts[gram] ?? 0
      if (before === 0) touched.push(gram)
      counts[gram] = before + worth
      if (lastIn[gram] === id || text.length < shortestCovered) return
      lastIn[gram] = id
      byExpression.add(gram, id)
    })
    if (expressions[id + 1]?.leaf !== leaf) close(leaf)
  }

  const leavesBy = listsOf(byLeaf, kinds.length)
  const expressionsBy = listsOf(byExpression, kinds.length)
  const weights = Float32Array.from(kinds, (kind, gram) => {
    const held = leavesBy.count(gram)
    return (kind * Math.log(1 + (leaves.length - held + 0.5) / (held + 0.5))) / Math.log(1 + leaves.length)
  })
  return { grams, weights, leavesBy, expressionsBy, whole: wholeOf(expressions.length, weights, expressionsBy) }
}

const wholeOf = (size: number, weights: Float32Array, expressionsBy: Lists): Float32Array => {
  const whole = new Float32Array(size)
  for (let gram = 0; gram < weights.length; gram++)
    expressionsBy.each(gram, (id) => {
      whole[id] = (whole[id] ?? 0) + (weights[gram] ?? 0)
    })
  return whole
}
