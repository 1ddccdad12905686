import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { owners } from '#shared/table/keys.ts'
import { type Offer, offers } from './offer.ts'
import { offerWord } from './words.ts'

/** The offers one volunteer was sent, newest first, for themself. */
export const offersTo = async (
  context: Context,
  { volunteerId, limit = 50, cursor }: { volunteerId: string; limit?: number; cursor?: string },
): Promise<{ items: Loaded<Offer>[]; cursor?: string }> => {
  permit(context, 'offer.read', { what: offerWord, volunteerId })
  return offers.list(context.table, {
    index: 'owner',
    partition: owners.offersTo(volunteerId, '', '').ownerPk ?? '',
    backwards: true,
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  })
}
