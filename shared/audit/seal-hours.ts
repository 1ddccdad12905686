import type { Context } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { Change } from '#shared/table/table.ts'
import { Stale } from '#shared/table/table.ts'
import { addHours, type Instant, startOfHour } from '#shared/time/instant.ts'
import { rootOf } from './merkle.ts'
import {
  hashOf,
  markOf,
  maySeal,
  readHead,
  type Seal,
  type SealHead,
  sealableAt,
  sealHeads,
  sealLeaves,
  sealRule,
  seals,
  sealsBetween,
} from './seal.ts'
import { entriesBetween, type SealedEntry } from './sealed-entry.ts'

/** Hours sealed in one run, after an outage; the next run goes on. */
const mostAtOnce = 48
/** A chain that stands still so long past its time has lost its due item. */
const patienceHours = 2

/** The due item that seals an hour. The same hour is one item. */
const sealingDue = (hour: Instant, now: Instant, cause = hour): Change =>
  fallsDue({ kind: 'sealHours', requestId: '', about: hour, at: sealableAt(hour), cause }, now)

/** Every day at this hour (UTC; four in the morning in Liuzhou) the whole chain is checked. */
const checksAt = 'T20:00'
const checkingDue = (hour: Instant, now: Instant): Change[] =>
  hour.includes(checksAt) ? [fallsDue({ kind: 'checkChain', requestId: '', about: '', at: now, cause: hour }, now)] : []

/**
 * Begins the chain with the hour of now, or sets it going again when its due item was lost or set aside. Reads one item, so
 * every sweep may ask.
 */
export const keepSealing = async (context: Context): Promise<void> => {
  const now = context.clock()
  const head = await readHead(context.table)
  if (head && now < addHours(sealableAt(head.next), patienceHours)) return
  try {
    if (head) return await context.table.write([sealingDue(head.next, now, `${head.next} ${startOfHour(now)}`)])
    const start = startOfHour(now)
    const first: SealHead = { start, next: start, number: 0, hash: '', entries: 0 }
    await context.table.write([sealHeads.create(first), sealingDue(start, now)])
  } catch (error) {
    // Another sweep began it at the same moment.
    if (!(error instanceof Stale)) throw error
  }
}

/**
 * Seals every hour that is over for long enough, oldest first, each with the entries that came too late for the seals before
 * it. May run twice, at once, and die anywhere: a seal and the step of the chain's head are one conditional write, and
 * leaves written before it count for nothing without it. Answers how many hours were sealed.
 */
export const sealHours = async (context: Context): Promise<number> => {
  for (let sealed = 0; ; sealed += 1) {
    const head = await readHead(context.table)
    if (!head || !maySeal(head.next, context.clock())) return sealed
    try {
      await sealHour(context, head, sealed + 1 === mostAtOnce)
    } catch (error) {
      // Somebody else sealed it at the same moment, and goes on.
      if (error instanceof Stale) return sealed
      throw error
    }
    if (sealed + 1 === mostAtOnce) return sealed + 1
  }
}

const sealHour = async (context: Context, head: Loaded<SealHead>, isLast: boolean): Promise<void> => {
  const { table, vault } = context
  const { next: hour } = head
  const now = context.clock()
  const { own, late } = await toSeal(context, hour)
  const leaves = [...own, ...late].map(({ leaf }) => leaf)
  const said = {
    hour,
    number: head.number + 1,
    count: leaves.length,
    late: late.length,
    root: rootOf(leaves),
    previous: head.hash,
  }
  const hash = hashOf(said)
  const seal: Seal = { ...said, hash, mark: markOf(vault, hash), sealedAt: now }
  for (let page = 0; page * sealRule.leavesPerItem < leaves.length; page += 1) {
    const some = leaves.slice(page * sealRule.leavesPerItem, (page + 1) * sealRule.leavesPerItem)
    await table.write([sealLeaves.put({ hour, root: seal.root, page, leaves: some })])
  }
  const following = addHours(hour, 1)
  const goesOn = !isLast && maySeal(following, now)
  await table.write([
    seals.create(seal),
    sealHeads.replace({ ...head, next: following, number: seal.number, hash, entries: head.entries + leaves.length }),
    ...(goesOn ? [] : [sealingDue(following, now)]),
    ...checkingDue(hour, now),
  ])
}

/** The entries of an hour, and those of the hours before that no seal has yet. */
const toSeal = async (context: Context, hour: Instant): Promise<{ own: SealedEntry[]; late: SealedEntry[] }> => {
  const from = addHours(hour, -sealRule.lookBackHours)
  const [entries, before] = await Promise.all([
    entriesBetween(context, from, addHours(hour, 1)),
    sealsBetween(context.table, from, hour),
  ])
  const known = new Set(before.flatMap(({ leaves }) => leaves))
  return {
    own: entries.filter(({ at }) => at >= hour),
    late: entries.filter(({ at, leaf }) => at < hour && !known.has(leaf)),
  }
}
