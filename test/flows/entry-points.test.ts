import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { lambdaContext } from '#infra/local/invoke.ts'
import { type LocalQueue, openQueue } from '#infra/local/queue.ts'
import type { Context } from '#shared/authority/context.ts'
import { dues, fallsDue } from '#shared/dues/due.ts'
import { messages, tell } from '#shared/messages/message.ts'
import type { Change, Key } from '#shared/table/table.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'

// The entry points as Lambda calls them: real handlers, real table, a queue that notes what it is sent.

let database: TestDatabase
let context: Context
let entry: {
  react: (event: DynamoDBStreamEvent) => Promise<unknown>
  notify: (event: DynamoDBStreamEvent) => Promise<unknown>
  match: (event: SQSEvent) => Promise<unknown>
  sweep: () => Promise<unknown>
}
const queued: string[] = []
let queue: LocalQueue
const folder = mkdtempSync(path.join(tmpdir(), 'kezhi-'))

beforeAll(async () => {
  database = await startDatabase()
  queue = await openQueue({ setAside: () => {} })
  // Noted, and worked off by the tests themselves.
  queue.serve((event) => {
    const { Records } = event as SQSEvent
    queued.push(...Records.map(({ body }) => body))
  })
  writeFileSync(path.join(folder, 'key'), new Uint8Array(32).fill(7))
  Object.assign(process.env, {
    LOCAL_KEY_FILE: path.join(folder, 'key'),
    EMBEDDED: '1',
    AWS_ENDPOINT_URL_SQS: queue.endpoint,
    MATCH_QUEUE_URL: queue.queueUrl,
  })
  const [react, notify, match, sweep, { systemContext }] = await Promise.all([
    import('#functions/react.ts'),
    import('#functions/notify.ts'),
    import('#functions/match.ts'),
    import('#functions/sweep.ts'),
    import('#functions/context.ts'),
  ])
  const lambda = lambdaContext('test', 60)
  const tick = { time: '', detail: {} } as never
  entry = {
    react: (event) => react.handler(event, lambda),
    notify: (event) => notify.handler(event, lambda),
    match: (event) => match.handler(event, lambda),
    sweep: () => sweep.handler(tick, lambda),
  }
  context = await systemContext()
})
afterAll(async () => {
  await queue.stop()
  await database.stop()
  rmSync(folder, { recursive: true })
})
beforeEach(() => queued.splice(0))

const keyOf = (change: Change): Key => {
  if (change.kind !== 'put') throw new Error('no put')
  return { pk: change.item.pk, sk: change.item.sk }
}
const written = async (...changes: Change[]): Promise<Key[]> => {
  await context.table.write(changes)
  return changes.map(keyOf)
}
const streamOf = (...keys: Partial<Key>[]): DynamoDBStreamEvent => ({
  Records: keys.map(({ pk, sk }, at) => ({
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: String(at),
      ...(pk === undefined || sk === undefined ? {} : { Keys: { pk: { S: pk }, sk: { S: sk } } }),
    },
  })),
})
const draws = (cause: string, minutes = 0) => {
  const now = addMinutes(context.clock(), minutes)
  return fallsDue({ kind: 'settleRequest', requestId: 'req_none', at: now, cause }, now)
}
const stored = (key: Key | undefined) => context.table.get(key ?? { pk: '', sk: '' })

it('react works what is due now, leaves what is due later, and names only the records that failed', async () => {
  const [now, later] = await written(draws('now'), draws('later', 30))
  const answer = await entry.react(streamOf(now!, {}, later!))
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] })
  expect([await stored(now), (await stored(later))?.entity]).toEqual([undefined, 'Due'])
})

it('react hands matching to the queue, and match works it off', async () => {
  const at = context.clock()
  const [key] = await written(fallsDue({ kind: 'matchRequest', requestId: 'req_none', at, cause: 'm' }, at))
  await entry.react(streamOf(key!))
  await queue.idle()
  expect(queued.map((body) => JSON.parse(body))).toEqual([key])
  expect(await stored(key)).toBeDefined()
  const records = [...queued, 'no JSON'].map((body, n) => ({ messageId: `m${n}`, body }))
  expect(await entry.match({ Records: records } as SQSEvent)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
  expect(await stored(key)).toBeUndefined()
})

it('notify delivers a message; the due item behind it then finds nothing left to do', async () => {
  const [message, due] = await written(
    ...tell({ to: 'per_one', template: 'requestOpened', link: '/', cause: 'n' }, addMinutes(context.clock(), -6)),
  )
  expect(await entry.notify(streamOf(message!))).toEqual({ batchItemFailures: [] })
  const sent = await messages.get(context.table, message!)
  expect([sent?.state, sent?.sentAt !== undefined]).toEqual(['sent', true])
  await entry.sweep()
  expect(await stored(due)).toBeUndefined()
  expect((await messages.get(context.table, message!))?.version).toBe(sent?.version)
})

it('with no stream at all, the sweep delivers and queues what the stream would have', async () => {
  const ago = addMinutes(context.clock(), -7)
  const [message, due, match] = await written(
    ...tell({ to: 'per_two', template: 'requestOpened', link: '/', cause: 's' }, ago),
    fallsDue({ kind: 'matchRequest', requestId: 'req_none', at: ago, cause: 's' }, ago),
  )
  await entry.sweep()
  await queue.idle()
  expect((await messages.get(context.table, message!))?.state).toBe('sent')
  expect([await stored(due), await stored(match)]).toEqual([undefined, undefined])
  // Queued under its new moment, so that the sweep finds it again should the queue lose it.
  const [key]: Key[] = queued.map((body) => JSON.parse(body))
  expect((await dues.get(context.table, key!))?.kind).toBe('matchRequest')
})
