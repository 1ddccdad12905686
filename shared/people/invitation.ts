import * as z from 'zod'
import type { Context } from '#shared/authority/context.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Vault } from '#shared/kernel/vault.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, epochSeconds, Instant } from '#shared/time/instant.ts'
import { type PersonKey, personKeys } from './person.ts'

/**
 * Somebody whom a list of the outside register names is invited to enrol. What the register says of them waits here,
 * sealed under their own key, until they enrol, say no, or let the time pass.
 */
export const Invitation = z.object({
  id: z.string(),
  personId: z.string(),
  organizationId: z.string(),
  /** The import that brought it, so that it can be undone. */
  importId: z.string(),
  /** What the register says: `Invited`, sealed. */
  says: z.string(),
  invitedAt: Instant,
})
export type Invitation = z.infer<typeof Invitation>

/** A month longer than the person who was entered for it, so that whoever forgets them finds it. */
export const invitations = entity('Invitation', Invitation, (invitation) => ({
  ...keys.invitation(invitation.id),
  expires: epochSeconds(addDays(invitation.invitedAt, keptDays.invited + 30)),
}))

export const invitationWord: Text = { zh: '邀请', en: 'invitation' }

/** What the register says of somebody, as of a moment. */
export const Invited = z.object({
  number: z.string(),
  state: z.enum(['confirmed', 'rejected']),
  checkedAt: Instant,
  enrolledOn: z.string().optional(),
})
export type Invited = z.infer<typeof Invited>

/** Known from the person to whoever holds the key of the product, and guessed by nobody: it stands in a link. */
export const invitationId = (vault: Pick<Vault, 'fingerprint'>, personId: string): string =>
  vault.fingerprint(`invitation:${personId}`)

const boundTo = (personId: string): string => `${personId}:invitation`

export const sealInvited = (vault: Vault, { personId, key }: PersonKey, says: Invited): string =>
  vault.under(key, personId).seal(JSON.stringify(says), boundTo(personId))

/** The invitation of a person with what the register says of them; nothing where there is none. */
export const invitationOf = async (
  { table, vault }: Pick<Context, 'table' | 'vault'>,
  personId: string,
): Promise<{ invitation: Invitation; says: Invited } | undefined> => {
  const invitation = await invitations.get(table, keys.invitation(invitationId(vault, personId)))
  const key = invitation && (await personKeys.get(table, keys.personKey(personId)))
  if (!key) return undefined
  const plain: unknown = JSON.parse(vault.under(key.key, personId).open(invitation.says, boundTo(personId)))
  return { invitation, says: Invited.parse(plain) }
}

/** Somebody said no to being invited: only the keyed hash of the number, so that nobody asks again. */
export const DeclinedInvitation = z.object({ fingerprint: z.string(), at: Instant })
export type DeclinedInvitation = z.infer<typeof DeclinedInvitation>
export const declinedInvitations = entity('DeclinedInvitation', DeclinedInvitation, ({ fingerprint, at }) => ({
  ...keys.declinedInvitation(fingerprint),
  expires: epochSeconds(addDays(at, keptDays.declined)),
}))
