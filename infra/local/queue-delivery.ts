import { createHash, randomUUID } from 'node:crypto'
import type { SQSEvent, SQSRecord } from 'aws-lambda'
import type { SetAside } from './dead-letters.ts'
import { failedIn, type LambdaHandler, lambdaContext } from './invoke.ts'

export interface QueueSettings {
  setAside: SetAside
  /** How many messages one call gets at most. */
  batchSize?: number
  /** How many calls run at a time. */
  concurrency?: number
  /** After so many failures a message is set aside. */
  tries?: number
  /** The wait after the first failure; doubles each time. */
  retryMs?: number
}

interface Waiting {
  id: string
  body: string
  due: number
  received: number
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex')

const toRecord = ({ id, body, received }: Waiting): SQSRecord => ({
  messageId: id,
  receiptHandle: id,
  body,
  attributes: {
    ApproximateReceiveCount: String(received),
    SentTimestamp: String(Date.now()),
    SenderId: 'embedded',
    ApproximateFirstReceiveTimestamp: String(Date.now()),
  },
  messageAttributes: {},
  md5OfBody: md5(body),
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:embedded:000000000000:match',
  awsRegion: 'embedded',
})

/** Messages that wait and the calls that work them off, in batches, several at a time. */
export class QueueDelivery {
  #waiting: Waiting[] = []
  #handler: LambdaHandler | undefined
  #stopped = false
  readonly #running = new Set<Promise<void>>()
  readonly #settings: Required<QueueSettings>
  readonly #clock = setInterval(() => this.#pump(), 50)

  constructor(settings: QueueSettings) {
    this.#settings = { batchSize: 10, concurrency: 2, tries: 5, retryMs: 500, ...settings }
  }

  /** Takes a message in; what SQS answers to its sender. */
  add(body: string, delaySeconds: number) {
    const id = randomUUID()
    this.#waiting.push({ id, body, due: Date.now() + delaySeconds * 1000, received: 0 })
    setImmediate(() => this.#pump())
    return { MessageId: id, MD5OfMessageBody: md5(body) }
  }

  /** From now on messages go to this handler; before, they wait. */
  serve(handler: LambdaHandler): void {
    this.#handler = handler
    this.#pump()
  }

  /** Settles when nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.#waiting.length > 0 || this.#running.size > 0) await new Promise((resolve) => setTimeout(resolve, 10))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#clock)
    await Promise.all(this.#running)
  }

  #pump(): void {
    const { batchSize, concurrency } = this.#settings
    while (this.#handler && !this.#stopped && this.#running.size < concurrency) {
      const now = Date.now()
      const batch = this.#waiting.filter((message) => message.due <= now).slice(0, batchSize)
      if (batch.length === 0) return
      this.#waiting = this.#waiting.filter((message) => !batch.includes(message))
      const run = this.#deliver(this.#handler, batch).finally(() => {
        this.#running.delete(run)
        this.#pump()
      })
      this.#running.add(run)
    }
  }

  async #deliver(handler: LambdaHandler, batch: Waiting[]): Promise<void> {
    const { setAside, tries, retryMs } = this.#settings
    for (const message of batch) message.received += 1
    const event: SQSEvent = { Records: batch.map(toRecord) }
    let failed = batch
    let error = 'reported as failed'
    try {
      const failures = new Set(failedIn(await handler(event, lambdaContext('match'))))
      failed = batch.filter((message) => failures.has(message.id))
    } catch (thrown) {
      error = String(thrown)
      console.error('[match]', thrown)
    }
    for (const message of failed) {
      if (message.received >= tries) setAside({ reader: 'match', id: message.id, body: message.body, error })
      else this.#waiting.push({ ...message, due: Date.now() + retryMs * 2 ** (message.received - 1) })
    }
  }
}
