import { forbidden, signedOut } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'

/** The person who calls. */
export const personIdOf = ({ actor }: Context): string => {
  if (actor.kind === 'nobody') throw signedOut()
  if (actor.kind === 'system') throw forbidden()
  return actor.personId
}

/** The volunteer the caller is; a person is at most one. */
export const volunteerIdOf = ({ actor }: Context): string => {
  if (actor.kind === 'nobody') throw signedOut()
  const role = actor.kind === 'person' ? actor.roles.find((one) => one.role === 'volunteer') : undefined
  if (role?.role !== 'volunteer') throw forbidden()
  return role.volunteerId
}
