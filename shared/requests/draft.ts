import * as z from 'zod'
import { keptDays } from '#shared/kernel/retention.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { addDays, epochSeconds, Instant } from '#shared/time/instant.ts'

/**
 * A need half written: whatever was typed, unchecked, so that saving never fails. It shares its id with the request it
 * becomes when it is submitted.
 */
export const RequestDraft = z.object({
  id: z.string(),
  requesterId: z.string(),
  fields: z.record(z.string(), z.unknown()),
  createdAt: Instant,
  savedAt: Instant,
  copiedFrom: z.string().optional(),
})
export type RequestDraft = z.infer<typeof RequestDraft>

export const drafts = entity('RequestDraft', RequestDraft, (draft) => ({
  ...keys.draft(draft.id),
  ...owners.requestsOf(draft.requesterId, draft.createdAt, draft.id),
  expires: epochSeconds(addDays(draft.savedAt, keptDays.draft)),
}))
