import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { personDetails } from '#shared/people/person.ts'
import { keys } from '#shared/table/keys.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type Contact, contactIsOpen, contactUntil } from './contact.ts'
import { placementsOfRequest, placementWord } from './placement.ts'

/**
 * Names and numbers of the volunteers of a request, for its requester: of those with whom both sides agreed, until a week
 * after the end. Every look is kept in the audit, one entry a person.
 */
export const contactsOf = async (
  context: Context,
  input: { requestId: string; requesterId: string },
): Promise<Contact[]> => {
  permit(context, 'placement.read', { what: placementWord, requesterId: input.requesterId })
  const now = context.clock()
  const open = (await placementsOfRequest(context.table, input.requestId)).filter(
    (placement) => placement.requesterId === input.requesterId && contactIsOpen(placement, now),
  )
  if (open.length === 0) return []
  const people = await volunteers.getMany(
    context.table,
    [...new Set(open.map((p) => p.volunteerId))].map(keys.volunteer),
  )
  const details = await personDetails.getMany(
    context.table,
    people.map(({ personId }) => keys.personDetails(personId)),
  )
  const found = open.flatMap((placement): (Contact & { personId: string })[] => {
    const personId = people.find(({ id }) => id === placement.volunteerId)?.personId
    const sealed = details.find((one) => one.personId === personId)
    return sealed === undefined || personId === undefined
      ? []
      : [
          {
            personId,
            placementId: placement.id,
            name: context.vault.open(sealed.name, personId),
            phone: context.vault.open(sealed.phone, personId),
            until: contactUntil(placement),
          },
        ]
  })
  if (found.length > 0) {
    await context.table.write(found.map((one) => audited(context, one.personId, 'contact.read', one.placementId)))
  }
  return found.map(({ personId: _seen, ...contact }) => contact)
}
