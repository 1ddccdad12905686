import { createHash } from 'node:crypto'
import * as z from 'zod'
import { keptDays } from '#shared/kernel/retention.ts'
import type { Vault } from '#shared/kernel/vault.ts'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { addDays, addHours, addMinutes, epochSeconds, Instant } from '#shared/time/instant.ts'

export const sealRule = {
  /** An hour is sealed so long after its end: clocks differ, and an index is a moment behind. */
  lagMinutes: 10,
  /** So far back a seal looks for entries that came after their own hour was sealed. */
  lookBackHours: 2,
  /** Leaves that stand in one item, well below what an item may hold. */
  leavesPerItem: 4000,
} as const

/** One hour of the audit, closed: how many entries, the root of their hashes, and the hash of the seal before. */
export const Seal = z.object({
  /** The beginning of the hour. */
  hour: Instant,
  /** 1 is the first of the chain. */
  number: z.number().int().min(1),
  /** Entries it covers, those that came late among them. */
  count: z.number().int().min(0),
  /** How many of them belong to an hour before, and came after it was sealed. */
  late: z.number().int().min(0),
  root: z.string(),
  /** Hash of the seal before; of the first one, no hash. */
  previous: z.string(),
  hash: z.string(),
  /** Keyed hash: whoever can write into the table but holds no key cannot make a seal. */
  mark: z.string(),
  sealedAt: Instant,
})
export type Seal = z.infer<typeof Seal>

/** Pure: until when a seal stands. What is beyond is out of the chain, whether or not the table has taken it away already. */
export const sealEnds = (hour: Instant): Instant => addDays(addHours(hour, 1), keptDays.audit)

/** The part of the table a seal stands in: one month. */
const monthOf = (hour: Instant): string => hour.slice(0, 7)

export const seals = entity('Seal', Seal, ({ hour }) => ({
  ...keys.seal(monthOf(hour), hour),
  expires: epochSeconds(sealEnds(hour)),
}))

/** The leaves of a seal in their order, so that one entry can be proven, and a break be named. Found by what they hash to. */
export const SealLeaves = z.object({
  hour: Instant,
  root: z.string(),
  page: z.number().int().min(0),
  leaves: z.array(z.string()),
})
export const sealLeaves = entity('SealLeaves', SealLeaves, ({ hour, root, page }) => ({
  ...keys.sealLeaves(monthOf(hour), hour, root, page),
  expires: epochSeconds(sealEnds(hour)),
}))

/** Where the chain stands: the hour to be sealed next, and its figures so far. */
export const SealHead = z.object({
  start: Instant,
  next: Instant,
  number: z.number().int().min(0),
  hash: z.string(),
  entries: z.number().int().min(0),
})
export type SealHead = z.infer<typeof SealHead>
export const sealHeads = entity('SealHead', SealHead, () => keys.sealHead())

export const readHead = (table: Table): Promise<Loaded<SealHead> | undefined> => sealHeads.get(table, keys.sealHead())

/** Pure: the hash of a seal over all it says. */
export const hashOf = ({
  hour,
  number,
  count,
  late,
  root,
  previous,
}: Omit<Seal, 'hash' | 'mark' | 'sealedAt'>): string =>
  createHash('sha256')
    .update(JSON.stringify(['kezhi-seal-1', hour, number, count, late, root, previous]))
    .digest('base64url')

export const markOf = (vault: Pick<Vault, 'fingerprint'>, hash: string): string => vault.fingerprint(`seal:${hash}`)

/** Pure: whether the hour that begins then can be sealed by now. */
export const maySeal = (hour: Instant, now: Instant): boolean => now >= sealableAt(hour)
export const sealableAt = (hour: Instant): Instant => addMinutes(addHours(hour, 1), sealRule.lagMinutes)

/** A seal as it stands, with its leaves. */
export interface SealWithLeaves {
  seal: Seal
  leaves: string[]
}

/** All seals from an hour on and before another, in order, with their leaves. Leaves of a seal that was never made are passed over. */
export const sealsBetween = async (table: Table, from: Instant, to: Instant): Promise<SealWithLeaves[]> => {
  const months: string[] = []
  for (let at = `${monthOf(from)}-01T00:00:00.000Z`; at < to; at = `${monthOf(addDays(at, 31))}-01T00:00:00.000Z`) {
    months.push(monthOf(at))
  }
  const found: SealWithLeaves[] = []
  for (const month of months) {
    let cursor: string | undefined
    do {
      const partition = keys.seal(month, '').pk
      const page = await table.query({ partition, from, to, ...(cursor === undefined ? {} : { cursor }) })
      for (const item of page.items) {
        if (item.entity === seals.name) found.push({ seal: seals.read(item), leaves: [] })
        else if (item.entity === sealLeaves.name) addLeaves(found.at(-1), sealLeaves.read(item))
      }
      cursor = page.cursor
    } while (cursor !== undefined)
  }
  return found.filter(({ seal }) => seal.hour < to)
}

/** The leaves of a seal stand behind it, page by page. */
const addLeaves = (of: SealWithLeaves | undefined, { hour, root, leaves }: z.infer<typeof SealLeaves>): void => {
  if (of?.seal.hour === hour && of.seal.root === root) of.leaves.push(...leaves)
}
