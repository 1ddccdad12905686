import { type AuditEntry, auditDay, auditEntries, looked } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { keys, lists, owners, shards } from '#shared/table/keys.ts'
import type { Query } from '#shared/table/table.ts'
import { addDays } from '#shared/time/instant.ts'
import { addLocalDays, fromLocal, type LocalDate } from '#shared/time/shanghai.ts'
import { auditSubject, entryWord } from './audit-subject.ts'
import { isWithin, lookedAfter, reachesOf } from './reach-of.ts'

/** What is looked for: everything about a thing, by somebody, or of one day; narrowed to one kind of act if wished. */
export interface EntryFilter {
  about?: string
  by?: string
  day?: LocalDate
  act?: string
}

export interface FoundEntries {
  entries: AuditEntry[]
  /** Where the next page begins; absent when all were read. */
  after?: string
  /** Reading stopped at its budget before the page was full. */
  truncated: boolean
}

const pageSize = 50
/** Items read for one page at most. */
const readBudget = 1000

/**
 * Entries of the audit, latest first, page by page: by what they are about, by who did it, or by day. An auditor finds those
 * about things and people of their own subtree; what lies elsewhere is left out, and asked for by id it is not found.
 */
export const findEntries = async (
  context: Context,
  { filter, after }: { filter: EntryFilter; after?: string | undefined },
): Promise<FoundEntries> => {
  permit(context, 'audit.read', auditSubject(context))
  const partitions = await partitionsOf(context, filter)
  const found = await readPage(context, { partitions, filter, after })
  if (found.entries.length > 0) await context.table.write([lookedUp(context, filter)])
  return found
}

/** That somebody looked is kept like any look: under the thing or person they looked for. */
const lookedUp = (context: Context, { about, by, day, act = '' }: EntryFilter) =>
  looked(context, about ?? by ?? cityId, 'audit.read', { note: [day, act].filter(Boolean).join(' ') })

type Partition = Pick<Query, 'index' | 'partition' | 'from'> & { to?: string }

const partitionsOf = async (context: Context, { about, by, day }: EntryFilter): Promise<Partition[]> => {
  const named = about ?? by
  if (named !== undefined) {
    const reaches = await reachesOf(context.table, [named])
    // Somebody who works elsewhere may have acted here: their acts are told apart one by one.
    if (by === undefined && !isWithin(context, reaches.get(named))) throw notFound(entryWord)
    return about !== undefined
      ? [{ partition: keys.audit(about, '', '').pk }]
      : [{ index: 'owner', partition: owners.actsOf(named, '', '').ownerPk ?? '' }]
  }
  if (day === undefined) throw nothingAsked()
  const [from, to] = [fromLocal(day, '00:00'), fromLocal(addLocalDays(day, 1), '00:00')]
  // A day there lies in two days of UTC.
  return [from, addDays(from, 1)].flatMap((at) =>
    Array.from({ length: shards.list }, (_, shard) => ({
      index: 'list' as const,
      partition: lists.auditPartition(auditDay(at), shard),
      from,
      to,
    })),
  )
}

const keyOf = ({ at, id }: Pick<AuditEntry, 'at' | 'id'>): string => `${at}#${id}`

const readPage = async (
  context: Context,
  { partitions, filter, after }: { partitions: Partition[]; filter: EntryFilter; after: string | undefined },
): Promise<FoundEntries> => {
  const limit = Math.max(pageSize + 2, Math.ceil(readBudget / partitions.length))
  const pages = await Promise.all(
    partitions.map(({ to, ...partition }) => {
      const until = after ?? to
      return auditEntries.list(context.table, {
        ...partition,
        backwards: true,
        limit,
        ...(until === undefined ? {} : { to: until }),
      })
    }),
  )
  // A partition that was not read to its end hides what comes before its last entry.
  const gap = pages
    .flatMap(({ items, cursor }) => (cursor === undefined ? [] : items.slice(-1).map(keyOf)))
    .sort()
    .at(-1)
  const read = pages
    .flatMap(({ items }) => items)
    .filter((entry) => (after === undefined || keyOf(entry) < after) && (gap === undefined || keyOf(entry) >= gap))
    .filter((entry) => fits(entry, filter))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1))
  const wanted = await inReach(context, read)
  const shown = wanted.slice(0, pageSize)
  const last = wanted.length > pageSize ? shown.at(-1) : undefined
  const next = last ? keyOf(last) : gap
  return {
    entries: shown,
    ...(next === undefined ? {} : { after: next }),
    truncated: gap !== undefined && wanted.length <= pageSize,
  }
}

const fits = (entry: AuditEntry, { about, by, act }: EntryFilter): boolean =>
  (act === undefined || entry.act === act) &&
  (by === undefined || entry.by === by) &&
  (about === undefined || entry.about === about)

/** Those about things of the reader's subtree, or done by people of it. */
const inReach = async (context: Context, entries: readonly AuditEntry[]): Promise<AuditEntry[]> => {
  if (lookedAfter(context.actor).all) return [...entries]
  const reaches = await reachesOf(
    context.table,
    entries.flatMap(({ about, by }) => [about, by]),
  )
  return entries.filter(({ about, by }) => isWithin(context, reaches.get(about)) || isWithin(context, reaches.get(by)))
}

/** A moment as a cursor of this list says it; nothing when it is none. */
export const isAfter = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]{12}Z#\w{1,40}$/.test(text)

const nothingAsked = (): Refusal => {
  const text = {
    zh: '请填查什么：哪个编号的事、谁办的，或者哪一天。',
    en: 'Say what to look for: a number, who acted, or a day.',
  }
  return new Refusal('invalid', 'nothingAsked', text, { fields: [{ path: 'about', text }] })
}
