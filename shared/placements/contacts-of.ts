import { looked } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { readDetails } from '#shared/people/details.ts'
import { keys } from '#shared/table/keys.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type Contact, contactIsOpen, contactUntil } from './contact.ts'
import { placementsOfRequest, placementWord } from './placement.ts'

/**
 * Names and numbers of the volunteers of a request, for its requester: of those with whom both sides agreed, until some days
 * after the end. Who looked is kept in the audit, once an hour for each person: the page of a session asks every minute.
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
  const details = await readDetails(
    context,
    people.map(({ personId }) => personId),
  )
  const found = open.flatMap((placement): (Contact & { personId: string })[] => {
    const personId = people.find(({ id }) => id === placement.volunteerId)?.personId
    const known = personId === undefined ? undefined : details.get(personId)
    return known === undefined || personId === undefined
      ? []
      : [{ personId, placementId: placement.id, ...known, until: contactUntil(placement) }]
  })
  if (found.length > 0) {
    await context.table.write(
      found.map((one) => looked(context, one.personId, 'contact.read', { note: one.placementId })),
    )
  }
  return found.map(({ personId: _seen, ...contact }) => contact)
}
