import type { Change, Table } from '#shared/table/table.ts'

/** A table that can be told to take no more changes: reads are real, writes are only noted. */
export const readOnlyTable = () => {
  let closed = false
  const noted: Change[] = []
  return {
    /** From now on nothing is written. */
    close: () => {
      closed = true
    },
    /** What would have been written since the last time this was asked. */
    taken: (): Change[] => noted.splice(0),
    over: (table: Table): Table => ({
      get: (key) => table.get(key),
      getMany: (keys, options) => table.getMany(keys, options),
      query: (query) => table.query(query),
      write: async (changes) => {
        if (!closed) return table.write(changes)
        noted.push(...changes)
      },
    }),
  }
}
