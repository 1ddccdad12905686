import * as z from 'zod'
import { districts } from '#shared/places/district.ts'
import { standingCode } from '#shared/skills/live.ts'
import type { Instant } from '#shared/time/instant.ts'
import { minuteOfDay, weekday } from '#shared/time/shanghai.ts'
import type { BoardEntry } from './board.ts'
import { Destination, ScopeItem } from './service-request.ts'

/** When somebody can come: on working days by day, in the evening, at the weekend. */
export const BoardTime = z.enum(['day', 'evening', 'weekend'])
export type BoardTime = z.infer<typeof BoardTime>

export const mostWords = 60

/** What somebody looks for on the board. `skills` is what their words led to; an entry that fits none of it has to bear the words. */
export const BoardSearch = z.object({
  words: z.string().max(mostWords),
  skills: z.array(z.object({ code: z.string(), score: z.number() })).max(10),
  districtCode: z.string().optional(),
  destination: Destination.optional(),
  scopeItem: ScopeItem.optional(),
  online: z.boolean().optional(),
  time: BoardTime.optional(),
})
export type BoardSearch = z.infer<typeof BoardSearch>

const eveningFrom = 17 * 60 + 30

const isAt = (time: BoardTime, starts: Instant): boolean => {
  const isWeekend = weekday(starts) > 4
  const isEvening = minuteOfDay(starts) >= eveningFrom
  switch (time) {
    case 'weekend':
      return isWeekend
    case 'evening':
      return isEvening
    case 'day':
      return !isWeekend && !isEvening
  }
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of a search that a title may bear. */
const wordsIn = (text: string): string[] =>
  [...segmenter.segment(text.toLowerCase())].flatMap(({ segment, isWordLike }) =>
    isWordLike && segment.length > 1 ? [segment] : [],
  )

/** How much of the words stands in a title: 0 to a half, so that a skill always says more. */
const borne = (title: string, words: string): number => {
  const sought = wordsIn(words)
  const found = sought.filter((word) => title.toLowerCase().includes(word))
  return sought.length === 0 ? 0 : (0.5 * found.length) / sought.length
}

/** 柳江 is 柳江区, 三江 is 三江侗族自治县. */
const short = (name: string): string => name.replace(/(?:.族)?自治县$|[区县]$/, '')

const timesSaid: readonly (readonly [BoardTime, RegExp])[] = [
  ['weekend', /周末|双休|[周礼星][六日天期拜]?[六日天]|weekend|saturday|sunday/i],
  ['evening', /晚上|傍晚|夜里|下班后|evening|after work/i],
  ['day', /工作日|平时白天|weekday|working day/i],
]

/** How well place and time fit that stand among the words: they move an entry up, and keep none away. */
const fitsSaid = (entry: BoardEntry, words: string, starts: readonly Instant[]): number => {
  const isPlace = districts.some(
    ({ code, zh, en }) =>
      code === entry.districtCode &&
      (words.includes(short(zh)) || words.toLowerCase().includes(en.split(' ')[0]?.toLowerCase() ?? en)),
  )
  const isTime = timesSaid.some(([time, said]) => said.test(words) && starts.some((at) => isAt(time, at)))
  return (isPlace ? 0.3 : 0) + (isTime ? 0.2 : 0)
}

/** A match of skills below this is noise when a title bears no word of it. */
const leastSkill = 0.3

/** Pure: how well an entry of the board fits a search, more is better; nothing where it does not. */
export const rankOf = (entry: BoardEntry, search: BoardSearch, now: Instant): number | undefined => {
  const { destination, scopeItem, online, districtCode, time, words } = search
  const starts = (entry.shifts ?? [entry.starts]).filter((at) => at > now)
  if (starts.length === 0) return undefined
  if (destination !== undefined && entry.destination !== destination) return undefined
  if (scopeItem !== undefined && entry.scopeItem !== scopeItem) return undefined
  if (online !== undefined && (entry.manner === 'online') !== online) return undefined
  if (districtCode !== undefined && entry.districtCode !== districtCode) return undefined
  if (time !== undefined && !starts.some((at) => isAt(time, at))) return undefined
  if (words.trim() === '') return 0
  const skills = new Set(entry.skills.map(standingCode))
  const best = Math.max(
    0,
    ...search.skills.flatMap(({ code, score }) =>
      score >= leastSkill && skills.has(standingCode(code)) ? [score] : [],
    ),
  )
  const rank = best + borne(entry.title, words)
  const said = fitsSaid(entry, words, starts)
  // Where the words tell of no skill, place and time are all there is to go by.
  const isFound = rank > 0 || (said > 0 && search.skills.every(({ score }) => score < leastSkill))
  return isFound ? rank + said : undefined
}
