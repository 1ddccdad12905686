import { coveredWorth } from './covered.ts'
import { type Folded, foldWords, isWord } from './fold.ts'
import { eachGram } from './grams.ts'
import type { Index } from './index.ts'
import { type Hit, hitsIn, unitsOf } from './phrases.ts'
import type { Settings } from './settings.ts'
import { wholeWords, wordStarts } from './words.ts'

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
  /** Whether this stretch belongs to a whole expression of the leaf. */
  isTold: (leaf: number, starts: number, ends: number) => boolean
}

/** What people ticked makes of one expression's worth for one skill: 1 where nothing was learned. */
export type Learned = (code: string, expression: string) => number

/** A word that means a skill though nothing of it is in the index: staff added it since. */
export interface ExtraWord {
  code: string
  word: string
}

/** One stretch of the text for one leaf; the same expression counts once, however often it stands there. */
type Told = Reason & { leaf: number }

const toldBy = (
  hits: readonly (Hit & { isNested: boolean; cuts: number })[],
  index: Index,
  settings: Settings,
  learned?: Learned,
): Told[] => {
  const all = index.leaves.length
  const best = new Map<string, Told>()
  for (const { starts, ends, expressions, trust, isNested, cuts } of hits) {
    const rare = Math.log(1 + all / expressions.length) / Math.log(1 + all)
    const worthOfHit = settings.phrase * trust * rare * (isNested ? settings.nested : 1) * settings.cut ** cuts
    for (const id of expressions) {
      const expression = index.expressions[id]
      if (!expression) continue
      const { leaf, field, text } = expression
      const length = (unitsOf(text) / 2) ** settings.phraseLength
      const known = learned?.(index.leaves[leaf]?.code ?? '', text) ?? 1
      const worth = worthOfHit * settings.field[field] * length * known
      const key = `${leaf} ${text}`
      if (worth > (best.get(key)?.worth ?? 0)) best.set(key, { leaf, starts, ends, worth })
    }
  }
  return [...best.values()]
}

/** What words bring that came after the index was built: as much as if they stood among the names of the skill. */
const toldByExtra = ({ text }: Folded, extra: readonly ExtraWord[], index: Index, settings: Settings): Told[] =>
  extra.flatMap(({ code, word }) => {
    const sought = foldWords(word)
    const leaf = sought === '' ? -1 : index.leaves.findIndex((one) => one.code === code)
    if (leaf < 0) return []
    let starts = text.indexOf(sought)
    while (starts >= 0 && cutsLetters(text, starts, starts + sought.length)) starts = text.indexOf(sought, starts + 1)
    if (starts < 0) return []
    const worth = settings.phrase * settings.field.names * (unitsOf(sought) / 2) ** settings.phraseLength
    return [{ leaf, starts, ends: starts + sought.length, worth }]
  })

/** A word in letters counts only as a whole. */
const cutsLetters = (text: string, starts: number, ends: number): boolean =>
  (isWord(text[starts]) && isWord(text[starts - 1])) || (isWord(text[ends - 1]) && isWord(text[ends]))

/** Where a gram of the index stands in the text, and what it weighs there: less where it cuts through words. */
interface Place {
  id: number
  starts: number
  ends: number
  weight: number
}

const placesIn = (text: string, index: Index, weightAt: (starts: number, ends: number) => number): Place[] => {
  const best = new Map<number, Place>()
  eachGram(text, (gram, starts, ends) => {
    const id = index.grams.get(gram)
    if (id === undefined) return
    const weight = (index.weights[id] ?? 0) * weightAt(starts, ends)
    if (weight > (best.get(id)?.weight ?? 0)) best.set(id, { id, starts, ends, weight })
  })
  return [...best.values()]
}

/** Reads one text against the index: whole expressions, single grams, and expressions that stand in it in part. */
export const scoreOf = (
  folded: Folded,
  index: Index,
  settings: Settings,
  { learned, extra = [] }: { learned?: Learned; extra?: readonly ExtraWord[] } = {},
): Scored => {
  const words = wordStarts(folded.text)
  // "提升机械化" is about machines, not about a 提升机: what cuts through words is doubted.
  const cuts = (starts: number, ends: number): number => Number(words[starts] === 0) + Number(words[ends] === 0)
  const hits = hitsIn(folded, index, settings).map((hit) => ({ ...hit, cuts: cuts(hit.starts, hit.ends) }))
  const told = [...toldBy(hits, index, settings, learned), ...toldByExtra(folded, extra, index, settings)]
  const places = placesIn(folded.text, index, (starts, ends) => settings.cutGram ** cuts(starts, ends))

  const scores = new Float64Array(index.leaves.length)
  const give = (leaf: number, worth: number): void => {
    scores[leaf] = (scores[leaf] ?? 0) + worth
  }
  for (const { leaf, worth } of told) give(leaf, worth)
  for (const { id, weight } of places) index.leavesBy.each(id, (leaf, share) => give(leaf, weight * share))
  for (const [leaf, worth] of coveredWorth(places, index, settings)) give(leaf, worth)

  return {
    scores,
    isTold: (wanted, starts, ends) =>
      told.some((one) => one.leaf === wanted && one.starts <= starts && one.ends >= ends),
    reasons: (wanted) =>
      [
        ...told.filter(({ leaf }) => leaf === wanted),
        ...places.map(({ id, starts, ends, weight }) => ({
          starts,
          ends,
          worth: weight * index.leavesBy.value(id, wanted),
        })),
      ]
        .filter(({ worth }) => worth > 0)
        .map((reason) => wholeWords(reason, words)),
  }
}
