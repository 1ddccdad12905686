import { areasAround, layerNames, type NearArea } from '#shared/places/area.ts'
import type { Position, ServiceRequest } from '#shared/requests/service-request.ts'
import { keys, shards } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { entryKeysOf, type IndexEntry, indexCards, indexEntries } from '#shared/volunteers/index-entry.ts'
import { promiseOf } from '#shared/volunteers/merit.ts'
import { atLeast, countInAreas, type Pool, readPool } from '#shared/volunteers/pool.ts'
import { type Emphasis, provisionOf } from './provisions.ts'
import { promise } from './score.ts'

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

/** Entries of the first query in a cell, and of further ones: the first tells whether there is much. */
const pageSizes = { first: 16, further: 64 } as const
/** Entries read, at most, when only people below the level are left. */
const belowLevelCap = 192
/** Queries under way at the same time. */
const width = 8

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

/** One stretch of a sorted partition still to be read; `best` is what anybody in it promises at most. */
interface Stretch {
  partition: string
  nearestKm: number
  from: number
  to: number
  after?: string
  best: number
}

const bandFrom = (level: number): number => (4 - level) * 10
const allBands = { from: 10, to: 40 }

interface Looked {
  request: ServiceRequest
  position: Pick<Position, 'skills'>
  /** Served this body before: looked at whatever else the cap leaves out. */
  regulars: ReadonlySet<string>
}

interface Need {
  emphasis: Emphasis
  online: boolean
  skill: string
  level: number
}

const bestIn = (need: Need, { from, to, nearestKm }: Pick<Stretch, 'from' | 'to' | 'nearestKm'>): number => {
  // Below the required level nobody can be asked; they are read last, for what would change it.
  if (from >= bandFrom(need.level) + 10) return -1
  const starts = [from, bandFrom(2), bandFrom(1)].filter((band) => band >= from && band < to)
  return Math.max(
    ...starts
      .filter((band) => band < bandFrom(need.level) + 10)
      .map((band) => promise(need, { ...promiseOf(band), nearestKm })),
  )
}

const stretch = (need: Need, of: Omit<Stretch, 'best'>): Stretch => ({ ...of, best: bestIn(need, of) })

/** What is left of a stretch after a full page that ended at `last`: exact level apart from over-qualified and too low. */
const rest = (need: Need, read: Stretch, last: IndexEntry): Stretch[] => {
  const after = indexEntries.keyOf(last).sk
  const exact = bandFrom(need.level)
  const cuts = [last.band, exact, exact + 10, read.to].filter((band) => band >= last.band && band <= read.to)
  const bounds = [...new Set(cuts)].sort((a, b) => a - b)
  return bounds.slice(0, -1).map((from, at) => {
    const to = bounds[at + 1] ?? read.to
    const { partition, nearestKm } = read
    return stretch(need, { partition, nearestKm, from, to, ...(from === last.band ? { after } : {}) })
  })
}

const order = (a: Stretch, b: Stretch): number =>
  b.best - a.best || a.nearestKm - b.nearestKm || (a.partition < b.partition ? -1 : 1) || a.from - b.from

const partitionsFor = (request: ServiceRequest, need: Need): Omit<Stretch, 'best'>[] => {
  const whole = allBands
  if (need.online) {
    return Array.from({ length: shards.online }, (_, shard) => ({
      ...whole,
      partition: keys.onlineEntry(need.skill, shard, 0, '').pk,
      nearestKm: 0,
    }))
  }
  return areasFor(request).map(({ cell, nearestKm }) => ({
    ...whole,
    partition: keys.areaEntry(need.skill, cell, 0, '').pk,
    nearestKm,
  }))
}

const areasFor = (request: ServiceRequest): NearArea[] => {
  const point = request.place?.point
  if (point === undefined) return []
  return layerNames.flatMap((layer) => areasAround(point, layer))
}

/**
 * Reads the people who could fill a position: cells around the place (nearest and best first, each sorted by expertise), or
 * the on-line index. Where more could be read than the cap allows, the next page always comes from where the best
 * possible fit is highest. Costs what the neighbourhood holds of the skill, never what the pool holds.
 */
export const retrieve = async (
  table: Table,
  { request, position, regulars }: Looked,
  cap: number = capsFor(request).entries,
): Promise<Retrieval> => {
  const online = request.manner === 'online'
  const { required, pool } = await rarest(table, position, online)
  const { emphasis } = provisionOf(request)
  const need: Need = { emphasis, online, ...required }
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

const pageSize = ({ after }: Stretch): number => pageSizes[after === undefined ? 'first' : 'further']

/** The most promising stretches, as many as may be read at once and within what is left of the cap. */
const nextReads = (open: readonly Stretch[], left: number): Stretch[] => {
  const now: Stretch[] = []
  let size = 0
  for (const one of open) {
    if (now.length === width || size >= left) break
    now.push(one)
    size += pageSize(one)
  }
  return now
}

const readStretch = async (table: Table, stretch: Stretch) => {
  const { partition, from, to, after } = stretch
  const page = await indexEntries.list(table, {
    partition,
    // The sign after the last key read makes the next page begin behind it.
    from: after === undefined ? String(from) : `${after}~`,
    to: String(to),
    limit: pageSize(stretch),
    eventual: true,
  })
  return { entries: page.items, more: page.cursor !== undefined }
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
        read.has(pk) && (card.spots[at]?.level ?? 0) >= need.level && card.spots[at]?.skill === need.skill,
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
