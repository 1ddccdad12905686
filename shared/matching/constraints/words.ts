import type { Text } from '#shared/kernel/text.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { Interval } from '#shared/time/interval.ts'
import { localDate, localTime, weekday } from '#shared/time/shanghai.ts'
import { weekdayWords } from '#shared/time/weekday-words.ts'
import { languageWords } from '#shared/volunteers/words.ts'

// Numbers and names as sentences need them.

/** One decimal, no needless zero: 11.2, 10. */
export const decimal = (value: number): string => String(Math.round(value * 10) / 10)

export const day = (at: Instant): Text => {
  const [, month = 0, date = 0] = localDate(at).split('-').map(Number)
  const name = weekdayWords[weekday(at)] ?? { zh: '', en: '' }
  return { zh: `${month}月${date}日${name.zh}`, en: `${name.en} ${localDate(at)}` }
}

/** From and to on the wall; an end at midnight reads 24:00. */
export const clockSpan = ({ starts, ends }: Interval): string => {
  const end = localTime(ends)
  return `${localTime(starts)}–${end === '00:00' ? '24:00' : end}`
}

export const dayAndTime = (at: Instant): Text => ({
  zh: `${day(at).zh} ${localTime(at)}`,
  en: `${day(at).en} ${localTime(at)}`,
})

/** Several sentences as one. */
export const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join('；'),
  en: texts.map(({ en }) => en).join('; '),
})

export const languageNames: Readonly<Record<string, Text>> = languageWords

export const languageName = (code: string): Text => languageNames[code] ?? { zh: code, en: code }
