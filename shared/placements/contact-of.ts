import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound, wrongState } from '#shared/kernel/refusal.ts'
import { detailsOf } from '#shared/people/details.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { type Contact, contactClosed, contactIsOpen, contactUntil } from './contact.ts'
import { placements, placementWord } from './placement.ts'

/**
 * Name and number of the requester's contact person, for a volunteer placed with it. Refused unless both
 * sides agreed, and from some days after the end on. Every look is kept in the audit.
 */
export const contactOf = async (
  context: Context,
  input: { requestId: string; placementId: string },
): Promise<Contact | undefined> => {
  const [placement, request] = await Promise.all([
    placements.get(context.table, keys.placement(input.requestId, input.placementId)),
    requests.get(context.table, keys.request(input.requestId)),
  ])
  if (!placement || !request) throw notFound(placementWord)
  permit(context, 'placement.read', { what: placementWord, volunteerId: placement.volunteerId })
  const now = context.clock()
  if (!contactIsOpen(placement, now)) throw wrongState('contactClosed', contactClosed(placement, now))
  const personId = request.contactPersonId
  const details = await detailsOf(context, personId)
  if (!details) return undefined
  await context.table.write([audited(context, personId, 'contact.read', placement.id)])
  return {
    placementId: placement.id,
    ...details,
    until: contactUntil(placement),
  }
}
