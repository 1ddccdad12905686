import script from '../data/traditional.json' with { type: 'json' }
import { variants } from './variants.ts'

/** A text in the one form in which it is compared, and for each of its characters the place in the original. */
export interface Folded {
  text: string
  at: readonly number[]
  original: string
}

/** More of a text than this is not looked at: a need is told in its first pages. */
export const longest = 3000

const simplified = new Map<string, string>()
const from = [...script.traditional]
const to = [...script.simplified]
for (const [n, character] of from.entries()) simplified.set(character, to[n] ?? character)

/** A Chinese character. */
export const isHan = (character: string | undefined): boolean => {
  const code = character?.charCodeAt(0) ?? 0
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007
}

/** A letter or digit of a word that spaces surround. */
export const isWord = (character: string | undefined): boolean => {
  const code = character?.charCodeAt(0) ?? 0
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
}

/** Full width to half width, capitals to small letters, accents away, traditional to simplified. */
const plain = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return character.toLowerCase()
  const known = simplified.get(character)
  if (known !== undefined) return known
  if (code >= 0x4e00 && code <= 0x9fff) return character
  return character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Marks of HTML are no words; they are blanked, so that every place stays what it was. */
const blanked = (text: string): string =>
  text.includes('<') ? text.replace(/<\/?[a-zA-Z][^<>]{0,200}>/g, (mark) => ' '.repeat(mark.length)) : text

const characters = (original: string): { text: string[]; at: number[] } => {
  const text: string[] = []
  const at: number[] = []
  let place = 0
  for (const character of blanked(original.slice(0, longest))) {
    for (const one of plain(character)) {
      const kept = one.length === 1 && (isHan(one) || isWord(one)) ? one : /\s/.test(one) ? ' ' : '\n'
      text.push(kept)
      at.push(place)
    }
    place += character.length
  }
  return { text, at }
}

const chineseOnly = /^[\u4e00-\u9fff]{1,40}$/

/** The comparable form of a few characters of Chinese and nothing else, as most of what is written of skills is. */
const plainWords = (text: string): string => {
  let plainly = ''
  for (const character of text) plainly += simplified.get(character) ?? character
  return variants(plainly)
}

/** The comparable form of one expression. */
export const foldWords = (expression: string): string =>
  chineseOnly.test(expression) ? plainWords(expression) : fold(expression).text.trim()

/**
 * The comparable form of a text: spaces beside Chinese are dropped, all other signs become one separator (a space between
 * words, a line end where Chinese stops).
 */
export const fold = (original: string): Folded => {
  const raw = characters(original)
  const text: string[] = []
  const at: number[] = []
  for (const [n, character] of raw.text.entries()) {
    if (character !== ' ' && character !== '\n') {
      text.push(character)
      at.push(raw.at[n] ?? 0)
      continue
    }
    const before = text.at(-1)
    const after = raw.text.slice(n + 1, n + 40).find((next) => next !== ' ')
    if (before === undefined || before === ' ') continue
    if (character === ' ' && !(isWord(before) && isWord(after))) continue
    text.push(' ')
    at.push(raw.at[n] ?? 0)
  }
  return { text: variants(text.join('')), at, original }
}

/** The words of the original between two places of its folded form. */
export const wordsAt = ({ at, original }: Folded, starts: number, ends: number): string => {
  const last = at[ends - 1] ?? 0
  const size = (original.codePointAt(last) ?? 0) > 0xffff ? 2 : 1
  return original.slice(at[starts] ?? 0, last + size)
}
