import * as z from 'zod'
import { fallsDue } from '#shared/dues/due.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { hashFraction } from '#shared/kernel/random.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import type { Text } from '#shared/kernel/text.ts'
import { BoardSearch } from '#shared/requests/board-search.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays, addMinutes, epochSeconds, Instant } from '#shared/time/instant.ts'
import { addLocalDays, fromLocal, localDate } from '#shared/time/shanghai.ts'

export const mostSearches = 5

/** One search that a volunteer keeps, of which they hear until `until`. */
export const SavedSearch = z.object({ id: z.string(), search: BoardSearch, since: Instant, until: Instant })
export type SavedSearch = z.infer<typeof SavedSearch>

/** All that one volunteer keeps: one item, so that all their news are one message. */
export const SavedSearches = z.object({
  volunteerId: z.string(),
  personId: z.string(),
  searches: z.array(SavedSearch).max(mostSearches),
  /** Needs opened until then were looked at. */
  lookedUntil: Instant,
  /** When news went out in the last week. */
  sentAt: z.array(Instant),
})
export type SavedSearches = z.infer<typeof SavedSearches>

const last = (searches: readonly SavedSearch[]): Instant =>
  searches
    .map(({ until }) => until)
    .sort()
    .at(-1) ?? ''

export const savedSearches = entity('SavedSearches', SavedSearches, (saved) => ({
  ...keys.savedSearches(saved.volunteerId),
  ...(saved.searches.length === 0 ? {} : { expires: epochSeconds(last(saved.searches)) }),
}))

/** The same search of one volunteer is one, however often it is kept. */
export const searchId = (volunteerId: string, search: BoardSearch): string => {
  const { skills: _skills, ...asked } = search
  return derivedId('search', volunteerId, JSON.stringify(Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1))))
}

/** A search that is kept ends by itself: who has found what they looked for need not remember to stop it. */
export const untilOf = (now: Instant): Instant => addDays(now, keptDays.search)

const newsFrom = '09:00'
const newsMinutes = 10 * 60

/** Each volunteer's own moment of the day, between nine and seven, so that news are spread and never come at night. */
const momentOn = (volunteerId: string, date: string): Instant =>
  addMinutes(fromLocal(date, newsFrom), Math.floor(hashFraction('news', volunteerId) * newsMinutes))

/** The next look for news; asked for twice it is one. */
export const newsDue = (volunteerId: string, now: Instant): Change => {
  const today = momentOn(volunteerId, localDate(now))
  const at = today > now ? today : momentOn(volunteerId, addLocalDays(localDate(now), 1))
  return fallsDue({ kind: 'sendNews', requestId: '', about: volunteerId, at, cause: at }, now)
}

export const searchWord: Text = { zh: '关注的搜索', en: 'kept search' }
