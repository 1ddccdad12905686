import { fold } from './fold.ts'
import { gramsOf, sense } from './grams.ts'
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
  grams: ReadonlyMap<string, number>
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
  const grams = new Map<string, number>()
  const kinds: number[] = []
  const byLeaf = new Pairs()
  const byExpression = new Pairs()
  let longestPhrase = 0

  const idOf = (gram: string): number => {
    const known = grams.get(gram)
    if (known !== undefined) return known
    grams.set(gram, kinds.length)
    kinds.push(kindWeight(gram, settings))
    return kinds.length - 1
  }

  const lengths = lengthsOf(leaves)
  for (const [leaf, { expressions: told }] of leaves.entries()) {
    const counts = new Map<number, number>()
    for (const { field, text: written } of told) {
      const text = fold(written).text.trim()
      if (text === '') continue
      const id = expressions.push({ leaf, field, text, weight: 0 }) - 1
      pushed(phrases, text, id)
      longestPhrase = Math.max(longestPhrase, text.length)
      const heard = text.length >= 2 && text.length <= longestSound ? soundsOf(text) : undefined
      if (heard) pushed(sounds, heard.join(' '), id)
      const long = 1 - settings.lengthPenalty + settings.lengthPenalty * lengths.share(leaf, field)
      const seen = new Set<number>()
      for (const { gram } of gramsOf(text)) {
        const of = idOf(gram)
        if (kinds[of] === 0) continue
        counts.set(of, (counts.get(of) ?? 0) + settings.field[field] / long)
        if (seen.has(of)) continue
        seen.add(of)
        byExpression.add(of, id, 1)
      }
    }
    for (const [gram, count] of counts) byLeaf.add(gram, leaf, count / (settings.saturation + count))
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
    negatives: leaves.map(({ negatives }) => negatives.map((negative) => fold(negative).text)),
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
