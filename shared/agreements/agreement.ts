import * as z from 'zod'
import { Text } from '#shared/kernel/text.ts'
import { RequestFacts } from '#shared/requests/service-request.ts'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'

export const Party = z.enum(['volunteer', 'requester', 'organization'])
export type Party = z.infer<typeof Party>

export const partyWords: Readonly<Record<Party, Text>> = {
  volunteer: { zh: '志愿者', en: 'volunteer' },
  requester: { zh: '服务对象', en: 'requester' },
  organization: { zh: '志愿服务组织', en: 'organization' },
}

/** One party's consent: who, when, and whether by accepting standard terms or by signing. */
export const Signature = z.object({ party: Party, by: z.string(), at: Instant, how: z.enum(['accepting', 'signing']) })
export type Signature = z.infer<typeof Signature>

/** What was agreed, as it stood when this edition was drafted: the text of an edition never changes afterwards. */
export const AgreedFacts = RequestFacts.omit({ shifts: true, destination: true }).extend({
  requesterName: z.string(),
  organizationName: Text,
  position: z.string(),
  starts: Instant,
  ends: Instant,
})
export type AgreedFacts = z.infer<typeof AgreedFacts>

/**
 * 服务协议 (Art. 12): stored for every placement. `standard` terms are agreed by accepting; `signed` ones bind when all
 * three parties signed. A change makes a new edition, to be agreed again; the edition before holds until then.
 */
export const Agreement = z.object({
  requestId: z.string(),
  placementId: z.string(),
  edition: z.number().int().min(1),
  factsVersion: z.number().int(),
  facts: AgreedFacts,
  volunteerId: z.string(),
  organizationId: z.string(),
  requesterId: z.string(),
  /** Territory of the request, and the organization with all above it. */
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

/** Editions that still hold are found by their organization, by start. */
export const agreements = entity('Agreement', Agreement, (agreement) => ({
  ...keys.agreement(agreement.requestId, agreement.placementId, agreement.edition),
  ...(agreement.state === 'superseded'
    ? {}
    : owners.agreementsOf(
        agreement.organizationId,
        agreement.facts.starts,
        `${agreement.placementId}#${agreement.edition}`,
      )),
}))

export const agreementWord: Text = { zh: '服务协议', en: 'agreement' }

/** Of all placements of a request, or of one; editions in order. */
export const agreementsOf = (table: Table, requestId: string, placementId?: string): Promise<Loaded<Agreement>[]> =>
  agreements.all(table, {
    partition: keys.request(requestId).pk,
    begins: placementId === undefined ? 'AGREEMENT#' : `AGREEMENT#${placementId}#`,
  })
