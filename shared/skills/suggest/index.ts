import { foldWords } from './fold.ts'
import { type GramLists, gramLists } from './gram-lists.ts'
import type { Field, Leaf } from './knowledge.ts'
import { soundsOf } from './pinyin.ts'
import type { Settings } from './settings.ts'

/** One expression of one leaf, in the form in which it is compared. */
export interface Expression {
  leaf: number
  field: Field
  text: string
}

/** Everything that is looked up while a text is read. Built once. */
export interface Index extends GramLists {
  leaves: readonly Leaf[]
  expressions: readonly Expression[]
  /** Expressions by their words, and by their sounds. */
  phrases: ReadonlyMap<string, readonly number[]>
  sounds: ReadonlyMap<string, readonly number[]>
  longestPhrase: number
  related: readonly (readonly { leaf: number; weight: number }[])[]
  negatives: readonly (readonly string[])[]
}

/** Expressions up to this many characters are also known by their sound. */
export const longestSound = 8

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, number[]> => {
  const groups = new Map<string, number[]>()
  for (const [id, item] of items.entries()) {
    const key = keyOf(item)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(id)
    else groups.set(key, [id])
  }
  return groups
}

/** Reads all leaves into lists that answer one text in about a millisecond. */
export const indexOf = (leaves: readonly Leaf[], settings: Settings): Index => {
  const expressions = leaves.flatMap(({ expressions: told }, leaf) =>
    told
      .map(({ field, text }): Expression => ({ leaf, field, text: foldWords(text) }))
      .filter(({ text }) => text !== ''),
  )
  const placeOf = new Map(leaves.map(({ code }, leaf) => [code, leaf]))
  return {
    ...gramLists(leaves, expressions, settings),
    leaves,
    expressions,
    phrases: grouped(expressions, ({ text }) => text),
    sounds: grouped(expressions, ({ text }) =>
      text.length > 1 && text.length <= longestSound ? soundsOf(text) : undefined,
    ),
    longestPhrase: expressions.reduce((longest, { text }) => Math.max(longest, text.length), 0),
    related: leaves.map(({ related, code }) =>
      related.flatMap((one) => {
        const leaf = placeOf.get(one.code)
        return leaf === undefined || one.code === code ? [] : [{ leaf, weight: one.weight }]
      }),
    ),
    negatives: leaves.map(({ negatives }) => negatives.map(foldWords)),
  }
}
