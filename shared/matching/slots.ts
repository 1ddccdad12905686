import type { Text } from '#shared/kernel/text.ts'
import type { Instant } from '#shared/time/instant.ts'
import { minuteOfDay, weekday } from '#shared/time/shanghai.ts'
import { weekdayWords } from '#shared/time/weekday-words.ts'

/** Parts of a day as people speak of them; a shift lies where it starts. */
const parts = [
  { name: 'a', from: 0, words: { zh: '上午', en: 'morning' } },
  { name: 'b', from: 12 * 60, words: { zh: '下午', en: 'afternoon' } },
  { name: 'c', from: 18 * 60, words: { zh: '晚上', en: 'evening' } },
] as const

const partOf = (at: Instant): (typeof parts)[number] =>
  parts.findLast(({ from }) => minuteOfDay(at) >= from) ?? parts[0]

/** One of the 21 time slots of a week: weekday (0 is Monday) and part of the day, `5b`. */
export const slotOf = (at: Instant): string => `${weekday(at)}${partOf(at).name}`

export const slotText = (at: Instant): Text => {
  const { words } = partOf(at)
  const day = weekdayWords[weekday(at)] ?? { zh: '', en: '' }
  return { zh: `${day.zh}${words.zh}`, en: `${day.en} ${words.en}` }
}
