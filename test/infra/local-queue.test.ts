import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { DeadLetter } from '#infra/local/dead-letters.ts'
import { type LocalQueue, openQueue } from '#infra/local/queue.ts'

let queue: LocalQueue
let sqs: SQSClient
let setAside: DeadLetter[] = []
let events: SQSEvent[] = []
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  queue = await openQueue({ setAside: (letter) => setAside.push(letter), tries: 3, retryMs: 1, concurrency: 2 })
  process.env.AWS_ENDPOINT_URL_SQS = queue.endpoint
  sqs = new SQSClient({ region: 'cn-north-1', credentials: { accessKeyId: 'x', secretAccessKey: 'y' } })
})
beforeEach(() => {
  setAside = []
  events = []
})
afterAll(async () => {
  sqs.destroy()
  await queue.stop()
})

const send = (MessageBody: string, DelaySeconds = 0) =>
  sqs.send(new SendMessageCommand({ QueueUrl: queue.queueUrl, MessageBody, DelaySeconds }))
const bodies = () => events.flatMap((event) => event.Records.map((record) => record.body))

it('holds messages until there is a handler, then delivers them, Chinese included', async () => {
  expect((await send('{"due":"鱼"}')).MessageId).toMatch(/-/)
  queue.serve((event) => void events.push(event as SQSEvent))
  await queue.idle()
  expect(bodies()).toEqual(['{"due":"鱼"}'])
  expect(events[0]?.Records[0]?.attributes.ApproximateReceiveCount).toBe('1')
})

it('takes batches of up to ten and delivers each once', async () => {
  queue.serve((event) => void events.push(event as SQSEvent))
  const Entries = Array.from({ length: 10 }, (_, at) => ({ Id: `e${at}`, MessageBody: `b${at}` }))
  const sent = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queue.queueUrl, Entries }))
  expect(sent.Successful?.map((entry) => entry.Id)).toEqual(Entries.map((entry) => entry.Id))
  await queue.idle()
  expect(bodies().sort()).toEqual(Entries.map((entry) => entry.MessageBody).sort())
})

it('tries a failing message again, alone of its batch, then sets it aside', async () => {
  queue.serve((event) => {
    events.push(event as SQSEvent)
    const failed = (event as SQSEvent).Records.filter((record) => record.body === 'poison')
    return { batchItemFailures: failed.map((record) => ({ itemIdentifier: record.messageId })) }
  })
  await Promise.all(['a', 'poison', 'b'].map((body) => send(body)))
  await queue.idle()
  expect(bodies().sort()).toEqual(['a', 'b', 'poison', 'poison', 'poison'])
  expect(setAside.map((letter) => letter.body)).toEqual(['poison'])
})

it('recovers from a handler that throws once', async () => {
  let calls = 0
  queue.serve((event) => {
    calls += 1
    if (calls === 1) throw new Error('first time')
    events.push(event as SQSEvent)
  })
  await send('again')
  await queue.idle()
  expect([bodies(), setAside]).toEqual([['again'], []])
})

it('waits as long as the sender asks', async () => {
  queue.serve((event) => void events.push(event as SQSEvent))
  const started = Date.now()
  await send('later', 1)
  await queue.idle()
  expect(Date.now() - started).toBeGreaterThan(950)
})

it('runs two calls at a time, not more', async () => {
  let running = 0
  let most = 0
  queue.serve(async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 20))
    running -= 1
  })
  for (let at = 0; at < 40; at += 1) await send(String(at))
  await queue.idle()
  expect(most).toBe(2)
})

it('refuses what SQS would refuse', async () => {
  await expect(sqs.send(new SendMessageBatchCommand({ QueueUrl: queue.queueUrl, Entries: [] }))).rejects.toThrow()
})
