import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memoryTable } from '#infra/local/seed/memory-table.ts'
import { Pour } from '#infra/local/seed/pour.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import { type Change, type Query, Stale, type StoredItem, type Table } from '#shared/table/table.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { scanAll } from '#test/support/invariants.ts'

let database: TestDatabase
let real: Table
beforeAll(async () => {
  database = await startDatabase()
  real = dynamoTable(database.documents, database.tableName)
})
afterAll(() => database.stop())

const names = fc.constantFrom('a', 'ab', 'b', 'c#1', 'c#2', '柳')
const item = (run: number) =>
  fc
    .record({ pk: names, sk: names, version: fc.integer({ min: 1, max: 3 }), owner: fc.option(names), list: names })
    .map(({ pk, sk, version, owner, list }): StoredItem => {
      const indexed = { listPk: `${run}#l`, listSk: list }
      const owned = owner === null ? {} : { ownerPk: `${run}#o`, ownerSk: owner }
      return { pk: `${run}#${pk}`, sk, entity: 'Thing', version, ...indexed, ...owned }
    })
const version = fc.integer({ min: 1, max: 3 })

const change = (run: number): fc.Arbitrary<Change> => {
  const key = item(run).map(({ pk, sk }) => ({ pk, sk }))
  return fc.oneof(
    item(run).map((one): Change => ({ kind: 'create', item: one })),
    item(run).map((one): Change => ({ kind: 'put', item: one })),
    fc.tuple(item(run), version).map(([one, was]): Change => ({ kind: 'replace', item: one, was })),
    key.map((one): Change => ({ kind: 'remove', key: one })),
    fc.tuple(key, version).map(([one, was]): Change => ({ kind: 'remove', key: one, was })),
    fc.tuple(key, version).map(([one, was]): Change => ({ kind: 'check', key: one, was })),
    key.map((one): Change => ({ kind: 'absent', key: one })),
    fc
      .tuple(key, fc.integer({ min: -3, max: 3 }))
      .map(([one, by]): Change => ({ kind: 'add', key: one, entity: 'Count', numbers: { n: by } })),
  )
}

const keyOf = (one: Change): string => {
  const { pk, sk } = 'item' in one ? one.item : one.key
  return `${pk}|${sk}`
}
/** DynamoDB takes an item once in a transaction. */
const write = (run: number) => fc.uniqueArray(change(run), { minLength: 1, maxLength: 5, selector: keyOf })

const query = (run: number): fc.Arbitrary<Query> =>
  fc
    .record({
      where: fc.constantFrom('base', 'owner', 'list'),
      partition: names,
      span: fc.constantFrom<Partial<Query>>({}, { begins: 'c' }, { from: 'ab', to: 'c#1' }, { from: 'b' }, { to: 'b' }),
      backwards: fc.boolean(),
      limit: fc.option(fc.integer({ min: 1, max: 3 })),
    })
    .map(({ where, partition, span, backwards, limit }): Query => {
      const which = { base: partition, owner: 'o', list: 'l' }[where]
      const index = where === 'owner' || where === 'list' ? { index: where } : {}
      return { ...span, ...index, partition: `${run}#${which}`, backwards, ...(limit === null ? {} : { limit }) }
    })

const outcome = (table: Table, changes: readonly Change[]): Promise<readonly number[] | 'written'> =>
  table.write(changes).then(
    () => 'written',
    (error: unknown) => {
      if (error instanceof Stale) return error.failed
      throw error
    },
  )

const pages = async (table: Table, query: Query): Promise<string[][]> => {
  const read: string[][] = []
  let cursor: string | undefined
  do {
    const page = await table.query(cursor === undefined ? query : { ...query, cursor })
    read.push(page.items.map((one) => JSON.stringify(sorted(one))))
    cursor = page.cursor
  } while (cursor !== undefined)
  return read.filter((page) => page.length > 0)
}

const sorted = (one: StoredItem) => Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))

describe('the table in memory', () => {
  it('takes and refuses the same writes as DynamoDB, and answers every question alike', async () => {
    let run = 0
    const story = fc.integer().chain(() => {
      run += 1
      return fc.tuple(
        fc.array(write(run), { minLength: 1, maxLength: 12 }),
        fc.array(query(run), { minLength: 4, maxLength: 8 }),
      )
    })
    await fc.assert(
      fc.asyncProperty(story, async ([writes, queries]) => {
        const memory = memoryTable()
        for (const changes of writes) {
          expect(await outcome(memory, changes)).toEqual(await outcome(real, changes))
          const touched = changes.map((one) => ('item' in one ? one.item : one.key))
          for (const { pk, sk } of touched) expect(await memory.get({ pk, sk })).toEqual(await real.get({ pk, sk }))
        }
        for (const one of queries) expect(await pages(memory, one)).toEqual(await pages(real, one))
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  it('is poured into the real one to the last word, also what was written meanwhile and what is gone', async () => {
    const memory = memoryTable()
    const thing = (name: string, word: string): StoredItem => ({
      pk: `poured#${name}`,
      sk: 'x',
      entity: 'T',
      version: 1,
      word,
    })
    const pour = new Pour(memory, real)
    for (let round = 0; round < 5; round += 1) {
      for (let n = 0; n < 150; n += 1) await memory.write([{ kind: 'put', item: thing(String(n), `${round}`) }])
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await memory.write([{ kind: 'remove', key: { pk: 'poured#7', sk: 'x' } }])
    await pour.finish()
    const poured = (await scanAll(database)).filter(({ pk }) => pk.startsWith('poured#'))
    expect(poured.length).toBe(149)
    expect(new Set(poured.map(({ word }) => word))).toEqual(new Set(['4']))
  })

  it('says when pouring failed', async () => {
    const memory = memoryTable()
    const broken: Table = { ...real, write: () => Promise.reject(new Error('the disk is full')) }
    const pour = new Pour(memory, broken)
    await memory.write([{ kind: 'put', item: { pk: 'a', sk: 'a', entity: 'T', version: 1 } }])
    await expect(pour.finish()).rejects.toThrow('the disk is full')
  })
})
