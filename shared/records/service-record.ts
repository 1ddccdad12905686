import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
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
  personInCharge: z.string(),
  requesterId: z.string(),
  requesterName: z.string(),
  scopeItem: z.number().int(),
  disputed: z.boolean(),
  recordedAt: Instant,
  /** Last moment for recording: 10 working days after the end (Order 67). */
  deadline: Instant,
  /** The way on to the national register. */
  exportState: z.enum(['notExported', 'exported', 'confirmed', 'rejected']),
  corrects: z.string().optional(),
  /** Chain over this volunteer's records: hash of the one before and of this one's own facts. */
  previousHash: z.string(),
  hash: z.string(),
})
export type ServiceRecord = z.infer<typeof ServiceRecord>

export const serviceRecords = entity('ServiceRecord', ServiceRecord, (record) => ({
  ...keys.record(record.volunteerId, record.ends, record.id),
  ...owners.recordsOf(record.requestId, record.id),
}))
