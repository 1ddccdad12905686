import * as z from 'zod'
import type { Context } from '#shared/authority/context.ts'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { dueBucket, duePartition, keys, nextDueBucket, shards } from '#shared/table/keys.ts'
import { Stale } from '#shared/table/table.ts'
import { addMinutes, earlier, Instant } from '#shared/time/instant.ts'
import { type Due, dues } from './due.ts'

/** The start of the oldest five minutes that may still hold unworked dues. */
export const SweepMark = z.object({ bucket: Instant })
export type SweepMark = z.infer<typeof SweepMark>
export const sweepMarks = entity('SweepMark', SweepMark, () => keys.sweepMark())

/** A write decided a while ago may land in a bucket that is past already, so the mark stays this far behind. */
const lagMinutes = 10
/** How far back the very first sweep looks. */
const firstLookMinutes = 24 * 60
const atOnce = 4

/** What became of one due item: finished with its bucket, or left for the next sweep. */
export type Swept = 'done' | 'left'

/**
 * Works everything that is due, oldest first, whether or not the stream was there: reads the five-minute buckets from
 * the mark to now, never a list by status. Stops when `enough` says so; the mark then stays where work is left.
 */
export const sweepDues = async (
  context: Context,
  { work, enough }: { work: (due: Loaded<Due>) => Promise<Swept>; enough: () => boolean },
): Promise<{ worked: number; from: Instant; to: Instant }> => {
  const now = context.clock()
  const mark = await sweepMarks.get(context.table, keys.sweepMark())
  const from = mark?.bucket ?? dueBucket(addMinutes(now, -firstLookMinutes))
  const last = dueBucket(now)
  let to = from
  let worked = 0
  let clean = true
  for (let block = from; block <= last && !enough(); block = nextDueBucket(bucketsFrom(block, last).at(-1) ?? block)) {
    const buckets = bucketsFrom(block, last)
    const busy = await withSomething(context, buckets)
    for (const bucket of buckets) {
      if (enough()) break
      const found = await Promise.all(
        (busy.get(bucket) ?? []).map((shard) => sweepShard(context, { bucket, shard, now, work, enough })),
      )
      worked += found.reduce((sum, one) => sum + one.worked, 0)
      clean &&= found.every((one) => one.clean)
      if (clean) to = nextDueBucket(bucket)
    }
  }
  const next = earlier(to, dueBucket(addMinutes(now, -lagMinutes)))
  if (next > from || !mark) await move(context, mark, next)
  return { worked, from, to }
}

/** An hour of buckets at most: after a long rest the empty ones are passed over side by side. */
const bucketsFrom = (first: Instant, last: Instant): Instant[] => {
  const buckets: Instant[] = []
  for (let bucket = first; bucket <= last && buckets.length < 12; bucket = nextDueBucket(bucket)) buckets.push(bucket)
  return buckets
}

/** Which shards of which buckets hold anything. */
const withSomething = async (context: Context, buckets: readonly Instant[]): Promise<Map<Instant, number[]>> => {
  const busy = new Map<Instant, number[]>()
  await Promise.all(
    buckets.flatMap((bucket) =>
      Array.from({ length: shards.due }, async (_, shard) => {
        const { items } = await dues.list(context.table, { partition: duePartition(bucket, shard), limit: 1 })
        if (items.length > 0) busy.set(bucket, [...(busy.get(bucket) ?? []), shard])
      }),
    ),
  )
  return busy
}

interface ShardSweep {
  bucket: Instant
  shard: number
  now: Instant
  work: (due: Loaded<Due>) => Promise<Swept>
  enough: () => boolean
}

const sweepShard = async (
  context: Context,
  { bucket, shard, now, work, enough }: ShardSweep,
): Promise<{ worked: number; clean: boolean }> => {
  let worked = 0
  let clean = true
  let cursor: string | undefined
  do {
    const page = await dues.list(context.table, {
      partition: duePartition(bucket, shard),
      // Behind every key of this very moment.
      to: `${now}#~`,
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (let at = 0; at < page.items.length; at += atOnce) {
      if (enough()) return { worked, clean: false }
      const outcomes = await Promise.all(page.items.slice(at, at + atOnce).map(work))
      worked += outcomes.filter((outcome) => outcome === 'done').length
      // What is left must not keep what stands behind it from being worked.
      clean &&= !outcomes.includes('left')
    }
    cursor = page.cursor
  } while (cursor !== undefined)
  return { worked, clean }
}

/** Two sweeps at once move the mark once; the one that lost has done no harm. */
const move = async (context: Context, mark: Loaded<SweepMark> | undefined, bucket: Instant): Promise<void> => {
  try {
    await context.table.write([
      mark ? sweepMarks.replace({ bucket, version: mark.version }) : sweepMarks.create({ bucket }),
    ])
  } catch (error) {
    if (!(error instanceof Stale)) throw error
  }
}
