import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { personDetails } from '#shared/people/person.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type Placement, placements, placementWord } from './placement.ts'

/** Contact closes again so many days after the service (published). */
export const contactDays = 7

/** Pure: whether both sides of a placement may see each other's name and number now. */
export const contactIsOpen = (placement: Pick<Placement, 'state' | 'agreed' | 'ends'>, now: Instant): boolean =>
  placement.agreed &&
  ['accepted', 'confirmed', 'checkedIn', 'checkedOut', 'recorded', 'disputed'].includes(placement.state) &&
  now < addDays(placement.ends, contactDays)

/** How one side of a placement is reached by the other. */
export interface Contact {
  placementId: string
  name: string
  phone: string
  until: Instant
}

/**
 * Name and number of the other side of a placement: of the volunteer for its requester, of the contact person for its
 * volunteer. Nothing unless both sides agreed, and nothing from a week after the end on. Every look is kept in the audit.
 */
export const contactOf = async (
  context: Context,
  input: { requestId: string; placementId: string; of: 'volunteer' | 'requester' },
): Promise<Contact | undefined> => {
  const [placement, request] = await Promise.all([
    placements.get(context.table, keys.placement(input.requestId, input.placementId)),
    requests.get(context.table, keys.request(input.requestId)),
  ])
  if (!placement || !request) throw notFound(placementWord)
  permit(context, 'placement.read', {
    what: placementWord,
    ...(input.of === 'volunteer' ? { requesterId: placement.requesterId } : { volunteerId: placement.volunteerId }),
  })
  if (!contactIsOpen(placement, context.clock())) return undefined
  const volunteer = await volunteers.get(context.table, keys.volunteer(placement.volunteerId))
  const personId = input.of === 'volunteer' ? volunteer?.personId : request.contactPersonId
  const details =
    personId === undefined ? undefined : await personDetails.get(context.table, keys.personDetails(personId))
  if (!details || personId === undefined) return undefined
  await context.table.write([audited(context, personId, 'contact.read', placement.id)])
  return {
    placementId: placement.id,
    name: context.vault.open(details.name, personId),
    phone: context.vault.open(details.phone, personId),
    until: addDays(placement.ends, contactDays),
  }
}
