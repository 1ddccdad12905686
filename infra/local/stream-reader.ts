import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StoredRecord,
} from '@aws-sdk/client-dynamodb-streams'
import { type DeliverySettings, deliver } from './stream-delivery.ts'
import type { StreamPositions } from './stream-positions.ts'
import { isNew, toLambdaRecord } from './stream-records.ts'

export interface ReaderSettings extends DeliverySettings {
  /** New items of this kind are delivered, all else is passed over. */
  entity: string
  batchSize: number
}

/** What a reader reads and where it notes how far it came. */
export interface StreamSource {
  client: DynamoDBStreamsClient
  streamArn: string
  positions: StreamPositions
}

const numberOf = (record: StoredRecord | undefined) => record?.dynamodb?.SequenceNumber

/** One event source mapping: reads the stream at its own pace, shard after shard. */
export class StreamReader {
  #iterators = new Map<string, string | undefined>()
  #mustList = true
  readonly #finished = new Set<string>()
  #stopped = false
  #wakeUp = () => {}
  #rounds = 0
  readonly #source: StreamSource
  readonly #settings: ReaderSettings
  readonly #done: Promise<void>

  constructor(source: StreamSource, settings: ReaderSettings, idleMs: number) {
    this.#source = source
    this.#settings = settings
    this.#done = this.#run(idleMs)
  }

  /** Looks for records now instead of in a moment. */
  wake(): void {
    this.#wakeUp()
  }

  /** Settles when it has seen and delivered all there was at the call. */
  async caughtUp(): Promise<void> {
    // The round under way may have begun before the last write: the one after it has not.
    for (const until = this.#rounds + 2; this.#rounds < until && !this.#stopped; ) {
      this.wake()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  /** Where every record up to it is done with. */
  position(shard: string): string | undefined {
    return this.#source.positions.get(this.#settings.reader, shard)
  }

  shards(): string[] {
    return [...this.#iterators.keys()]
  }

  /** Ends after the batch under way. */
  stop(): Promise<void> {
    this.#stopped = true
    this.wake()
    return this.#done
  }

  async #run(idleMs: number): Promise<void> {
    while (!this.#stopped) {
      let wait = idleMs
      try {
        if (this.#mustList) await this.#findShards()
        let found = false
        for (const shard of this.shards()) found = (await this.#readShard(shard)) || found
        if (found) continue
        this.#rounds += 1
      } catch (error) {
        if (!this.#stopped) console.error(`[${this.#settings.reader}] cannot read the stream`, error)
        // Expired or trimmed iterators are made anew from the position.
        this.#iterators.clear()
        this.#mustList = true
        wait = 1000
      }
      if (!this.#stopped) await this.#rest(wait)
    }
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async #findShards(): Promise<void> {
    const { client, streamArn } = this.#source
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }))
    for (const { ShardId } of StreamDescription?.Shards ?? []) {
      if (ShardId && !this.#finished.has(ShardId) && !this.#iterators.has(ShardId))
        this.#iterators.set(ShardId, undefined)
    }
    this.#mustList = false
  }

  async #iterator(shard: string): Promise<string | undefined> {
    const position = this.position(shard)
    const from = position
      ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: position }
      : { ShardIteratorType: 'TRIM_HORIZON' as const }
    const { client, streamArn } = this.#source
    const made = await client.send(new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shard, ...from }))
    return made.ShardIterator
  }

  async #readShard(shard: string): Promise<boolean> {
    const iterator = this.#iterators.get(shard) ?? (await this.#iterator(shard))
    const page = await this.#source.client.send(new GetRecordsCommand({ ShardIterator: iterator }))
    const records = page.Records ?? []
    if (records.length > 0) await this.#deliver(shard, records)
    if (page.NextShardIterator) this.#iterators.set(shard, page.NextShardIterator)
    else {
      // At its end: its successors are in the list by now.
      this.#finished.add(shard)
      this.#iterators.delete(shard)
      this.#mustList = true
    }
    return records.length > 0
  }

  async #deliver(shard: string, records: StoredRecord[]): Promise<void> {
    const { entity, batchSize, reader } = this.#settings
    const { streamArn, positions } = this.#source
    const wanted = records.filter(isNew(entity))
    for (let at = 0; at < wanted.length && !this.#stopped; at += batchSize) {
      const batch = wanted.slice(at, at + batchSize)
      await deliver(
        this.#settings,
        batch.map((record) => toLambdaRecord(record, streamArn)),
      )
      const done = numberOf(batch.at(-1))
      if (done) positions.set(reader, shard, done)
    }
    const last = numberOf(records.at(-1))
    if (last && !this.#stopped) positions.set(reader, shard, last)
  }
}
