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
/** Buckets read side by side: after an outage there are many, and most are empty. */
const bucketsAtOnce = 6
/** Of one partition in one sweep; what is beyond comes with the next one, a minute later. */
const mostPerPartition = 400
const worksAtOnce = 16

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
  const buckets = bucketsBetween(from, dueBucket(now))
  let to = from
  let worked = 0
  let clean = true
  for (let at = 0; at < buckets.length && !enough(); at += bucketsAtOnce) {
    const some = buckets.slice(at, at + bucketsAtOnce)
    const { found, all } = await readBuckets(context, some, now)
    for (let start = 0; start < found.length; start += worksAtOnce) {
      // What is left must not keep what stands behind it from being worked, but the mark stays.
      const outcomes = enough()
        ? ['left' as const]
        : await Promise.all(found.slice(start, start + worksAtOnce).map(work))
      worked += outcomes.filter((outcome) => outcome === 'done').length
      clean &&= !outcomes.includes('left')
    }
    clean &&= all
    if (clean) to = nextDueBucket(some.at(-1) ?? to)
  }
  const next = earlier(to, dueBucket(addMinutes(now, -lagMinutes)))
  if (next > from || !mark) await move(context, mark, next)
  return { worked, from, to }
}

const bucketsBetween = (from: Instant, last: Instant): Instant[] => {
  const buckets: Instant[] = []
  for (let bucket = from; bucket <= last; bucket = nextDueBucket(bucket)) buckets.push(bucket)
  return buckets
}

/** What is due by now in some buckets, oldest first, and whether that is all of it. */
const readBuckets = async (
  context: Context,
  buckets: readonly Instant[],
  now: Instant,
): Promise<{ found: Loaded<Due>[]; all: boolean }> => {
  const partitions = buckets.flatMap((bucket) =>
    Array.from({ length: shards.due }, (_, shard) => duePartition(bucket, shard)),
  )
  const pages = await Promise.all(
    partitions.map((partition) =>
      // Up to behind every key of this very moment.
      dues.list(context.table, { partition, to: `${now}#~`, limit: mostPerPartition }),
    ),
  )
  return {
    found: pages.flatMap(({ items }) => items).sort((a, b) => (a.at < b.at ? -1 : 1)),
    all: pages.every(({ cursor }) => cursor === undefined),
  }
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
