import { foldWords } from './fold.ts'
import { eachGram, type GramKey, sense } from './grams.ts'
import type { Field, Leaf } from './knowledge.ts'
import { type Lists, listsOf, Pairs } from './lists.ts'
import { soundsOf } from './pinyin.ts'
import type { Settings } from './settings.ts'

/** One expression of one leaf. `weight` is what all its grams weigh together. */
export interface Expression {
  leaf: number
  field: Field
  text: string
  weight: number
}

/** Everything that is looked up while a text is read. Built once. */
export interface Index {
  leaves: readonly Leaf[]
  expressions: readonly Expression[]
  /** Expressions by their folded words, and by their sounds. */
  phrases: ReadonlyMap<string, readonly number[]>
  sounds: ReadonlyMap<string, readonly number[]>
  longestPhrase: number
  grams: ReadonlyMap<GramKey, number>
  /** What one gram weighs wherever it stands. */
  weights: Float32Array
  /** Leaves by gram, with what the gram adds to each; expressions by gram. */
  leavesBy: Lists
  expressionsBy: Lists
  related: readonly (readonly { leaf: number; weight: number }[])[]
  negatives: readonly (readonly string[])[]
}

const longestSound = 8

const pushed = (map: Map<string, number[]>, key: string, id: number): void => {
  const list = map.get(key)
  if (list) list.push(id)
  else map.set(key, [id])
}

/** What one gram may weigh by its kind: characters by their number, words in letters alike. */
const kindWeight = (gram: string, { gram: sizes, letters }: Settings): number =>
  ((gram.codePointAt(0) ?? 0) > 0x2fff ? (sizes[gram.length - 1] ?? 0) : letters) * sense(gram)

/** Reads all leaves into lists that answer one text in about a millisecond. */
export const indexOf = (leaves: readonly Leaf[], settings: Settings): Index => {
  const expressions: Expression[] = []
  const phrases = new Map<string, number[]>()
  const sounds = new Map<string, number[]>()
  const grams = new Map<GramKey, number>()
  const kinds: number[] = []
  /** The last expression in which each gram was seen. */
  const lastIn: number[] = []
  /** How much of each gram the present leaf holds. */
  const counts: number[] = []
  const byLeaf = new Pairs()
  const byExpression = new Pairs()
  let longestPhrase = 0

  const idOf = (key: GramKey, text: string, starts: number, ends: number): number => {
    const known = grams.get(key)
    if (known !== undefined) return known
    grams.set(key, kinds.length)
    kinds.push(kindWeight(text.slice(starts, ends), settings))
    lastIn.push(-1)
    counts.push(0)
    return kinds.length - 1
  }

  const lengths = lengthsOf(leaves)
  for (const [leaf, { expressions: told }] of leaves.entries()) {
    const touched: number[] = []
    for (const { field, text: written } of told) {
      const text = foldWords(written)
      if (text === '') continue
      const id = expressions.push({ leaf, field, text, weight: 0 }) - 1
      pushed(phrases, text, id)
      longestPhrase = Math.max(longestPhrase, text.length)
      const heard = text.length >= 2 && text.length <= longestSound ? soundsOf(text) : undefined
      if (heard) pushed(sounds, heard.join(' '), id)
      const worth =
        settings.field[field] / (1 - settings.lengthPenalty + settings.lengthPenalty * lengths.share(leaf, field))
      eachGram(text, (key, starts, ends) => {
        const of = idOf(key, text, starts, ends)
        if (kinds[of] === 0) return
        const before = counts[of] ?? 0
        if (before === 0) touched.push(of)
        counts[of] = before + worth
        if (lastIn[of] === id) return
        lastIn[of] = id
        byExpression.add(of, id)
      })
    }
    for (const gram of touched) {
      const count = counts[gram] ?? 0
      byLeaf.add(gram, leaf, count / (settings.saturation + count))
      counts[gram] = 0
    }
  }

  const leavesBy = listsOf(byLeaf, kinds.length)
  const expressionsBy = listsOf(byExpression, kinds.length)
  const weights = Float32Array.from(kinds, (kind, gram) => {
    const held = leavesBy.count(gram)
    return (kind * Math.log(1 + (leaves.length - held + 0.5) / (held + 0.5))) / Math.log(1 + leaves.length)
  })
  for (const [gram, weight] of weights.entries())
    expressionsBy.each(gram, (id) => {
      const expression = expressions[id]
      if (expression) expression.weight += weight
    })

  const placeOf = new Map(leaves.map(({ code }, leaf) => [code, leaf]))
  return {
    leaves,
    expressions,
    phrases,
    sounds,
    longestPhrase,
    grams,
    weights,
    leavesBy,
    expressionsBy,
    related: leaves.map(({ related, code }) =>
      related.flatMap((one) => {
        const leaf = placeOf.get(one.code)
        return leaf === undefined || one.code === code ? [] : [{ leaf, weight: one.weight }]
      }),
    ),
    negatives: leaves.map(({ negatives }) => negatives.map((negative) => foldWords(negative))),
  }
}

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
  return {
    share: (leaf: number, field: Field): number =>
      ((own[leaf]?.get(field) ?? 0) * leaves.length) / Math.max(1, total.get(field) ?? 0),
  }
}
