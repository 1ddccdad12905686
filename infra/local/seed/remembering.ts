import type { Key, Page, Query, StoredItem, Table } from '#shared/table/table.ts'

/** The index of people and its totals: read by every match, and still while the story is told. */
const still = ['AREA#', 'ONLINE#', 'AREACOUNT#', 'POOL#']
const isStill = (partition: string): boolean => still.some((begin) => partition.startsWith(begin))

/**
 * The same table, but what was read of the index is kept until something is written to that partition. Ten weeks of
 * matching read the same neighbourhoods over and over; only this run writes to the table meanwhile.
 */
export const remembering = (table: Table): Table => {
  const pages = new Map<string, Map<string, Page>>()
  const items = new Map<string, StoredItem | undefined>()

  /** Every item of a still partition that `getMany` reads is the only one there. */
  const known = async (wanted: readonly Key[]): Promise<StoredItem[]> => {
    const missing = wanted.filter(({ pk }) => !items.has(pk))
    if (missing.length > 0) {
      const found = await table.getMany(missing)
      for (const { pk } of missing) items.set(pk, undefined)
      for (const item of found) items.set(item.pk, item)
    }
    return wanted.flatMap(({ pk }) => items.get(pk) ?? [])
  }

  return {
    ...table,
    getMany: (wanted, options) =>
      wanted.every(({ pk }) => isStill(pk)) ? known(wanted) : table.getMany(wanted, options),
    query: async (query: Query) => {
      if (query.index !== undefined || !isStill(query.partition)) return table.query(query)
      const kept = pages.get(query.partition) ?? new Map<string, Page>()
      pages.set(query.partition, kept)
      const name = JSON.stringify(query)
      const page = kept.get(name) ?? (await table.query(query))
      kept.set(name, page)
      return page
    },
    write: async (changes) => {
      for (const change of changes) {
        const { pk } = 'item' in change ? change.item : change.key
        pages.delete(pk)
        items.delete(pk)
      }
      await table.write(changes)
    },
  }
}
