import { type Folded, isHan, isWord } from './fold.ts'
import { stem } from './grams.ts'
import { type Index, longestSound } from './index.ts'
import { soundOf, syllablesOf } from './pinyin.ts'

/** Expressions found between two places of the folded text. `trust`: 1 for the very words, less where they only sound so. */
export interface Hit {
  starts: number
  ends: number
  expressions: readonly number[]
  trust: number
}

const nothing: readonly number[] = []

/** Every expression whose very words stand in the text; a word in letters only as a whole. */
const exactHits = ({ text }: Folded, { phrases, longestPhrase }: Index): Hit[] => {
  const hits: Hit[] = []
  for (let starts = 0; starts < text.length; starts++) {
    if (text[starts] === ' ' || text[starts] === '\n' || (isWord(text[starts]) && isWord(text[starts - 1]))) continue
    const furthest = Math.min(text.length, starts + longestPhrase)
    for (let ends = starts + 1; ends <= furthest; ends++) {
      if (isWord(text[ends - 1]) && isWord(text[ends])) continue
      const expressions = phrases.get(text.slice(starts, ends))
      if (expressions) hits.push({ starts, ends, expressions, trust: 1 })
    }
  }
  return hits
}

interface Sound {
  sound: string
  starts: number
  ends: number
  character?: string
}

/** The text as what is heard: one list for each stretch without a break. Letters are read as pinyin unless they are a known word. */
const heardIn = ({ text }: Folded, { grams }: Index): Sound[][] => {
  const stretches: Sound[][] = []
  let current: Sound[] = []
  const cut = (): void => {
    if (current.length > 1) stretches.push(current)
    current = []
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (isHan(character)) {
      const sound = soundOf(character)
      if (sound === undefined) cut()
      else current.push({ sound, starts: at, ends: at + 1, character })
    } else if (isWord(character)) {
      let ends = at + 1
      while (isWord(text[ends])) ends++
      const word = text.slice(at, ends)
      const syllables = syllablesOf(word, at)
      const typed = syllables && (syllables.length === 1 || !grams.has(stem(word))) ? syllables : undefined
      if (typed) current.push(...typed)
      else cut()
      at = ends - 1
    } else if (character === '\n') cut()
  }
  cut()
  return stretches
}

const shortestAlike = 3

/** How far an expression may be trusted that sounds like this: typed in full, or written with some wrong characters. */
const trustOf = (expression: string, sounds: readonly Sound[], trust: { alike: number; typed: number }): number => {
  const written = sounds.filter(({ character }) => character !== undefined)
  if (written.length === 0) return trust.typed
  const right = sounds.filter(({ character }, n) => character === expression[n]).length
  if (right === written.length) return written.length === sounds.length ? 0 : trust.typed
  return sounds.length >= shortestAlike && right * 3 >= written.length ? trust.alike : 0
}

/** Expressions that sound like a stretch of the text: pinyin, and characters confused with others of the same sound. */
const soundHits = (folded: Folded, index: Index, trust: { alike: number; typed: number }): Hit[] => {
  const hits: Hit[] = []
  for (const stretch of heardIn(folded, index)) {
    const heard = stretch.map(({ sound }) => sound).join('')
    for (let from = 0; from < stretch.length; from++)
      for (let to = from + 2; to <= Math.min(stretch.length, from + longestSound); to++) {
        const alike = index.sounds.get(heard.slice(from, to))
        if (!alike) continue
        const part = stretch.slice(from, to)
        const byTrust = new Map<number, number[]>()
        for (const id of alike) {
          const trusted = trustOf(index.expressions[id]?.text ?? '', part, trust)
          if (trusted > 0) byTrust.set(trusted, [...(byTrust.get(trusted) ?? nothing), id])
        }
        for (const [trusted, expressions] of byTrust)
          hits.push({ starts: part[0]?.starts ?? 0, ends: part.at(-1)?.ends ?? 0, expressions, trust: trusted })
      }
  }
  return hits
}

/** All expressions in the text, with whether a longer one holds them. */
export const hitsIn = (
  folded: Folded,
  index: Index,
  trust: { alike: number; typed: number },
): (Hit & { isNested: boolean })[] => {
  const exact = exactHits(folded, index)
  const covered = new Set(exact.map(({ starts, ends }) => `${starts} ${ends}`))
  const heard = soundHits(folded, index, trust).filter(({ starts, ends }) => !covered.has(`${starts} ${ends}`))
  const hits = [...exact, ...heard]
  const reach = new Uint16Array(folded.text.length + 1)
  for (const { starts, ends } of hits) reach[starts] = Math.max(reach[starts] ?? 0, ends)
  const reachBefore = new Uint16Array(folded.text.length + 1)
  for (let at = 0; at < folded.text.length; at++) reachBefore[at + 1] = Math.max(reachBefore[at] ?? 0, reach[at] ?? 0)
  return hits.map((hit) => ({
    ...hit,
    isNested: (reachBefore[hit.starts] ?? 0) >= hit.ends || (reach[hit.starts] ?? 0) > hit.ends,
  }))
}

/** How long an expression counts: its Chinese characters, and two for each word in letters. */
export const unitsOf = (text: string): number => {
  let units = 0
  for (const [at, character] of [...text].entries())
    if (isHan(character)) units += 1
    else if (isWord(character) && !isWord(text[at - 1])) units += 2
  return units
}
