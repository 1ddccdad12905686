import type { Field } from './knowledge.ts'

/** What counts how much. */
export const settings = {
  /** A word in a name says more of the skill than one in what people say. */
  field: { names: 2.2, symptoms: 1.6, equipment: 1.3, tasks: 1.6, phrasings: 1.3, english: 1.5 } satisfies Record<
    Field,
    number
  >,
  /** One Chinese character, two, and a word in letters. */
  gram: [0.4, 1],
  letters: 1.2,
  /** How soon more of the same word stops to add (BM25's k), and how far long fields are held back (b). */
  saturation: 1.2,
  lengthPenalty: 0.5,
  /** Whole expressions found: their length counts with this power, those inside a longer one with this share. */
  phrase: 1,
  phraseLength: 1,
  nested: 0.35,
  /** What is left, for each end at which an expression or a gram cuts through a word of the text. */
  cut: 0.5,
  cutGram: 0.7,
  /** Expressions found in part: from which share on, with which power of it, and the share of the second best. */
  covered: 0.6,
  coveredFrom: 0.45,
  coveredPower: 2,
  coveredNext: 0.6,
  /** Expressions that only sound alike, and those typed in pinyin. */
  alike: 0.6,
  typed: 1,
  /** What is left to a skill when one of its negatives stands in the text. */
  negative: 0.5,
  /** What goes over to a related skill, times the relation's weight. */
  related: 0.25,
  /** How far scope item and requester kind may move a score: between equals only; more of it made answers worse. */
  prior: 0.05,
}
export type Settings = typeof settings
