import { setTimeout as sleep } from 'node:timers/promises'
import type { _Record as StoredRecord } from '@aws-sdk/client-dynamodb-streams'
import { type DeliverySettings, deliver } from './stream-delivery.ts'
import { isNew, toLambdaRecord } from './stream-records.ts'
import { listShards, nextPage, type StreamSource } from './stream-source.ts'

export interface ReaderSettings extends DeliverySettings {
  /** New items of this kind are delivered, all else is passed over. */
  entity: string
  batchSize: number
}

/** The least time between two looks. */
const breathMs = 20

const numberOf = (record: StoredRecord | undefined) => record?.dynamodb?.SequenceNumber

/** One event source mapping: reads the stream at its own pace, shard after shard. */
export class StreamReader {
  #iterators = new Map<string, string | undefined>()
  #mustList = true
  readonly #finished = new Set<string>()
  #stopped = false
  #woken = false
  #endRest = () => {}
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
    this.#woken = true
    this.#endRest()
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
      this.#woken = false
      const found = await this.#round()
      // Also after a find: reading after every single write would slow the writers, and make batches of one.
      await sleep(breathMs)
      if (!found) await this.#rest(idleMs)
    }
  }

  async #round(): Promise<boolean> {
    try {
      if (this.#mustList) await this.#findShards()
      let found = false
      for (const shard of this.shards()) found = (await this.#readShard(shard)) || found
      if (!found) this.#rounds += 1
      return found
    } catch (error) {
      if (!this.#stopped) console.error(`[${this.#settings.reader}] cannot read the stream`, error)
      // Expired or trimmed iterators are made anew from the position.
      this.#iterators.clear()
      this.#mustList = true
      return false
    }
  }

  #rest(ms: number): Promise<void> | undefined {
    if (this.#woken || this.#stopped) return
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#endRest = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async #findShards(): Promise<void> {
    for (const shard of await listShards(this.#source)) {
      if (!this.#finished.has(shard) && !this.#iterators.has(shard)) this.#iterators.set(shard, undefined)
    }
    this.#mustList = false
  }

  async #readShard(shard: string): Promise<boolean> {
    const page = await nextPage(this.#source, shard, this.#iterators.get(shard), this.position(shard))
    if (page.records.length > 0) await this.#deliver(shard, page.records)
    if (page.next) this.#iterators.set(shard, page.next)
    else {
      // At its end: its successors are in the list by now.
      this.#finished.add(shard)
      this.#iterators.delete(shard)
      this.#mustList = true
    }
    return page.records.length > 0
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
