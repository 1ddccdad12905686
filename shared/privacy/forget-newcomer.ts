import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import { invitationId, invitations } from '#shared/people/invitation.ts'
import { people } from '#shared/people/person.ts'
import { sessions } from '#shared/people/sessions.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { erasing } from './erase-me.ts'
import { rolesHeld } from './standing-duties.ts'

/**
 * Somebody who signed in and never took a role is forgotten once they were not seen for half a year: nothing is left that
 * their data could be for; somebody whom a list named and who never came, after a quarter. Who took a role meanwhile is
 * left alone; who came by again is looked at later.
 */
export const forgetNewcomer = async (context: Context, { personId }: { personId: string }): Promise<void> =>
  deciding(async () => {
    const { table, clock, vault } = context
    const [person, held, signedIn, invitation] = await Promise.all([
      people.get(table, keys.person(personId)),
      rolesHeld(table, personId),
      sessions.all(table, { index: 'owner', partition: owners.sessionsOf(personId, '').ownerPk ?? '' }),
      invitations.get(table, keys.invitation(invitationId(vault, personId))),
    ])
    if (person?.state !== 'active' || held.length > 0) return
    const now = clock()
    const seen =
      signedIn
        .map(({ seenAt }) => seenAt)
        .sort()
        .at(-1) ?? person.createdAt
    const days = invitation && signedIn.length === 0 ? keptDays.invited : keptDays.newcomer
    const at = addDays(invitation && signedIn.length === 0 ? person.createdAt : seen, days)
    await table.write(
      at > now
        ? [fallsDue({ kind: 'forgetNewcomer', requestId: '', about: personId, at, cause: at }, now)]
        : await erasing(context, person, held),
    )
  })
