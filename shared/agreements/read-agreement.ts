import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { type Agreement, agreementsOf, agreementWord } from './agreement.ts'

/** The newest edition of the agreement of one placement, for any of its three parties. */
export const readAgreement = async (
  context: Context,
  { requestId, placementId }: { requestId: string; placementId: string },
): Promise<Agreement> => {
  const agreement = (await agreementsOf(context.table, requestId, placementId)).at(-1)
  if (!agreement) throw notFound(agreementWord)
  const { volunteerId, requesterId, reach } = agreement
  permit(context, 'agreement.read', { what: agreementWord, volunteerId, requesterId, reach })
  return agreement
}
