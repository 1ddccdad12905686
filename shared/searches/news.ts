import type { BoardEntry } from '#shared/requests/board.ts'
import { rankOf } from '#shared/requests/board-search.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { localDate, minuteOfDay } from '#shared/time/shanghai.ts'
import type { SavedSearch, SavedSearches } from './saved-searches.ts'

/** So often at most in any seven days, and once a day. */
export const newsPerWeek = 3

const day = { from: 8 * 60, to: 21 * 60 }

/** When news went out within the last seven days. */
export const sentLately = (sentAt: readonly Instant[], now: Instant): Instant[] =>
  sentAt.filter((at) => at > addDays(now, -7))

/** Pure: whether news may go out now: by day, not twice a day, within the week's share. What has to wait is not lost. */
export const mayTell = ({ sentAt }: Pick<SavedSearches, 'sentAt'>, now: Instant): boolean => {
  const lately = sentLately(sentAt, now)
  const minute = minuteOfDay(now)
  const isDay = minute >= day.from && minute < day.to
  return isDay && lately.length < newsPerWeek && lately.every((at) => localDate(at) !== localDate(now))
}

export interface Found {
  entry: BoardEntry
  by: SavedSearch
}

/** Pure: needs that opened since the last look, up to `upTo`, and fit a search that is kept, best first; each once, and none in `known`. */
export const newsFor = (
  saved: SavedSearches,
  entries: readonly BoardEntry[],
  { known, upTo, now }: { known: ReadonlySet<string>; upTo: Instant; now: Instant },
): Found[] => {
  const found = new Map<string, Found & { rank: number }>()
  const live = saved.searches.filter(({ until }) => until > now)
  for (const entry of entries) {
    const { openedAt, requestId } = entry
    if (openedAt === undefined || openedAt <= saved.lookedUntil || openedAt > upTo || known.has(requestId)) continue
    for (const by of live) {
      const rank = openedAt > by.since ? rankOf(entry, by.search, now) : undefined
      if (rank === undefined || rank <= (found.get(entry.requestId)?.rank ?? -1)) continue
      found.set(entry.requestId, { entry, by, rank })
    }
  }
  return [...found.values()]
    .sort((a, b) => b.rank - a.rank || (a.entry.starts < b.entry.starts ? -1 : 1))
    .map(({ entry, by }) => ({ entry, by }))
}
