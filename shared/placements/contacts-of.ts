import { auditEntries } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { derivedId } from '#shared/kernel/id.ts'
import { readDetails } from '#shared/people/details.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { toInstant, toMilliseconds } from '#shared/time/instant.ts'
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
    await context.table.write(found.map((one) => looked(context, one)))
  }
  return found.map(({ personId: _seen, ...contact }) => contact)
}

const hour = 3_600_000

const looked = (context: Context, of: { personId: string; placementId: string }): Change => {
  const by = actorName(context.actor)
  const at = toInstant(Math.floor(toMilliseconds(context.clock()) / hour) * hour)
  return auditEntries.put({
    id: derivedId('due', 'contact.read', of.placementId, by, at),
    about: of.personId,
    at,
    by,
    act: 'contact.read',
    note: of.placementId,
  })
}
