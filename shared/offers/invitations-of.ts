import type { Context } from '#shared/authority/context.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import type { Offer } from './offer.ts'
import { offersTo } from './offers-to.ts'

/** An offer as its list shows it, with the need it is about. */
export interface Invitation {
  offer: Offer
  request: Pick<ServiceRequest, 'manner' | 'place' | 'requesterName' | 'requesterKind' | 'dangerous'> | undefined
}

/** The offers one volunteer was sent with what each is about, newest first, for themself. */
export const invitationsOf = async (
  context: Context,
  input: { volunteerId: string; limit?: number; cursor?: string },
): Promise<{ items: Invitation[]; cursor?: string }> => {
  const page = await offersTo(context, input)
  const wanted = [...new Set(page.items.map(({ requestId }) => requestId))]
  const found = await requests.getMany(context.table, wanted.map(keys.request))
  return {
    ...page,
    items: page.items.map((offer) => ({ offer, request: found.find(({ id }) => id === offer.requestId) })),
  }
}
