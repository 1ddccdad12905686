import { areasAround, layerNames, type NearArea } from '#shared/places/area.ts'
import type { Position, ServiceRequest } from '#shared/requests/service-request.ts'
import { Evidence, evidenceKinds } from '#shared/skills/skill.ts'
import { keys, shards } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { type IndexEntry, indexEntries } from '#shared/volunteers/index-entry.ts'
import { atLeast, countInAreas, type Pool, readPool } from '#shared/volunteers/pool.ts'
import { type Emphasis, provisionOf } from './provisions.ts'
import { bestPossible } from './score.ts'

/** Entries looked at for one position, at most; more where many seats are filled at once (item 4). */
export const entryCap = { usual: 256, manySeats: 512 } as const
/** Entries per query: half a page of 4 KB costs as much as none at all. */
const pageSize = 16
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

/** One stretch of a sorted partition still to be read; `best` is the highest fit anybody in it can have. */
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

/** The strongest evidence and level a band can stand for. */
const behind = (band: number): { level: number; evidence: Evidence } => {
  const rank = Math.max(0, 4 - (band % 10))
  const evidence = Evidence.options.find((one) => evidenceKinds[one].rank === rank)
  return { level: 4 - Math.floor(band / 10), evidence: evidence ?? 'claimed' }
}

interface Need {
  emphasis: Emphasis
  online: boolean
  skill: string
  level: number
  skills: number
}

const bestIn = (need: Need, { from, to, nearestKm }: Pick<Stretch, 'from' | 'to' | 'nearestKm'>): number => {
  // Below the required level nobody can be asked; they are read last, for what would change it.
  if (from >= bandFrom(need.level) + 10) return -1
  const starts = [from, bandFrom(2), bandFrom(1)].filter((band) => band >= from && band < to)
  return Math.max(
    ...starts
      .filter((band) => band < bandFrom(need.level) + 10)
      .map((band) => bestPossible(need, { ...behind(band), nearestKm })),
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
  { request, position }: { request: ServiceRequest; position: Pick<Position, 'skills'> },
  cap: number = provisionOf(request).manySeats ? entryCap.manySeats : entryCap.usual,
): Promise<Retrieval> => {
  const online = request.manner === 'online'
  const { required, pool } = await rarest(table, position, online)
  const { emphasis } = provisionOf(request)
  const need: Need = { emphasis, online, ...required, skills: position.skills.length }
  const found = new Map<string, IndexEntry>()
  let open = partitionsFor(request, need).map((of) => stretch(need, of))
  let queries = 0
  let read = 0
  while (open.length > 0 && read < cap) {
    open.sort(order)
    const now = open.slice(0, Math.min(width, Math.ceil((cap - read) / pageSize)))
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
  const entries = [...found.values()]
  const fit = entries.filter(({ level }) => level >= need.level).length
  const unread = open.some(({ best }) => best >= 0)
  const around = unread ? Math.max(fit, await peopleAround(table, request, need, pool)) : fit
  return { ...required, pool, entries, around, queries }
}

const readStretch = async (table: Table, { partition, from, to, after }: Stretch) => {
  const page = await indexEntries.list(table, {
    partition,
    // The sign after the last key read makes the next page begin behind it.
    from: after === undefined ? String(from) : `${after}~`,
    to: String(to),
    limit: pageSize,
    eventual: true,
  })
  return { entries: page.items, more: page.cursor !== undefined }
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
