import { asSystem, type Context, deciding } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { allDetailsOf } from '#shared/people/details.ts'
import { declinedInvitations, type Invitation, invitations, invitationWord } from '#shared/people/invitation.ts'
import { people } from '#shared/people/person.ts'
import { sessions } from '#shared/people/sessions.ts'
import { erasing } from '#shared/privacy/erase-me.ts'
import { rolesHeld } from '#shared/privacy/standing-duties.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { phonePrint } from './look-up.ts'

const loaded = async ({ table }: Context, id: string): Promise<Loaded<Invitation>> => {
  const invitation = await invitations.get(table, keys.invitation(id))
  if (!invitation) throw notFound(invitationWord)
  return invitation
}

/** Who invites by an invitation, for whoever holds its link; nothing about the person who was invited. */
export const readInvitation = async (
  context: Context,
  input: { id: string },
): Promise<{ organization: Text; invitedAt: string }> => {
  const { organizationId, invitedAt } = await loaded(context, input.id)
  const organization = await organizations.get(context.table, keys.organization(organizationId))
  return { organization: organization?.name ?? { zh: '科协', en: 'the association' }, invitedAt }
}

/**
 * Somebody does not want to be invited, by the link they were sent: what the list gave is deleted, and no list brings them
 * again. Who has an account of their own keeps it. The link works once; after that nothing is there.
 */
export const declineInvitation = async (context: Context, input: { id: string }): Promise<void> =>
  deciding(async () => {
    const { table, clock } = context
    const invitation = await loaded(context, input.id)
    const { personId } = invitation
    const [person, held, signedIn, details] = await Promise.all([
      people.get(table, keys.person(personId)),
      rolesHeld(table, personId),
      sessions.all(table, { index: 'owner', partition: owners.sessionsOf(personId, '').ownerPk ?? '' }),
      allDetailsOf(context, personId),
    ])
    const declined = details
      ? [declinedInvitations.put({ fingerprint: phonePrint(context, details.phone), at: clock() })]
      : []
    const onlyListed = person?.state === 'active' && held.length === 0 && signedIn.length === 0
    await table.write([
      ...declined,
      ...(onlyListed ? await erasing(asSystem(context), person, held) : [invitations.remove(invitation)]),
    ])
  })
