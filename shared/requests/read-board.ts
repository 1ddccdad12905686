import type { Context } from '#shared/authority/context.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { type BoardEntry, boardEntries } from './board.ts'
import { seatsOf } from './seat.ts'
import type { Destination, ScopeItem } from './service-request.ts'

export interface BoardFilter {
  destination?: Destination
  scopeItem?: ScopeItem
  online?: boolean
}

/** A need on the board, with the seats nobody has taken yet. */
export type BoardLine = BoardEntry & { free: number }

/** Needs that are read from one territorial node for a board, at most; beyond it the board says that there are more. */
const perTerritory = 60

/**
 * Open needs that start from now on in some districts, soonest first, for anybody (Art. 10: public recruitment). Only
 * `limit` of them are looked at for free seats, so that the cost of a board is known; a need whose seats all went is left out.
 */
export const readBoard = async (
  context: Context,
  input: { districtCodes: readonly string[]; filter?: BoardFilter; limit: number },
): Promise<{ lines: BoardLine[]; more: boolean }> => {
  const now = context.clock()
  const { destination, scopeItem, online } = input.filter ?? {}
  const pages = await Promise.all(
    input.districtCodes.map((code) =>
      boardEntries.list(context.table, {
        partition: keys.board(territoryReach(code).at(-1) ?? '', '', '').pk,
        from: now,
        limit: perTerritory,
        eventual: true,
      }),
    ),
  )
  const wanted = pages
    .flatMap(({ items }) => items)
    .filter((entry) => destination === undefined || entry.destination === destination)
    .filter((entry) => scopeItem === undefined || entry.scopeItem === scopeItem)
    .filter((entry) => online === undefined || (entry.manner === 'online') === online)
    .sort((a, b) => (a.starts < b.starts ? -1 : Number(a.starts > b.starts)))
  return {
    lines: await withFreeSeats(context.table, wanted.slice(0, input.limit)),
    more: wanted.length > input.limit || pages.some(({ cursor }) => cursor !== undefined),
  }
}

/** Entries with the seats nobody has taken yet; those without any are left out. */
export const withFreeSeats = async (table: Table, entries: readonly BoardEntry[]): Promise<BoardLine[]> => {
  const lines = await Promise.all(
    entries.map(async (entry) => {
      const seats = await seatsOf(table, entry.requestId)
      return { ...entry, free: seats.filter(({ state }) => state === 'free' || state === 'held').length }
    }),
  )
  return lines.filter(({ free }) => free > 0)
}
