import * as z from 'zod'
import type { Text } from '#shared/kernel/text.ts'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'

/**
 * 服务记录: one person's confirmed service with the fields of Ministry of Civil Affairs Order 67. Append-only: a record
 * is written once; a correction is a new record that names the old one.
 */
export const ServiceRecord = z.object({
  id: z.string(),
  volunteerId: z.string(),
  requestId: z.string(),
  placementId: z.string(),
  activity: z.string(),
  content: z.string(),
  place: z.string(),
  starts: Instant,
  ends: Instant,
  /** Time served, without travel; hours are shown from it by the configured rule. */
  minutes: z.number().int().min(0),
  organizationId: z.string(),
  organizationName: z.string(),
  /** Person who answered for the activity; the name is looked up when it is shown. */
  personInCharge: z.string(),
  requesterId: z.string(),
  requesterName: z.string(),
  scopeItem: z.number().int(),
  /** The lower figure of a dispute: stands until a correcting record follows. */
  disputed: z.boolean(),
  recordedAt: Instant,
  /** Last moment for recording: 10 working days after the end (Order 67). */
  deadline: Instant,
  /** The holidays of that year were not published yet: the real deadline may be later. */
  deadlineProvisional: z.boolean(),
  /** The way on to the national register. */
  exportState: z.enum(['notExported', 'exported', 'confirmed', 'rejected']),
  corrects: z.string().optional(),
  /** Place in this volunteer's chain, from 1. */
  sequence: z.number().int().min(1),
  /** Random, so that a hash tells nothing about facts that were erased. */
  salt: z.string(),
  /** Chain over this volunteer's records: hash of the one before and of this one's own facts. */
  previousHash: z.string(),
  hash: z.string(),
})
export type ServiceRecord = z.infer<typeof ServiceRecord>

export const serviceRecords = entity('ServiceRecord', ServiceRecord, (record) => ({
  ...keys.record(record.volunteerId, record.ends, record.id),
  ...owners.recordsOf(record.requestId, record.id),
}))

export const recordWord: Text = { zh: '服务记录', en: 'service record' }

/** All of one volunteer, by the end of the service. */
export const allRecordsOf = (table: Table, volunteerId: string): Promise<Loaded<ServiceRecord>[]> =>
  serviceRecords.all(table, { partition: keys.volunteer(volunteerId).pk, begins: 'RECORD#' })

/** Pure: the records that stand: those no later one corrects. */
export const standing = <R extends ServiceRecord>(records: readonly R[]): R[] => {
  const corrected = new Set(records.map(({ corrects }) => corrects))
  return records.filter(({ id }) => !corrected.has(id))
}
