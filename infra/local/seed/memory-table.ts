import { tableDefinition } from '#shared/table/definition.ts'
import {
  type Change,
  type Key,
  type Page,
  type Query,
  Stale,
  type StoredItem,
  type Table,
} from '#shared/table/table.ts'
import { SortedKeys } from './sorted-keys.ts'

/** A table in this process, and the keys that were written since they were last asked for. */
export interface MemoryTable extends Table {
  /** At most so many keys, oldest change first; each is told once per change. */
  takeChanged: (most: number) => { key: Key; item: StoredItem | undefined }[]
}

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`

const text = (item: StoredItem, field: string): string | undefined => {
  const value = item[field]
  return typeof value === 'string' ? value : undefined
}

const holds = (change: Change, stands: StoredItem | undefined): boolean => {
  switch (change.kind) {
    case 'create':
    case 'absent':
      return stands === undefined
    case 'replace':
    case 'check':
      return stands?.version === change.was
    case 'remove':
      return change.was === undefined || stands?.version === change.was
    case 'put':
    case 'add':
      return true
  }
}

const added = (stands: StoredItem | undefined, { key, entity, numbers }: Extract<Change, { kind: 'add' }>) => {
  const item: StoredItem = { ...stands, ...key, entity, version: 1 }
  for (const [name, by] of Object.entries(numbers)) {
    const before = item[name]
    item[name] = (typeof before === 'number' ? before : 0) + by
  }
  return item
}

/**
 * The table's port in memory, for the one writer that tells ten weeks in a minute: the seed runs the verbs of the product
 * here and pours what they wrote into the real table (pour.ts). A test holds it to the real one's answers.
 */
export const memoryTable = (): MemoryTable => {
  const items = new Map<string, StoredItem>()
  const changed = new Map<string, Key>()
  const base = new SortedKeys()
  const indexes = tableDefinition.indexes.map((definition) => ({ ...definition, sorted: new SortedKeys() }))

  const put = (item: StoredItem): void => {
    drop(item)
    const name = nameOf(item)
    items.set(name, item)
    base.add(item.pk, item.sk, name)
    for (const { partitionKey, sortKey, sorted } of indexes) {
      const [partition, sort] = [text(item, partitionKey), text(item, sortKey)]
      if (partition !== undefined && sort !== undefined) sorted.add(partition, sort, name)
    }
  }

  const drop = (key: Key): void => {
    const name = nameOf(key)
    const before = items.get(name)
    if (before === undefined) return
    items.delete(name)
    base.remove(before.pk, before.sk, name)
    for (const { partitionKey, sortKey, sorted } of indexes) {
      const [partition, sort] = [text(before, partitionKey), text(before, sortKey)]
      if (partition !== undefined && sort !== undefined) sorted.remove(partition, sort, name)
    }
  }

  const apply = (change: Change): void => {
    if (change.kind === 'check' || change.kind === 'absent') return
    const { pk, sk } = 'item' in change ? change.item : change.key
    if (change.kind === 'remove') drop(change.key)
    else if (change.kind === 'add') put(added(items.get(nameOf(change.key)), change))
    else put(change.item)
    changed.set(nameOf({ pk, sk }), { pk, sk })
  }

  const found = (names: readonly string[]): StoredItem[] => names.flatMap((name) => items.get(name) ?? [])

  return {
    get: async (key) => items.get(nameOf(key)),
    getMany: async (wanted) => found(wanted.map(nameOf)),
    query: async (query: Query): Promise<Page> => {
      const sorted = indexes.find(({ name }) => name === query.index)?.sorted ?? base
      const { names, last } = sorted.page(query)
      return last === undefined ? { items: found(names) } : { items: found(names), cursor: last }
    },
    write: async (changes) => {
      const stands = (change: Change) => items.get(nameOf('item' in change ? change.item : change.key))
      const failed = changes.flatMap((change, at) => (holds(change, stands(change)) ? [] : [at]))
      if (failed.length > 0) throw new Stale(failed)
      for (const change of changes) apply(change)
    },
    takeChanged: (most) => {
      const taken: [string, Key][] = []
      for (const entry of changed) {
        if (taken.length === most) break
        taken.push(entry)
      }
      for (const [name] of taken) changed.delete(name)
      return taken.map(([name, key]) => ({ key, item: items.get(name) }))
    },
  }
}
