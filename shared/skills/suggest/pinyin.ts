import table from '../data/syllables.json' with { type: 'json' }

const readings = new Map<string, string>()
for (const [syllable, characters] of Object.entries(table))
  for (const character of characters) readings.set(character, syllable)

/** Southern ears: zh and z, l and n, ang and an are one; ü is typed v or u. */
const heard = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?!$)/, 'l')
    .replace(/v/, 'u')
    .replace(/([aei])ng$/, '$1n')

const sounds = new Map(Object.keys(table).map((syllable) => [syllable, heard(syllable)]))
sounds.set('lve', heard('lue'))
sounds.set('nue', heard('nve'))
const longestSyllable = 6

/** How a character sounds, as it is compared; nothing for what is rare or no Chinese. */
export const soundOf = (character: string): string | undefined => {
  const reading = readings.get(character)
  return reading === undefined ? undefined : sounds.get(reading)
}

/** The sounds of a Chinese expression, one by one; nothing where one is unknown or the expression holds other signs. */
export const soundsOf = (expression: string): string[] | undefined => {
  const found: string[] = []
  for (const character of expression) {
    const sound = soundOf(character)
    if (sound === undefined) return undefined
    found.push(sound)
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
