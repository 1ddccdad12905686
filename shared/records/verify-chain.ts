import { type ChainHead, chainStart, recordHash } from './chain.ts'
import type { ServiceRecord } from './service-record.ts'

/** Whether a chain is whole; otherwise the first place where it is not, and how. */
export type ChainCheck =
  | { intact: true; records: number; root: string }
  | { intact: false; at: number; why: 'missing' | 'altered' | 'unlinked' | 'cutOff' }

/**
 * Pure: walks all records of one volunteer. Tells a changed field (`altered`), a record that is gone (`missing`), one that
 * does not name the one before it (`unlinked`), and an end that was cut away or added to without the head (`cutOff`).
 */
export const verifyChain = (
  records: readonly ServiceRecord[],
  head: Pick<ChainHead, 'sequence' | 'hash'> | undefined,
): ChainCheck => {
  let previous = chainStart
  let at = 0
  for (const record of [...records].sort((a, b) => a.sequence - b.sequence)) {
    at += 1
    if (record.sequence !== at) return { intact: false, at, why: 'missing' }
    if (recordHash(record) !== record.hash) return { intact: false, at, why: 'altered' }
    if (record.previousHash !== previous) return { intact: false, at, why: 'unlinked' }
    previous = record.hash
  }
  if (at !== (head?.sequence ?? 0) || previous !== (head?.hash ?? chainStart))
    return { intact: false, at, why: 'cutOff' }
  return { intact: true, records: at, root: previous }
}
