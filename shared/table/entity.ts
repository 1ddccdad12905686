import * as z from 'zod'
import type { Change, Key, Query, StoredItem, Table } from './table.ts'

/** Where an item stands and in which indexes it is found. `expires` is in epoch seconds. */
export interface Address extends Key {
  ownerPk?: string
  ownerSk?: string
  listPk?: string
  listSk?: string
  expires?: number
}

/** A value read from the table, with the version it had then. */
export type Loaded<T> = T & { version: number }

/**
 * Joins a schema to its keys: `entity('Offer', Offer, (offer) => …)` gives reading and changes of that noun.
 * A codec in the schema stands in the table as it encodes. Every read is parsed, so a corrupt item is a fault of ours and never mistaken for bad input.
 */
export const entity = <S extends z.ZodType<object, object>>(
  name: string,
  schema: S,
  address: (value: z.output<S>) => Address,
) => {
  type Value = z.output<S>
  const item = (value: Value, version: number): StoredItem => ({
    ...z.encode(schema, value),
    ...address(value),
    entity: name,
    version,
  })
  const read = (stored: StoredItem): Loaded<Value> => ({ ...schema.parse(stored), version: stored.version })
  const keyOf = (value: Value): Key => {
    const { pk, sk } = address(value)
    return { pk, sk }
  }
  const list = async (table: Table, query: Query): Promise<{ items: Loaded<Value>[]; cursor?: string }> => {
    const page = await table.query(query)
    return { ...page, items: page.items.filter((stored) => stored.entity === name).map(read) }
  }
  return {
    name,
    schema,
    read,
    keyOf,
    /** Refused when one already stands there. */
    create: (value: Value): Change => ({ kind: 'create', item: item(value, 1) }),
    /** Refused unless the item still has the version that `value` was read with. */
    replace: (value: Loaded<Value>): Change => ({
      kind: 'replace',
      item: item(value, value.version + 1),
      was: value.version,
    }),
    /** Whatever stands there: only for items that follow wholly from others. */
    put: (value: Value): Change => ({ kind: 'put', item: item(value, 1) }),
    remove: (value: Loaded<Value>): Change => ({ kind: 'remove', key: keyOf(value), was: value.version }),
    /** Nothing changes, but the write is refused if this item changed since it was read. */
    check: (value: Loaded<Value>): Change => ({ kind: 'check', key: keyOf(value), was: value.version }),
    get: async (table: Table, key: Key): Promise<Loaded<Value> | undefined> => {
      const stored = await table.get(key)
      return stored && read(stored)
    },
    getMany: async (table: Table, wanted: readonly Key[], options?: { consistent?: boolean }) =>
      (await table.getMany(wanted, options)).map(read),
    list,
    /** Every one of a partition that is known to be small (a request's seats, a person's roles). */
    all: async (table: Table, query: Query): Promise<Loaded<Value>[]> => {
      const found: Loaded<Value>[] = []
      let page = await list(table, query)
      found.push(...page.items)
      while (page.cursor !== undefined) {
        page = await list(table, { ...query, cursor: page.cursor })
        found.push(...page.items)
      }
      return found
    },
  }
}
