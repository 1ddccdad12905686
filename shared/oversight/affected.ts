import { type AuditEntry, auditEntries } from '#shared/audit/audit.ts'
import { storedBetween } from '#shared/audit/sealed-entry.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { earlier, type Instant, later, startOfHour } from '#shared/time/instant.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type Category, shownBy } from './act-words.ts'
import type { BreachCause } from './breach.ts'

/** Where and when access is suspected. */
export interface Suspicion {
  cause: BreachCause
  value: string
  from: Instant
  to: Instant
}

/** One person whose data was shown. */
export interface Affected {
  personId: string
  categories: Category[]
  looks: number
  first: Instant
  last: Instant
}

/**
 * The entries of the audit that came by what is suspected. A look is kept once an hour, under the hour's beginning, so the
 * window begins with its hour: rather one too many than one too few.
 */
const suspectedEntries = async (table: Table, { cause, value, from: begin, to }: Suspicion): Promise<AuditEntry[]> => {
  const from = startOfHour(begin)
  if (cause === 'person' || cause === 'token') {
    return auditEntries.all(table, { index: 'owner', partition: owners.actsOf(value, '', '').ownerPk ?? '', from, to })
  }
  const field = cause === 'session' ? 'session' : 'route'
  return (await storedBetween(table, from, to)).filter((item) => item[field] === value).map(auditEntries.read)
}

/** Pure: whom an entry showed, by the ids it has, and which kinds of data. */
const shownIn = ({ about, people = [], act }: AuditEntry): { ids: readonly string[]; kinds: readonly Category[] } => ({
  ids: people.length > 0 ? people : [about],
  kinds: shownBy(act),
})

const personIdsOf = async (table: Table, ids: readonly string[]): Promise<Map<string, string>> => {
  const wanted = [...new Set(ids)].filter((id) => id.startsWith('vol_'))
  const found = await volunteers.getMany(table, wanted.map(keys.volunteer))
  return new Map(found.map(({ id, personId }) => [id, personId]))
}

/**
 * The people affected by a suspected access, from the audit alone: everybody whom a look showed, which kinds of their data,
 * how often, first and last. Whoever holds a suspected account or sign-in is affected with all of their own.
 */
export const affectedBy = async (
  table: Table,
  suspicion: Suspicion,
): Promise<{ affected: Affected[]; looks: number }> => {
  const entries = await suspectedEntries(table, suspicion)
  const shown = entries.map((entry) => ({ entry, ...shownIn(entry) })).filter(({ kinds }) => kinds.length > 0)
  const personOf = await personIdsOf(
    table,
    shown.flatMap(({ ids }) => ids),
  )
  const found = new Map<string, Affected>()
  const add = (personId: string, kinds: readonly Category[], at: Instant, looks: number): void => {
    const before = found.get(personId) ?? { personId, categories: [], looks: 0, first: at, last: at }
    found.set(personId, {
      personId,
      categories: [...new Set([...before.categories, ...kinds])],
      looks: before.looks + looks,
      first: earlier(before.first, at),
      last: later(before.last, at),
    })
  }
  for (const { entry, ids, kinds } of shown) {
    const people = new Set(ids.map((id) => personOf.get(id) ?? id).filter((id) => id.startsWith('per_')))
    // What somebody saw of themself was no look at another.
    people.delete(entry.by)
    for (const personId of people) add(personId, kinds, entry.at, 1)
  }
  for (const { by, at } of holders(suspicion, entries)) add(by, ['account'], at, 0)
  return {
    affected: [...found.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1)),
    looks: shown.length,
  }
}

/** Whose own account stood open: of the person or sign-in that is suspected. */
const holders = (
  { cause, value, from, to }: Suspicion,
  entries: readonly AuditEntry[],
): { by: string; at: Instant }[] => {
  if (cause === 'person') return [from, to].map((at) => ({ by: value, at }))
  return cause === 'session' ? entries.filter(({ by }) => by.startsWith('per_')).map(({ by, at }) => ({ by, at })) : []
}
