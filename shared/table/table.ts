/** Where an item stands. */
export interface Key {
  pk: string
  sk: string
}

/** An item as the table holds it: keys, kind, version, and the fields of its schema. */
export interface StoredItem extends Key {
  entity: string
  version: number
  [field: string]: unknown
}

/**
 * One change of a write. Conditions are part of the change, so that a decision made on old facts is refused:
 * `create` where nothing stands yet, `replace` / `remove` / `check` only while the version is still `was`,
 * `put` whatever stands there (for items that follow from others), `add` to counters without reading them.
 */
export type Change =
  | { kind: 'create'; item: StoredItem }
  | { kind: 'replace'; item: StoredItem; was: number }
  | { kind: 'put'; item: StoredItem }
  | { kind: 'remove'; key: Key; was?: number }
  | { kind: 'check'; key: Key; was: number }
  | { kind: 'absent'; key: Key }
  | { kind: 'add'; key: Key; entity: string; numbers: Readonly<Record<string, number>> }

export interface Query {
  /** Base table when absent. Index reads may be a moment behind. */
  index?: 'owner' | 'list'
  partition: string
  /** Sort keys that begin so; or a half-open range. */
  begins?: string
  from?: string
  to?: string
  backwards?: boolean
  limit?: number
  /** Opaque continuation from the page before. */
  cursor?: string
  /** Half the cost, maybe a moment behind; only for reads that a later write checks again. */
  eventual?: boolean
}

export interface Page {
  items: StoredItem[]
  cursor?: string
}

/** The one way to data. Implemented on DynamoDB; tests use a real one. */
export interface Table {
  get(key: Key): Promise<StoredItem | undefined>
  /** In no promised order; missing ones are left out. Eventually consistent unless asked otherwise. */
  getMany(keys: readonly Key[], options?: { consistent?: boolean }): Promise<StoredItem[]>
  query(query: Query): Promise<Page>
  /** All or nothing, at most 100 changes. Throws `Stale` when a condition no longer holds, a `busy` refusal under contention. */
  write(changes: readonly Change[]): Promise<void>
}

/** Somebody wrote first: what was read is no longer so. `failed` are positions in the list of changes. */
export class Stale extends Error {
  readonly failed: readonly number[]

  constructor(failed: readonly number[]) {
    super(`stale at ${failed.join(', ')}`)
    this.name = 'Stale'
    this.failed = failed
  }
}
