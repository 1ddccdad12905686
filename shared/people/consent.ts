import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'
import { notices, Purpose } from './notices.ts'

/** The receipt for one purpose: how it stands, since when, which edition was read, and how it was said. Each change is audited too. */
export const Consent = z.object({
  personId: z.string(),
  purpose: Purpose,
  state: z.enum(['given', 'withdrawn']),
  edition: z.string(),
  at: Instant,
  /** By the person on their own page; nobody says it for them. */
  how: z.literal('ownPage'),
})
export type Consent = z.infer<typeof Consent>

export const consents = entity('Consent', Consent, (consent) => keys.consent(consent.personId, consent.purpose))

/** Pure: whether a purpose is consented to, by its receipt or, without one, as its notice says. */
export const holds = (purpose: Purpose, receipt: Consent | undefined): boolean =>
  (receipt?.state ?? notices[purpose].standing) === 'given'

/** Of some people, those who consent to a purpose now. */
export const consenting = async (
  table: Table,
  purpose: Purpose,
  personIds: readonly string[],
): Promise<Set<string>> => {
  const found = await consents.getMany(
    table,
    [...new Set(personIds)].map((id) => keys.consent(id, purpose)),
    { consistent: true },
  )
  const receipts = new Map(found.map((one) => [one.personId, one]))
  return new Set(personIds.filter((id) => holds(purpose, receipts.get(id))))
}
