import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '#infra/local/database.ts'
import type { DeadLetter } from '#infra/local/dead-letters.ts'
import type { LambdaHandler } from '#infra/local/invoke.ts'
import { startStream } from '#infra/local/stream.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-stream-'))
const databaseFile = path.join(folder, 'db.sqlite')
let database: Database
let documents: DynamoDBDocumentClient
beforeAll(async () => {
  database = await openDatabase({ file: databaseFile, tableName: 'kezhi-test', stream: true })
  documents = DynamoDBDocumentClient.from(database.client)
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterAll(async () => {
  await database.stop()
  rmSync(folder, { recursive: true })
})

const put = (pk: string, entity: string, more: object = {}) =>
  documents.send(new PutCommand({ TableName: 'kezhi-test', Item: { pk, sk: '-', entity, ...more } }))
const name = (record: DynamoDBRecord) => record.dynamodb?.Keys?.pk?.S ?? ''

let positions = 0
/** A stream with these readers that has read all there is, so that a test sees only what it writes itself. */
const begin = async (handlers: { react?: LambdaHandler; notify?: LambdaHandler }, positionsFile?: string) => {
  positions += 1
  const setAside: DeadLetter[] = []
  let ready = false
  const later =
    (handler: LambdaHandler = () => {}): LambdaHandler =>
    (event, context) =>
      ready ? handler(event, context) : undefined
  const stream = await startStream({
    client: new DynamoDBStreamsClient({
      endpoint: database.endpoint,
      region: 'cn-north-1',
      credentials: { accessKeyId: 'x', secretAccessKey: 'y' },
    }),
    streamArn: (await database.stream()) ?? '',
    tableName: 'kezhi-test',
    consumers: [
      { name: 'react', entity: 'Due', handler: later(handlers.react) },
      { name: 'notify', entity: 'Message', handler: later(handlers.notify) },
    ],
    setAside: (letter) => setAside.push(letter),
    positionsFile: positionsFile ?? path.join(folder, `positions${positions}`),
    databaseFile,
    batchSize: 10,
    tries: 3,
    retryMs: 1,
    idleMs: 20,
  })
  if (!positionsFile) await stream.caughtUp()
  ready = true
  return { ...stream, setAside }
}

it('hands new items of its kind to each reader, in order, in the shape Lambda has', async () => {
  const due: DynamoDBRecord[] = []
  const messages: string[] = []
  const stream = await begin({
    react: (event) => void due.push(...(event as DynamoDBStreamEvent).Records),
    notify: (event) => void messages.push(...(event as DynamoDBStreamEvent).Records.map(name)),
  })
  for (let at = 0; at < 30; at += 1)
    await put(`a${at}`, at % 3 === 0 ? 'Message' : 'Due', { at, flag: true, list: ['x'] })
  await put('a1', 'Due', { changed: true })
  await put('a2', 'Due', { at: 2, flag: true, list: ['x'] })
  await stream.caughtUp()
  await stream.stop()
  expect(due.map(name)).toEqual(Array.from({ length: 30 }, (_, at) => `a${at}`).filter((_, at) => at % 3 !== 0))
  expect(messages).toHaveLength(10)
  const [first] = due
  expect(first?.dynamodb?.NewImage).toMatchObject({ at: { N: '1' }, flag: { BOOL: true }, list: { L: [{ S: 'x' }] } })
  expect(first?.dynamodb?.ApproximateCreationDateTime).toBeGreaterThan(1.7e9)
  expect(first).toMatchObject({ eventName: 'INSERT', eventSource: 'aws:dynamodb', eventVersion: '1.1' })
})

it.each(['throws', 'reports'])('sets one poison record among ten aside when the handler %s', async (how) => {
  const done: string[] = []
  let attempts = 0
  const react: LambdaHandler = (event) => {
    const { Records } = event as DynamoDBStreamEvent
    const poison = Records.find((record) => name(record).endsWith('poison'))
    if (poison) attempts += 1
    if (poison && how === 'throws') throw new Error('cannot digest')
    for (const record of Records) {
      if (record === poison) return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
      done.push(name(record))
    }
    return { batchItemFailures: [] }
  }
  const stream = await begin({ react })
  const names = Array.from({ length: 10 }, (_, at) => `${how}${at}${at === 4 ? 'poison' : ''}`)
  for (const pk of names) await put(pk, 'Due')
  await stream.caughtUp()
  await stream.stop()
  expect(done).toEqual(names.filter((pk) => !pk.endsWith('poison')))
  expect(stream.setAside.map((letter) => [letter.reader, JSON.stringify(letter.body)])).toEqual([
    ['react', expect.stringContaining('4poison')],
  ])
  expect(attempts).toBeGreaterThanOrEqual(3)
})

it('keeps one reader going while the other is stuck', async () => {
  let letGo = () => {}
  const stuck = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const messages: string[] = []
  const stream = await begin({
    react: () => stuck,
    notify: (event) => void messages.push(...(event as DynamoDBStreamEvent).Records.map(name)),
  })
  await put('stuck', 'Due')
  await put('free', 'Message')
  await vi.waitFor(() => expect(messages).toEqual(['free']))
  letGo()
  await stream.stop()
})

it('goes on where the last run ended', async () => {
  const file = path.join(folder, 'kept')
  const first: string[] = []
  const before = await begin({}, file)
  await before.caughtUp()
  await before.stop()
  await put('while-away', 'Due')
  const after = await begin(
    { react: (event) => void first.push(...(event as DynamoDBStreamEvent).Records.map(name)) },
    file,
  )
  await after.caughtUp()
  await after.stop()
  expect(first).toEqual(['while-away'])
})

it('keeps the record table short, and numbers on', async () => {
  const { DatabaseSync } = await import('node:sqlite').catch(() => ({ DatabaseSync: undefined }))
  if (!DatabaseSync) return
  const rows = () => {
    const file = new DatabaseSync(databaseFile, { readOnly: true })
    const all = file.prepare('SELECT sequence_number FROM _stream_records').all()
    file.close()
    return all
  }
  const seen: string[] = []
  const stream = await begin({ react: (event) => void seen.push(...(event as DynamoDBStreamEvent).Records.map(name)) })
  for (let at = 0; at < 60; at += 1) await put(`t${at}`, 'Due')
  await stream.caughtUp()
  await vi.waitFor(() => expect(rows()).toHaveLength(1), { timeout: 5000 })
  const [last] = rows()
  await put('next', 'Due')
  await stream.caughtUp()
  await stream.stop()
  expect(Number(rows().at(-1)?.sequence_number)).toBe(Number(last?.sequence_number) + 1)
  expect(seen).toHaveLength(61)
})
