import type { Table } from '#shared/table/table.ts'

/** A table that notes every call on it: what was asked for by kind, never by name, and which entities were written. */
export const countingTable = () => {
  let calls: string[] = []
  const around = (table: Table): Table => ({
    ...table,
    get: (key) => {
      calls.push(`get ${key.sk}`)
      return table.get(key)
    },
    getMany: (wanted, options) => {
      calls.push(`getMany ${wanted.length}`)
      return table.getMany(wanted, options)
    },
    query: (query) => {
      calls.push(`query ${query.partition.split('#')[0]}`)
      return table.query(query)
    },
    write: (changes) => {
      const kinds = changes.map((change) => ('item' in change ? `${change.kind} ${change.item.entity}` : change.kind))
      calls.push(`write ${kinds.join(', ')}`)
      return table.write(changes)
    },
  })
  /** What was called since the last time. */
  const taken = (): string[] => {
    const since = calls
    calls = []
    return since
  }
  return { around, taken }
}
