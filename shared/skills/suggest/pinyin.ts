import table from '../data/syllables.json' with { type: 'json' }

/** Southern ears: zh and z, l and n, ang and an are one; ü is typed v or u. */
const heard = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?!$)/, 'l')
    .replace(/v/, 'u')
    .replace(/([aei])ng$/, '$1n')

/** Each sound is written as one sign of its own, so that what is heard is a text like any other. */
const signs = new Map<string, string>()
const signOf = (sound: string): string => {
  const known = signs.get(sound)
  if (known !== undefined) return known
  const sign = String.fromCharCode(0x100 + signs.size)
  signs.set(sound, sign)
  return sign
}

const sounds = new Map(Object.keys(table).map((syllable) => [syllable, signOf(heard(syllable))]))
sounds.set('lve', signOf(heard('lue')))
sounds.set('nue', signOf(heard('nve')))
const longestSyllable = 6

const byCharacter = new Map<string, string>()
for (const [syllable, characters] of Object.entries(table))
  for (const character of characters) byCharacter.set(character, sounds.get(syllable) ?? '')

/** How a character sounds, as a sign; nothing for what is rare or no Chinese. */
export const soundOf = (character: string): string | undefined => byCharacter.get(character)

/** The sounds of a Chinese expression, one sign each; nothing where one is unknown or the expression holds other signs. */
export const soundsOf = (expression: string): string | undefined => {
  let found = ''
  for (const character of expression) {
    const sound = byCharacter.get(character)
    if (sound === undefined) return undefined
    found += sound
  }
  return found
}

/** One syllable of a word typed in letters. */
export interface Syllable {
  sound: string
  starts: number
  ends: number
}

/** A word in letters as pinyin syllables, the fewest that use it up; nothing where it is no pinyin. */
export const syllablesOf = (word: string, starts = 0): Syllable[] | undefined => {
  const best: (Syllable[] | undefined)[] = [[]]
  for (let end = 1; end <= word.length; end++)
    for (let begin = Math.max(0, end - longestSyllable); begin < end; begin++) {
      const before = best[begin]
      const sound = sounds.get(word.slice(begin, end))
      if (before === undefined || sound === undefined) continue
      if (best[end] !== undefined && (best[end]?.length ?? 0) <= before.length + 1) continue
      best[end] = [...before, { sound, starts: starts + begin, ends: starts + end }]
    }
  return best[word.length]
}
