import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '#infra/local/database.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.stop())

it('holds the one table with its indexes', async () => {
  const TableName = database.tableName
  const item = { pk: 'a', sk: '1', ownerPk: 'o', ownerSk: 'x', listPk: 'l', listSk: 'y' }
  await database.documents.send(new PutCommand({ TableName, Item: item }))
  const got = await database.documents.send(new GetCommand({ TableName, Key: { pk: 'a', sk: '1' } }))
  expect(got.Item).toEqual(item)
  for (const [IndexName, key, value] of [
    ['owner', 'ownerPk', 'o'],
    ['list', 'listPk', 'l'],
  ] as const) {
    const found = await database.documents.send(
      new QueryCommand({
        TableName,
        IndexName,
        KeyConditionExpression: '#k = :v',
        ExpressionAttributeNames: { '#k': key },
        ExpressionAttributeValues: { ':v': value },
      }),
    )
    expect(found.Items).toEqual([item])
  }
})

it('has no stream unless asked, and takes one later', async () => {
  expect(await database.stream()).toBeUndefined()
  const later = await openDatabase({ tableName: 'later', stream: false })
  expect(await later.switchStreamOn()).toContain('stream')
  expect(await later.switchStreamOn()).toBe(await later.stream())
  await later.stop()
})

it('names both ways out when there is no database program', async () => {
  const open = openDatabase({ tableName: 'none', stream: false }, { DYNOXIDE_BIN: '/nowhere/dynoxide' })
  await expect(open).rejects.toThrow(/DYNOXIDE_BIN=[\s\S]*DYNAMODB_ENDPOINT=/)
})

it('starts nothing when a database is named', async () => {
  const other = await openDatabase({ tableName: 'other', stream: true }, { DYNAMODB_ENDPOINT: database.endpoint })
  expect([other.started, other.created, other.endpoint]).toEqual([false, true, database.endpoint])
  await other.stop()
})
