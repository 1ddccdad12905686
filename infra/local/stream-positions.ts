import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod'

const Positions = z.object({ stream: z.string(), readers: z.record(z.string(), z.record(z.string(), z.string())) })

/** How far each reader has come in each shard: the last record that is done with. */
export interface StreamPositions {
  get: (reader: string, shard: string) => string | undefined
  set: (reader: string, shard: string, sequenceNumber: string) => void
}

/** Positions kept in a file, so that a restart goes on where the last run ended; without a file, in memory. */
export const streamPositions = (stream: string, file?: string): StreamPositions => {
  let readers: z.infer<typeof Positions>['readers'] = {}
  try {
    const kept = Positions.parse(JSON.parse(readFileSync(file ?? '', 'utf8')))
    // Another stream counts anew: its beginning is ours.
    if (kept.stream === stream) readers = kept.readers
  } catch {
    // none yet, or torn: everything that is still there comes once more, and reactions bear that
  }
  return {
    get: (reader, shard) => readers[reader]?.[shard],
    set: (reader, shard, sequenceNumber) => {
      readers = { ...readers, [reader]: { ...readers[reader], [shard]: sequenceNumber } }
      if (!file) return
      writeFileSync(`${file}.new`, JSON.stringify({ stream, readers }))
      renameSync(`${file}.new`, file)
    },
  }
}
