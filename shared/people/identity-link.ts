import * as z from 'zod'
import { audited } from '#shared/audit/audit.ts'
import type { Actor } from '#shared/authority/actor.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'
import { phoneOwners } from './person.ts'
import { readPhone } from './phone.ts'
import { readPerson } from './who-is.ts'

/** Somebody at another issuer who is a person here. Named by a keyed hash: the issuer's own name for them is not kept. */
export const IdentityLink = z.object({
  fingerprint: z.string(),
  personId: z.string(),
  issuer: z.string(),
  linkedAt: Instant,
})
export type IdentityLink = z.infer<typeof IdentityLink>
export const identityLinks = entity('IdentityLink', IdentityLink, (link) => ({
  ...keys.identityLink(link.fingerprint),
  ...owners.identitiesOf(link.personId, link.linkedAt),
}))

interface Identity {
  issuer: string
  subject: string
  /** Verified by the issuer. */
  phone?: string | undefined
}

const fingerprintOf = ({ vault }: Pick<Context, 'vault'>, { issuer, subject }: Identity): string =>
  vault.fingerprint(`identity:${issuer}\n${subject}`)

/** A person signed in says that somebody at the issuer is themselves. Saying it twice is saying it once. */
export const linkIdentity = async (context: Context, { identity }: { identity: Identity }): Promise<IdentityLink> => {
  const personId = oneself(context)
  const fingerprint = fingerprintOf(context, identity)
  return deciding(async () => {
    const before = await identityLinks.get(context.table, keys.identityLink(fingerprint))
    if (before?.personId === personId) return before
    if (before) throw linkedElsewhere()
    const link = { fingerprint, personId, issuer: identity.issuer, linkedAt: context.clock() }
    await context.table.write([
      identityLinks.create(link),
      audited(context, personId, 'identity.link', identity.issuer),
    ])
    return link
  })
}

/** The identities somebody linked to themselves. */
export const ownIdentities = (context: Context): Promise<Loaded<IdentityLink>[]> =>
  identitiesOf(context, oneself(context))

/** The identities linked to a person; for verbs that may. */
export const identitiesOf = ({ table }: Pick<Context, 'table'>, personId: string): Promise<Loaded<IdentityLink>[]> =>
  identityLinks.all(table, { index: 'owner', partition: owners.identitiesOf(personId, '').ownerPk ?? '' })

/** Undoes a link of one's own; any other one is left as it is. */
export const unlinkIdentity = async (context: Context, { identity }: { identity: string }): Promise<void> => {
  const personId = oneself(context)
  await deciding(async () => {
    const link = await identityLinks.get(context.table, keys.identityLink(identity))
    if (link?.personId !== personId) return
    await context.table.write([identityLinks.remove(link), audited(context, personId, 'identity.unlink', link.issuer)])
  })
}

/** Who an identity is here: whoever linked it, or else the owner of the phone that its issuer verified. */
export const whoIsLinked = async (
  context: Context,
  { identity }: { identity: Identity },
): Promise<Extract<Actor, { kind: 'person' }> | undefined> => {
  const link = await identityLinks.get(context.table, keys.identityLink(fingerprintOf(context, identity)))
  const personId = link?.personId ?? (await ownerOf(context, identity.phone))
  return personId === undefined ? undefined : (await readPerson(context, personId))?.actor
}

const ownerOf = async (context: Context, phone: string | undefined): Promise<string | undefined> => {
  if (phone === undefined) return undefined
  try {
    const fingerprint = context.vault.fingerprint(`phone:${readPhone(phone)}`)
    return (await phoneOwners.get(context.table, keys.phone(fingerprint)))?.personId
  } catch (error) {
    // A number of another country is nobody's here.
    if (error instanceof Refusal && error.reason === 'phone') return undefined
    throw error
  }
}

const linkedElsewhere = (): Refusal =>
  new Refusal('conflict', 'identityLinked', {
    zh: '这个身份已经连到别人名下。请那位先断开，或找科协工作人员核对。',
    en: 'This identity is linked to somebody else. They have to undo that first, or ask the association to look into it.',
  })
