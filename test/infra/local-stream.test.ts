import path from 'node:path'
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { LambdaHandler } from '#infra/local/invoke.ts'
import { nameOf, openStreamBench } from '#test/support/stream-bench.ts'

let bench: Awaited<ReturnType<typeof openStreamBench>>
beforeAll(async () => {
  bench = await openStreamBench()
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterAll(() => bench.close())

it('hands new items of its kind to each reader, in order, in the shape Lambda has', async () => {
  const due: DynamoDBRecord[] = []
  const messages: string[] = []
  const stream = await bench.begin({
    react: (event) => void due.push(...(event as DynamoDBStreamEvent).Records),
    notify: (event) => void messages.push(...(event as DynamoDBStreamEvent).Records.map(nameOf)),
  })
  for (let at = 0; at < 30; at += 1)
    await bench.put(`a${at}`, at % 3 === 0 ? 'Message' : 'Due', { at, flag: true, list: ['x'] })
  await bench.put('a1', 'Due', { changed: true })
  await bench.put('a2', 'Due', { at: 2, flag: true, list: ['x'] })
  await stream.caughtUp()
  await stream.stop()
  expect(due.map(nameOf)).toEqual(Array.from({ length: 30 }, (_, at) => `a${at}`).filter((_, at) => at % 3 !== 0))
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
    const poison = Records.find((record) => nameOf(record).endsWith('poison'))
    if (poison) attempts += 1
    if (poison && how === 'throws') throw new Error('cannot digest')
    for (const record of Records) {
      if (record === poison) return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
      done.push(nameOf(record))
    }
    return { batchItemFailures: [] }
  }
  const stream = await bench.begin({ react })
  const names = Array.from({ length: 10 }, (_, at) => `${how}${at}${at === 4 ? 'poison' : ''}`)
  for (const pk of names) await bench.put(pk, 'Due')
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
  const stream = await bench.begin({
    react: () => stuck,
    notify: (event) => void messages.push(...(event as DynamoDBStreamEvent).Records.map(nameOf)),
  })
  await bench.put('stuck', 'Due')
  await bench.put('free', 'Message')
  await vi.waitFor(() => expect(messages).toEqual(['free']))
  letGo()
  await stream.stop()
})

it('goes on where the last run ended', async () => {
  const file = path.join(bench.folder, 'kept')
  const first: string[] = []
  const before = await bench.begin({}, file)
  await before.caughtUp()
  await before.stop()
  await bench.put('while-away', 'Due')
  const after = await bench.begin(
    { react: (event) => void first.push(...(event as DynamoDBStreamEvent).Records.map(nameOf)) },
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
    const file = new DatabaseSync(bench.databaseFile, { readOnly: true })
    const all = file.prepare('SELECT sequence_number FROM _stream_records').all()
    file.close()
    return all
  }
  const seen: string[] = []
  const stream = await bench.begin({
    react: (event) => void seen.push(...(event as DynamoDBStreamEvent).Records.map(nameOf)),
  })
  for (let at = 0; at < 60; at += 1) await bench.put(`t${at}`, 'Due')
  await stream.caughtUp()
  await vi.waitFor(() => expect(rows()).toHaveLength(1), { timeout: 5000 })
  const [last] = rows()
  await bench.put('next', 'Due')
  await stream.caughtUp()
  await stream.stop()
  expect(Number(rows().at(-1)?.sequence_number)).toBe(Number(last?.sequence_number) + 1)
  expect(seen).toHaveLength(61)
})
