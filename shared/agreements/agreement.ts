import * as z from 'zod'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'

export const Party = z.enum(['volunteer', 'requester', 'organization'])
export type Party = z.infer<typeof Party>

/** One party's consent: who, when, and whether by accepting standard terms or by signing. */
export const Signature = z.object({ party: Party, by: z.string(), at: Instant, how: z.enum(['accepting', 'signing']) })
export type Signature = z.infer<typeof Signature>

/**
 * 服务协议 (Art. 12): stored for every placement. `standard` terms are agreed by accepting; `signed` ones bind when all
 * three parties signed. A change makes a new edition, to be agreed again.
 */
export const Agreement = z.object({
  requestId: z.string(),
  placementId: z.string(),
  edition: z.number().int().min(1),
  factsVersion: z.number().int(),
  volunteerId: z.string(),
  organizationId: z.string(),
  requesterId: z.string(),
  reach: z.array(z.string()),
  form: z.enum(['standard', 'signed']),
  /** Why it has to be signed: names of the provisions that ask for it. */
  because: z.array(z.string()),
  /** Terms that scope item and case add, by name; `terms.ts` has their words. */
  terms: z.array(z.string()),
  state: z.enum(['open', 'agreed', 'superseded']),
  signatures: z.array(Signature),
  draftedAt: Instant,
})
export type Agreement = z.infer<typeof Agreement>

export const agreements = entity('Agreement', Agreement, (agreement) =>
  keys.agreement(agreement.requestId, agreement.placementId, agreement.edition),
)

export const agreementsOfRequest = (table: Table, requestId: string): Promise<Loaded<Agreement>[]> =>
  agreements.all(table, { partition: keys.request(requestId).pk, begins: 'AGREEMENT#' })
