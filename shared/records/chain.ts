import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Random } from '#shared/kernel/random.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { ServiceRecord } from './service-record.ts'

/**
 * The end of a volunteer's chain. Every record moves it under its version, so two services recorded at once stand one
 * after the other and neither is lost.
 */
export const ChainHead = z.object({ volunteerId: z.string(), sequence: z.number().int().min(0), hash: z.string() })
export type ChainHead = z.infer<typeof ChainHead>
export const chainHeads = entity('ChainHead', ChainHead, (head) => keys.chainHead(head.volunteerId))

/** What the first record of a chain names as the one before it. */
export const chainStart = '0'.repeat(64)

export type Unsealed = Omit<ServiceRecord, 'sequence' | 'salt' | 'previousHash' | 'hash'>

// Everything but the way to the national register, which goes on after the record is written. The order never changes.
const sealedFields = [
  'id',
  'volunteerId',
  'requestId',
  'placementId',
  'activity',
  'content',
  'place',
  'starts',
  'ends',
  'minutes',
  'organizationId',
  'organizationName',
  'personInCharge',
  'requesterId',
  'requesterName',
  'scopeItem',
  'disputed',
  'recordedAt',
  'deadline',
  'deadlineProvisional',
  'corrects',
  'sequence',
  'salt',
  'previousHash',
] as const satisfies readonly (keyof ServiceRecord)[]

/** Pure: the hash of a record over its own facts and the hash before it. */
export const recordHash = (record: Omit<ServiceRecord, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify(sealedFields.map((field) => record[field] ?? null)))
    .digest('hex')

export const newSalt = (random: Random): string =>
  Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')

/** Pure: a record put at the end of a chain, and the new end. */
export const seal = (
  record: Unsealed,
  head: Pick<ChainHead, 'sequence' | 'hash'> | undefined,
  salt: string,
): { record: ServiceRecord; head: ChainHead } => {
  const linked = { ...record, sequence: (head?.sequence ?? 0) + 1, salt, previousHash: head?.hash ?? chainStart }
  const hash = recordHash(linked)
  return {
    record: { ...linked, hash },
    head: { volunteerId: record.volunteerId, sequence: linked.sequence, hash },
  }
}
