import * as z from 'zod'
import { Role } from '#shared/authority/actor.ts'
import { Language } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'

/** Somebody who can sign in. Says nothing about who they are: that stands sealed in their details. */
export const Person = z.object({
  id: z.string(),
  language: Language,
  state: z.enum(['active', 'erased']),
  createdAt: Instant,
})
export type Person = z.infer<typeof Person>
export const people = entity('Person', Person, (person) => keys.person(person.id))

/** Personal details, each sealed under the person's own key; read only through `readDetails`. */
export const PersonDetails = z.object({
  personId: z.string(),
  name: z.string(),
  phone: z.string(),
  /** Only of those who gave it for the register. */
  idNumber: z.string().optional(),
  /** Only of minors. */
  birthDate: z.string().optional(),
})
export type PersonDetails = z.infer<typeof PersonDetails>
export const personDetails = entity('PersonDetails', PersonDetails, (details) => keys.personDetails(details.personId))

/** The random key of one person, sealed by the vault. Without it their details are unreadable for ever, wherever a copy lies. */
export const PersonKey = z.object({ personId: z.string(), key: z.string() })
export type PersonKey = z.infer<typeof PersonKey>
export const personKeys = entity('PersonKey', PersonKey, (one) => keys.personKey(one.personId))

/** Which person a phone number belongs to, by keyed hash. */
export const PhoneOwner = z.object({ fingerprint: z.string(), personId: z.string() })
export type PhoneOwner = z.infer<typeof PhoneOwner>
export const phoneOwners = entity('PhoneOwner', PhoneOwner, (owner) => keys.phone(owner.fingerprint))

/** Which person an identity number belongs to, by keyed hash. */
export const IdOwner = z.object({ fingerprint: z.string(), personId: z.string() })
export type IdOwner = z.infer<typeof IdOwner>
export const idOwners = entity('IdOwner', IdOwner, (owner) => keys.idOwner(owner.fingerprint))

/** One role of one person. */
export const Membership = z.object({ personId: z.string(), role: Role, since: Instant })
export type Membership = z.infer<typeof Membership>

/** The body or person a role is held for; an administrator's is the whole. */
export const roleOf = (role: Role): string => {
  switch (role.role) {
    case 'volunteer':
      return role.volunteerId
    case 'requesterMember':
      return role.requesterId
    case 'administrator':
      return 'everything'
    default:
      return role.organizationId
  }
}

export const memberships = entity('Membership', Membership, ({ personId, role }) => ({
  ...keys.membership(personId, role.role, roleOf(role)),
  ...owners.membersOf(roleOf(role), personId),
}))
