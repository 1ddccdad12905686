import type { Context } from '#shared/authority/context.ts'
import { cityCode, territoryReach } from '#shared/organizations/organization.ts'
import { districts } from '#shared/places/district.ts'
import { keys } from '#shared/table/keys.ts'
import { type BoardEntry, boardEntries } from './board.ts'
import { type BoardSearch, rankOf } from './board-search.ts'
import { type BoardLine, withFreeSeats } from './read-board.ts'

/** Needs of one territorial node that a search looks at, those that start soonest: open ones alone, whatever was before. */
const perTerritory = 300

const allCodes = [cityCode, ...districts.map(({ code }) => code)]

/** What people are sought for in some districts, for searching in. Bounded by what is open, never by what ever was. */
export const openEntries = async (
  context: Context,
  districtCodes: readonly string[] = allCodes,
): Promise<{ entries: BoardEntry[]; more: boolean }> => {
  const from = context.clock()
  const pages = await Promise.all(
    districtCodes.map((code) =>
      boardEntries.list(context.table, {
        partition: keys.board(territoryReach(code).at(-1) ?? '', '', '').pk,
        from,
        limit: perTerritory,
        eventual: true,
      }),
    ),
  )
  return { entries: pages.flatMap(({ items }) => items), more: pages.some(({ cursor }) => cursor !== undefined) }
}

/**
 * Open needs that fit a search, best first and among equals soonest first, for anybody (Art. 10: public recruitment). Free
 * seats are looked at for `limit` of them alone; a need whose seats all went is left out.
 */
export const searchBoard = async (
  context: Context,
  input: { open: { entries: readonly BoardEntry[]; more: boolean }; search: BoardSearch; limit: number },
): Promise<{ lines: BoardLine[]; more: boolean }> => {
  const now = context.clock()
  const ranked = input.open.entries
    .flatMap((entry) => {
      const rank = rankOf(entry, input.search, now)
      return rank === undefined ? [] : [{ entry, rank }]
    })
    .sort((a, b) => b.rank - a.rank || (a.entry.starts < b.entry.starts ? -1 : Number(a.entry.starts > b.entry.starts)))
  const shown = ranked.slice(0, input.limit).map(({ entry }) => entry)
  return { lines: await withFreeSeats(context.table, shown), more: ranked.length > input.limit || input.open.more }
}
