import { createHash } from 'node:crypto'

export const shardOf = (name: string, shards: number): number =>
  createHash('sha256').update(name).digest().readUInt16BE(0) % shards

/** How many partitions a write-heavy list is spread over. */
export const shards = { due: 4, counter: 4, list: 4, online: 8, stuck: 1, pool: 4 } as const
