import type { Context } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { nextWaking } from '#shared/matching/waking.ts'
import { tell } from '#shared/messages/message.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { sendCaps } from '#shared/people/challenge.ts'
import { invitationId, invitations } from '#shared/people/invitation.ts'
import { people } from '#shared/people/person.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { addLocalDays, fromLocal, localDate } from '#shared/time/shanghai.ts'

/** Messages to people who are not here yet, for one organization on one day, whatever lists it brings. */
export const invitationsPerDay = 500

/**
 * The changes by which somebody who is not here is written to: between 8:00 and 21:00, on the first day on which the
 * organization has not written to enough people. Counted in the same write.
 */
export const invitationDue = async (
  { table, clock }: Context,
  { organizationId, personId }: { organizationId: string; personId: string },
): Promise<Change[]> => {
  const now = clock()
  const name = `invitations:${organizationId}`
  const first = nextWaking(now)
  for (let day = localDate(first); ; day = addLocalDays(day, 1)) {
    const cap = await sendCaps.get(table, keys.sendCap(name, day))
    if (cap && cap.sent >= invitationsPerDay) continue
    const at: Instant = day === localDate(first) ? first : fromLocal(day, '08:00')
    return [
      cap
        ? sendCaps.replace({ ...cap, sent: cap.sent + 1, lastAt: at })
        : sendCaps.create({ name, day, sent: 1, lastAt: at }),
      fallsDue({ kind: 'sendInvitation', requestId: '', about: personId, at, cause: 'invited' }, now),
    ]
  }
}

/**
 * Writes to somebody who was invited from a list. Follows from its due item; nobody is written to whose invitation was
 * taken back, turned down or used meanwhile. Running twice sends one message.
 */
export const sendInvitation = async (context: Context, { personId }: { personId: string }): Promise<void> => {
  const { table, vault, clock } = context
  const [person, invitation] = await Promise.all([
    people.get(table, keys.person(personId)),
    invitations.get(table, keys.invitation(invitationId(vault, personId))),
  ])
  if (person?.state !== 'active' || !invitation) return
  const organization = await organizations.get(table, keys.organization(invitation.organizationId))
  await table.write([
    people.check(person),
    ...tell(
      {
        to: personId,
        template: 'registerInvited',
        channel: 'sms',
        values: { organization: organization?.name.zh ?? '' },
        link: `/invited/${invitation.id}`,
        cause: invitation.importId,
      },
      clock(),
    ),
  ])
}
