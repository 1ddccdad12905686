import type { Vault } from '#shared/kernel/vault.ts'
import { lists, shards } from '#shared/table/keys.ts'
import type { StoredItem, Table } from '#shared/table/table.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { auditDay, auditEntries } from './audit.ts'
import { leafOf } from './merkle.ts'

/** Where an item stands and when it goes is no part of what it says. */
const mechanics: ReadonlySet<string> = new Set([
  'pk',
  'sk',
  'ownerPk',
  'ownerSk',
  'listPk',
  'listSk',
  'expires',
  'entity',
  'version',
  'note',
  'noteHash',
])

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * What stands for the words of a note: a keyed hash bound to the entry. Words of people are thus in no seal, nobody can guess
 * them from it, and they can be taken away without breaking the chain.
 */
export const noteHashOf = (vault: Pick<Vault, 'fingerprint'>, id: string, note: string): string =>
  vault.fingerprint(`note:${id}:${note}`)

/**
 * Pure: an entry as its seal covers it: every field the item has, also such as this version does not know, by name, with the
 * note as its hash. JSON, so that two different entries never read the same.
 */
export const canonicalText = (vault: Pick<Vault, 'fingerprint'>, item: StoredItem): string => {
  const note =
    typeof item['note'] === 'string' ? noteHashOf(vault, text(item['id']), item['note']) : text(item['noteHash'])
  const fields = Object.entries(item).filter(([name, value]) => !mechanics.has(name) && value !== undefined)
  return JSON.stringify([...fields, ['noteHash', note]].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
}

/** Where an entry is found: by what it is about, by who did it, and by its day. */
const places = ['pk', 'sk', 'ownerPk', 'ownerSk', 'listPk', 'listSk'] as const

/**
 * Pure: whether an entry stands where its own fields put it. One that was moved reads the same, but whoever looks for it
 * does not find it: so the hash of one that was is another.
 */
const isInPlace = (item: StoredItem): boolean => {
  const kept = auditEntries.schema.safeParse(item)
  if (!kept.success) return false
  const due = auditEntries.put(kept.data)
  return due.kind === 'put' && places.every((place) => item[place] === due.item[place])
}

/** An entry as it stands, with the moment it belongs to and its leaf of the tree. */
export interface SealedEntry {
  id: string
  about: string
  at: Instant
  leaf: string
}

const sealedEntry = (vault: Pick<Vault, 'fingerprint'>, item: StoredItem): SealedEntry => ({
  id: text(item['id']),
  about: text(item['about']),
  at: text(item['at']),
  leaf: leafOf(`${isInPlace(item) ? '' : 'moved '}${canonicalText(vault, item)}`),
})

/** Pure: the order of entries in a seal, by moment and then by id. */
export const byMoment = (a: SealedEntry, b: SealedEntry): number => (`${a.at}#${a.id}` < `${b.at}#${b.id}` ? -1 : 1)

const daysOf = (from: Instant, to: Instant): string[] => {
  const days: string[] = []
  for (let day = `${auditDay(from)}T00:00:00.000Z`; day < to; day = addDays(day, 1)) days.push(auditDay(day))
  return days
}

const itemsIn = async (table: Table, partition: string, from: Instant, to: Instant): Promise<StoredItem[]> => {
  const found: StoredItem[] = []
  let cursor: string | undefined
  do {
    const page = await table.query({ index: 'list', partition, from, to, ...(cursor === undefined ? {} : { cursor }) })
    found.push(...page.items)
    cursor = page.cursor
  } while (cursor !== undefined)
  return found.filter(({ entity }) => entity === auditEntries.name)
}

/** The items of all entries from a moment on and before another, in order: a few queries for each day, never a scan. */
export const storedBetween = async (table: Table, from: Instant, to: Instant): Promise<StoredItem[]> => {
  const partitions = daysOf(from, to).flatMap((day) =>
    Array.from({ length: shards.list }, (_, shard) => lists.auditPartition(day, shard)),
  )
  return (await Promise.all(partitions.map((partition) => itemsIn(table, partition, from, to)))).flat()
}

/** The same as the seals see them. */
export const entriesBetween = async (
  { table, vault }: { table: Table; vault: Pick<Vault, 'fingerprint'> },
  from: Instant,
  to: Instant,
): Promise<SealedEntry[]> =>
  (await storedBetween(table, from, to)).map((item) => sealedEntry(vault, item)).sort(byMoment)
