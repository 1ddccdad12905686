import type { Call } from '#functions/http/edge.ts'
import { forbidden } from '#shared/authority/authority.ts'

/** The volunteer that the reader is. Whoever only belongs to a body or an office has none. */
export const volunteerOf = (c: Call): string => {
  const { actor } = c.get('context')
  const role = actor.kind === 'person' ? actor.roles.find((one) => one.role === 'volunteer') : undefined
  if (role?.role !== 'volunteer') throw forbidden()
  return role.volunteerId
}
