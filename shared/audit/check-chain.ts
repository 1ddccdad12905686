import * as z from 'zod'
import type { Context } from '#shared/authority/context.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours, earlier, epochSeconds, Instant, later, startOfHour } from '#shared/time/instant.ts'
import { rootOf } from './merkle.ts'
import { hashOf, markOf, readHead, type SealHead, type SealWithLeaves, sealRule, sealsBetween } from './seal.ts'
import { entriesBetween, type SealedEntry } from './sealed-entry.ts'

export const BreakKind = z.enum([
  'sealMissing',
  'sealChanged',
  'linkBroken',
  'leavesChanged',
  'entryMissing',
  'entryAdded',
  'headChanged',
])
export type BreakKind = z.infer<typeof BreakKind>

/** One place where the chain does not hold: the hour, and how many entries where it is about entries. */
export const ChainBreak = z.object({
  kind: BreakKind,
  hour: Instant,
  count: z.number().int(),
  /** Of an entry that no seal knows: what it is about, and its id. */
  entry: z.object({ about: z.string(), at: Instant, id: z.string() }).optional(),
})
export type ChainBreak = z.infer<typeof ChainBreak>

/** What a check found. `from` is where it began: the first seal, or the first that has not aged out. */
export const ChainCheck = z.object({
  at: Instant,
  from: Instant,
  /** Everything before this moment was checked. */
  upTo: Instant,
  /** What is to be checked after that: the end of the chain. */
  end: Instant,
  seals: z.number().int(),
  entries: z.number().int(),
  late: z.number().int(),
  /** The first ones found; `broken` counts all of them. */
  breaks: z.array(ChainBreak),
  broken: z.number().int(),
  /** Hash and number of the last seal that was checked, for the next part. */
  last: z.object({ hash: z.string(), number: z.number().int() }),
})
export type ChainCheck = z.infer<typeof ChainCheck>

export const chainChecks = entity('ChainCheck', ChainCheck, ({ at }) => ({
  ...keys.chainCheck(),
  expires: epochSeconds(addDays(at, keptDays.audit)),
}))

const toldBreaks = 20

/** Pure: where a check has to begin: with the first seal, or with the first that is still kept (see `sealEnds`). */
export const chainStart = ({ start }: SealHead, now: Instant): Instant =>
  later(start, startOfHour(addDays(now, -keptDays.audit)))

/**
 * Checks the chain: every seal follows the one before, has its own hash and key's mark, and stands for exactly the entries
 * that are there. Reads day by day and stops when `enough` says so; handed on as `before`, the next call goes on there.
 */
export const checkChain = async (
  context: Context,
  { enough, before }: { enough: () => boolean; before?: ChainCheck | undefined },
): Promise<ChainCheck | undefined> => {
  const head = await readHead(context.table)
  if (!head) return undefined
  const now = context.clock()
  const start = chainStart(head, now)
  let check: ChainCheck =
    before && before.upTo >= start && before.upTo < before.end
      ? { ...before, at: now, end: head.next }
      : {
          ...{
            at: now,
            from: start,
            upTo: start,
            end: head.next,
            seals: 0,
            entries: 0,
            late: 0,
            breaks: [],
            broken: 0,
          },
          last: { hash: '', number: 0 },
        }
  while (check.upTo < head.next && !enough()) check = await checkDay(context, check, head)
  return check.upTo < head.next || check.seals === 0 ? check : withHead(check, head)
}

const withHead = (check: ChainCheck, head: SealHead): ChainCheck =>
  check.last.hash === head.hash && check.last.number === head.number
    ? check
    : added(check, [{ kind: 'headChanged', hour: addHours(head.next, -1), count: 1 }])

const added = (check: ChainCheck, found: readonly ChainBreak[]): ChainCheck => ({
  ...check,
  breaks: [...check.breaks, ...found].slice(0, toldBreaks),
  broken: check.broken + found.length,
})

const checkDay = async (context: Context, check: ChainCheck, head: SealHead): Promise<ChainCheck> => {
  const { upTo: from } = check
  const to = earlier(addDays(`${from.slice(0, 10)}T00:00:00.000Z`, 1), head.next)
  const back = sealRule.lookBackHours
  const [entries, around] = await Promise.all([
    entriesBetween(context, addHours(from, -back), to),
    sealsBetween(context.table, from, addHours(to, back)),
  ])
  const of = { entries, around, head, vault: context.vault }
  let next = check
  for (let hour = from; hour < to; hour = addHours(hour, 1)) next = checkHour(next, hour, of)
  return { ...next, upTo: to }
}

interface Around {
  entries: readonly SealedEntry[]
  around: readonly SealWithLeaves[]
  head: SealHead
  vault: Context['vault']
}

const checkHour = (check: ChainCheck, hour: Instant, { entries, around, head, vault }: Around): ChainCheck => {
  const one = around.find(({ seal }) => seal.hour === hour)
  if (!one) return added(check, [{ kind: 'sealMissing', hour, count: 1 }])
  const { seal, leaves } = one
  const found: ChainBreak[] = []
  const note = (kind: BreakKind, count = 1, entry?: SealedEntry): void => {
    const named = entry && { about: entry.about, at: entry.at, id: entry.id }
    if (count > 0) found.push({ kind, hour, count, ...(named ? { entry: named } : {}) })
  }
  const hash = hashOf(seal)
  if (seal.hash !== hash || seal.mark !== markOf(vault, hash)) note('sealChanged')
  const isFirst = check.seals === 0 && hour === check.from
  const follows = seal.previous === check.last.hash && seal.number === check.last.number + 1
  // What stood before the first that is kept has aged out: its hash is taken as stated.
  const mayBegin = isFirst && hour > head.start
  if (!follows && !mayBegin) note('linkBroken')
  if (rootOf(leaves) !== seal.root || leaves.length !== seal.count) note('leavesChanged')
  const back = addHours(hour, -sealRule.lookBackHours)
  const there = new Set(entries.filter(({ at }) => at >= back && at < addHours(hour, 1)).map(({ leaf }) => leaf))
  note('entryMissing', leaves.filter((leaf) => !there.has(leaf)).length)
  const strange = unsealed(entries, around, hour, head)
  note('entryAdded', strange.length, strange[0])
  return {
    ...added(check, found),
    seals: check.seals + 1,
    entries: check.entries + seal.count,
    late: check.late + seal.late,
    last: { hash: seal.hash, number: seal.number },
  }
}

/** Entries of an hour that stand in no seal, though the time in which a late one is taken along is over. */
const unsealed = (
  entries: readonly SealedEntry[],
  around: readonly SealWithLeaves[],
  hour: Instant,
  head: SealHead,
): SealedEntry[] => {
  const until = addHours(hour, sealRule.lookBackHours)
  if (until >= head.next) return []
  const known = new Set(
    around.filter(({ seal }) => seal.hour >= hour && seal.hour <= until).flatMap(({ leaves }) => leaves),
  )
  return entries.filter(({ at, leaf }) => at >= hour && at < addHours(hour, 1) && !known.has(leaf))
}
