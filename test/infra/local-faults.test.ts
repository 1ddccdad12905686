import { BatchGetCommand, GetCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { withFaults } from '#test/support/faults.ts'

let database: TestDatabase
let TableName: string
beforeAll(async () => {
  database = await startDatabase()
  TableName = database.tableName
})
afterAll(() => database.stop())

const put = (pk: string, more: object = {}) => new PutCommand({ TableName, Item: { pk, sk: '-', ...more } })
const transact = (...pks: string[]) =>
  new TransactWriteCommand({ TransactItems: pks.map((pk) => ({ Put: { TableName, Item: { pk, sk: '-' } } })) })
const stored = async (pk: string) => {
  const got = await database.documents.send(new GetCommand({ TableName, Key: { pk, sk: '-' }, ConsistentRead: true }))
  return got.Item
}

it('cancels a transaction with one conflict among its reasons, and applies nothing', async () => {
  const { documents, counts } = await withFaults(database, 1, { conflict: 1 })
  const failed = await documents.send(transact('c1', 'c2', 'c3')).catch((error) => error)
  expect(failed.name).toBe('TransactionCanceledException')
  const codes = failed.CancellationReasons.map((reason: { Code: string }) => reason.Code)
  expect(codes.sort()).toEqual(['None', 'None', 'TransactionConflict'])
  await expect(documents.send(put('c1'))).rejects.toThrow(
    expect.objectContaining({ name: 'TransactionConflictException' }),
  )
  expect([await stored('c1'), await stored('c2'), counts.conflict]).toEqual([undefined, undefined, 2])
})

it('throttles, and hands back the second half of a batch', async () => {
  const { documents } = await withFaults(database, 1, { throttle: 1 })
  await expect(documents.send(put('t1'))).rejects.toThrow(/throughput/)
  expect(await stored('t1')).toBeUndefined()
  await database.documents.send(transact('t2', 't3', 't4'))
  const Keys = ['t2', 't3', 't4'].map((pk) => ({ pk, sk: '-' }))
  const got = await documents.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys } } }))
  expect(got.Responses?.[TableName]).toHaveLength(2)
  expect(got.UnprocessedKeys?.[TableName]?.Keys).toEqual([{ pk: 't4', sk: '-' }])
})

it('applies a write and loses the reply', async () => {
  const { documents } = await withFaults(database, 1, { lostReply: 1 })
  await expect(documents.send(transact('l1', 'l2'))).rejects.toThrow('socket hang up')
  expect([await stored('l1'), await stored('l2')]).not.toContain(undefined)
})

it('repeats a write, so that a creation meets itself; a transaction is recognized by its token', async () => {
  const { documents } = await withFaults(database, 1, { repeated: 1 })
  const create = put('r1')
  create.input.ConditionExpression = 'attribute_not_exists(pk)'
  await expect(documents.send(create)).rejects.toThrow(/conditional/)
  expect(await stored('r1')).toBeDefined()
  const transaction = transact('r2')
  transaction.input.ClientRequestToken = 'once'
  await documents.send(transaction)
})

it('answers from an index that lags, and catches up', async () => {
  const { documents, settle } = await withFaults(database, 1, { staleIndex: 1 }, 80)
  const mine = new QueryCommand({
    TableName,
    IndexName: 'owner',
    KeyConditionExpression: 'ownerPk = :o',
    ExpressionAttributeValues: { ':o': 'me' },
  })
  await documents.send(put('s1', { ownerPk: 'me', ownerSk: '1' }))
  expect((await documents.send(mine)).Items).toEqual([])
  await settle()
  expect((await documents.send(mine)).Items).toHaveLength(1)
  await documents.send(put('s1', { ownerPk: 'you', ownerSk: '1' }))
  expect((await documents.send(mine)).Items).toHaveLength(1)
  await settle()
  expect((await documents.send(mine)).Items).toEqual([])
})

it('is repeatable by its seed', async () => {
  const run = async (seed: number) => {
    const { documents, counts } = await withFaults(database, seed, { conflict: 0.3, throttle: 0.2, lostReply: 0.1 })
    const outcomes: string[] = []
    for (let i = 0; i < 40; i += 1) {
      outcomes.push(
        await documents.send(put(`d${i}`)).then(
          () => 'done',
          (error) => error.name,
        ),
      )
    }
    return { outcomes, counts: { ...counts } }
  }
  const first = await run(5)
  expect(await run(5)).toEqual(first)
  expect(await run(6)).not.toEqual(first)
  expect(first.counts.conflict).toBeGreaterThan(3)
})
