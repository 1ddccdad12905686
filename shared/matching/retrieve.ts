import type { Position, ServiceRequest } from '#shared/requests/service-request.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { standingCode } from '#shared/skills/live.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { entryKeysOf, type IndexEntry, indexCards, indexEntries } from '#shared/volunteers/index-entry.ts'
import { atLeast, countInAreas, type Pool, readPool } from '#shared/volunteers/pool.ts'
import { provisionOf } from './provisions.ts'
import { weighingOf } from './score.ts'
import { areasFor, type Need, nextReads, order, partitionsFor, readStretch, rest, stretch } from './stretches.ts'

/** What one position may read at most; more where many seats are filled at once (item 4). */
export interface Caps {
  entries: number
  calendars: number
}
export const caps = {
  usual: { entries: 1024, calendars: 256 },
  manySeats: { entries: 1536, calendars: 512 },
} as const satisfies Record<string, Caps>

export const capsFor = (request: ServiceRequest): Caps => caps[provisionOf(request).manySeats ? 'manySeats' : 'usual']

/** Entries read, at most, when only people below the level are left. */
const belowLevelCap = 192
/** Who was found around a place, and how much of the neighbourhood that is. */
export interface Retrieval {
  /** The required skill by which people were looked for: the one with the fewest holders. */
  skill: string
  level: number
  pool: Pool
  entries: IndexEntry[]
  /** People of that skill and level in the cells around (or on-line), looked at or not. */
  around: number
  queries: number
}

interface Looked {
  request: ServiceRequest
  position: Pick<Position, 'skills'>
  /** Served this body before: looked at whatever else the cap leaves out. */
  regulars: ReadonlySet<string>
  /** By which the best possible fit is reckoned; the first edition where none are named. */
  settings?: Settings
}

/**
 * Reads the people who could fill a position: cells around the place (nearest and best first, each sorted by expertise), or
 * the on-line index. Where more could be read than the cap allows, the next page always comes from where the best
 * possible fit is highest. Costs what the neighbourhood holds of the skill, never what the pool holds.
 */
export const retrieve = async (
  table: Table,
  { request, position, regulars, settings = firstEdition.settings }: Looked,
  cap: number = capsFor(request).entries,
): Promise<Retrieval> => {
  const weighing = weighingOf(request)
  const { required, pool } = await rarest(table, position, weighing.online)
  const need: Need = { ...weighing, ...required, settings }
  const found = new Map<string, IndexEntry>()
  const partitions = partitionsFor(request, need)
  let open = partitions.map((of) => stretch(need, of))
  let queries = 0
  let read = 0
  for (;;) {
    open.sort(order)
    // Once only people below the level are left, a few suffice to tell what would change it.
    const most = open[0] !== undefined && open[0].best < 0 ? Math.min(cap, belowLevelCap) : cap
    if (open.length === 0 || read >= most) break
    const now = nextReads(open, most - read)
    open = open.slice(now.length)
    const pages = await Promise.all(now.map((one) => readStretch(table, one)))
    queries += now.length
    pages.forEach((page, at) => {
      read += page.entries.length
      for (const entry of page.entries) found.set(entry.who.id, found.get(entry.who.id) ?? entry)
      const [last, from] = [page.entries.at(-1), now[at]]
      if (page.more && last && from) open.push(...rest(need, from, last))
    })
  }
  for (const entry of await entriesOfRegulars(table, regulars, found, need, partitions)) found.set(entry.who.id, entry)
  const entries = [...found.values()]
  const fit = entries.filter(({ level }) => level >= need.level).length
  const unread = open.some(({ best }) => best >= 0)
  const around = unread ? Math.max(fit, await peopleAround(table, request, need, pool)) : fit
  return { ...required, pool, entries, around, queries }
}

/** Entries of those who served here before and were not read, where they stand in the same cells. */
const entriesOfRegulars = async (
  table: Table,
  regulars: ReadonlySet<string>,
  found: ReadonlyMap<string, IndexEntry>,
  need: Need,
  partitions: readonly { partition: string }[],
): Promise<IndexEntry[]> => {
  const unread = [...regulars].filter((id) => !found.has(id))
  if (unread.length === 0) return []
  const cards = await indexCards.getMany(table, unread.map(keys.indexCard))
  const read = new Set(partitions.map(({ partition }) => partition))
  const wanted = cards.flatMap((card) => {
    const spots = entryKeysOf(card).filter(
      ({ pk }, at) =>
        read.has(pk) &&
        (card.spots[at]?.level ?? 0) >= need.level &&
        standingCode(card.spots[at]?.skill ?? '') === need.skill,
    )
    return spots.slice(0, 1)
  })
  return wanted.length === 0 ? [] : indexEntries.getMany(table, wanted)
}

const peopleAround = (table: Table, request: ServiceRequest, need: Need, pool: Pool): Promise<number> =>
  need.online ? Promise.resolve(atLeast(pool.online, need.level)) : countInAreas(table, areasFor(request), need)

/** The required skill that the fewest people hold well enough: the shortest list to read. */
const rarest = async (table: Table, { skills }: Pick<Position, 'skills'>, online: boolean) => {
  const all = await Promise.all(
    skills.map(async (required) => ({ required, pool: await readPool(table, required.skill) })),
  )
  const holders = ({ required, pool }: (typeof all)[number]): number =>
    atLeast(online ? pool.online : pool.onSite, required.level)
  const [first] = all.sort((a, b) => holders(a) - holders(b) || (a.required.skill < b.required.skill ? -1 : 1))
  if (first === undefined) throw new Error('A position without a skill cannot be matched.')
  return first
}
