import * as z from 'zod'
import type { Random } from '#shared/kernel/random.ts'
import { keys, shards } from '#shared/table/keys.ts'
import type { Change, Table } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { isoWeek } from '#shared/time/shanghai.ts'

/** Totals of one territorial node in one ISO week, by name. */
export type Counts = Record<string, number>

const Numbers = z.record(z.string(), z.unknown())

/** Adds to the totals of a territorial node, in the transaction of the change that is counted. Spread over shards. */
export const count = (of: string, numbers: Counts, now: Instant, random: Random): Change => ({
  kind: 'add',
  key: keys.counter(of, Math.floor(random() * shards.counter), isoWeek(now)),
  entity: 'Counter',
  numbers,
})

const standing = 'standing'

/** Adds to standing numbers, which go up and down (how many requests are open now). Spread over shards like the rest. */
export const gauge = (of: string, numbers: Counts, random: Random): Change => ({
  kind: 'add',
  key: keys.counter(of, Math.floor(random() * shards.counter), standing),
  entity: 'Counter',
  numbers,
})

/** The standing numbers of one territorial node. */
export const readGauges = async (table: Table, of: string): Promise<Counts> =>
  (await readCounts(table, of, { from: standing, to: standing })).get(standing) ?? {}

/** The totals per ISO week of one territorial node, weeks from `from` to `to` inclusive (`2026-W48`). */
export const readCounts = async (
  table: Table,
  of: string,
  weeks: { from: string; to: string },
): Promise<Map<string, Counts>> => {
  const pages = await Promise.all(
    Array.from({ length: shards.counter }, (_, shard) =>
      table.query({ partition: keys.counter(of, shard, '').pk, from: weeks.from, to: weeks.to, eventual: true }),
    ),
  )
  const totals = new Map<string, Counts>()
  for (const item of pages.flatMap(({ items }) => items)) {
    const week = totals.get(item.sk) ?? {}
    totals.set(item.sk, week)
    const { pk: _pk, sk: _sk, entity: _entity, version: _version, ...numbers } = Numbers.parse(item)
    for (const [name, value] of Object.entries(numbers)) {
      if (typeof value === 'number') week[name] = (week[name] ?? 0) + value
    }
  }
  return totals
}
