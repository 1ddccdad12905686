import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { SetAside } from './dead-letters.ts'
import type { LambdaHandler } from './invoke.ts'
import { streamPositions } from './stream-positions.ts'
import { StreamReader } from './stream-reader.ts'
import { openTrim } from './stream-trim.ts'

/** One of the functions fed by the stream, and the kind of new item it wants. */
export interface StreamConsumer {
  name: string
  entity: string
  handler: LambdaHandler
}

export interface StreamSettings {
  client: DynamoDBStreamsClient
  streamArn: string
  tableName: string
  consumers: StreamConsumer[]
  setAside: SetAside
  /** Where positions are kept over a restart; in memory without it. */
  positionsFile?: string
  /** The emulator's file, to remove delivered records from; a database elsewhere looks after its own. */
  databaseFile?: string
  batchSize?: number
  tries?: number
  retryMs?: number
  idleMs?: number
}

/** The table's stream and its readers. */
export interface Stream {
  /** Something was written: look now. */
  wake: () => void
  caughtUp: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts one reader for each consumer, in place of the event source mappings, and removes what all are done with. */
export const startStream = async (settings: StreamSettings): Promise<Stream> => {
  const { client, streamArn, tableName, consumers, setAside, positionsFile, databaseFile } = settings
  const { batchSize = 25, tries = 5, retryMs = 200, idleMs = 200 } = settings
  const source = { client, streamArn, positions: streamPositions(streamArn, positionsFile) }
  const trimming = databaseFile ? await openTrim(databaseFile, tableName) : undefined
  const readers = consumers.map(
    ({ name, entity, handler }) =>
      new StreamReader(source, { reader: name, entity, handler, setAside, batchSize, tries, retryMs }, idleMs),
  )
  const trim = () => {
    for (const shard of readers[0]?.shards() ?? []) {
      const positions = readers.map((reader) => Number(reader.position(shard) ?? 0))
      trimming?.trim(Math.min(...positions))
    }
  }
  const clock = trimming ? setInterval(trim, 1000) : undefined
  return {
    wake: () => {
      for (const reader of readers) reader.wake()
    },
    caughtUp: async () => {
      await Promise.all(readers.map((reader) => reader.caughtUp()))
    },
    stop: async () => {
      clearInterval(clock)
      await Promise.all(readers.map((reader) => reader.stop()))
      trimming?.close()
      client.destroy()
    },
  }
}
