import { areasAround, layerNames, type NearArea } from '#shared/places/area.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { codesOf } from '#shared/skills/live.ts'
import { keys, shards } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { type IndexEntry, indexEntries } from '#shared/volunteers/index-entry.ts'
import { promiseOf } from '#shared/volunteers/merit.ts'
import { promise, type Weighing } from './score.ts'

// The index around a place as stretches of sorted partitions, and which of them is worth reading next.

/** Entries of the first query in a cell, and of further ones: the first tells whether there is much. */
const pageSizes = { first: 16, further: 64 } as const
/** Queries under way at the same time. */
const width = 8

/** One stretch of a sorted partition still to be read; `best` is what anybody in it promises at most. */
export interface Stretch {
  partition: string
  nearestKm: number
  from: number
  to: number
  after?: string
  best: number
}

const bandFrom = (level: number): number => (4 - level) * 10
const allBands = { from: 10, to: 40 }

export interface Need extends Weighing {
  skill: string
  level: number
  settings: Settings
}

const bestIn = (need: Need, { from, to, nearestKm }: Pick<Stretch, 'from' | 'to' | 'nearestKm'>): number => {
  // Below the required level nobody can be asked; they are read last, for what would change it.
  if (from >= bandFrom(need.level) + 10) return -1
  const starts = [from, bandFrom(2), bandFrom(1)].filter((band) => band >= from && band < to)
  return Math.max(
    ...starts
      .filter((band) => band < bandFrom(need.level) + 10)
      .map((band) => promise(need, { ...promiseOf(band), nearestKm }, need.settings)),
  )
}

export const stretch = (need: Need, of: Omit<Stretch, 'best'>): Stretch => ({ ...of, best: bestIn(need, of) })

/** What is left of a stretch after a full page that ended at `last`: exact level apart from over-qualified and too low. */
export const rest = (need: Need, read: Stretch, last: IndexEntry): Stretch[] => {
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

export const order = (a: Stretch, b: Stretch): number =>
  b.best - a.best || a.nearestKm - b.nearestKm || (a.partition < b.partition ? -1 : 1) || a.from - b.from

/** People stand under the code of today and, until they are drawn anew within a week, under one that was merged into it. */
export const partitionsFor = (request: ServiceRequest, need: Need): Omit<Stretch, 'best'>[] => {
  if (need.online) {
    return codesOf(need.skill).flatMap((skill) =>
      Array.from({ length: shards.online }, (_, shard) => ({
        ...allBands,
        partition: keys.onlineEntry(skill, shard, 0, '').pk,
        nearestKm: 0,
      })),
    )
  }
  return areasFor(request).flatMap(({ cell, nearestKm }) =>
    codesOf(need.skill).map((skill) => ({
      ...allBands,
      partition: keys.areaEntry(skill, cell, 0, '').pk,
      nearestKm,
    })),
  )
}

export const areasFor = (request: ServiceRequest): NearArea[] => {
  const point = request.place?.point
  if (point === undefined) return []
  return layerNames.flatMap((layer) => areasAround(point, layer))
}

const pageSize = ({ after }: Stretch): number => pageSizes[after === undefined ? 'first' : 'further']

/** The most promising stretches, as many as may be read at once and within what is left of the cap. */
export const nextReads = (open: readonly Stretch[], left: number): Stretch[] => {
  const now: Stretch[] = []
  let size = 0
  for (const one of open) {
    if (now.length === width || size >= left) break
    now.push(one)
    size += pageSize(one)
  }
  return now
}

export const readStretch = async (table: Table, stretch: Stretch) => {
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
