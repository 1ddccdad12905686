import type { Actor } from './actor.ts'
import { forbidden, signedOut } from './authority.ts'
import { notOnBehalf } from './on-behalf.ts'

/** The person who acts, for what everybody does only by themself: account, consents, messages, sessions. Refuses all others. */
export const oneself = ({ actor }: { actor: Actor }): string => {
  if (actor.kind === 'nobody') throw signedOut()
  if (actor.kind === 'system') throw forbidden()
  if (actor.by !== undefined) throw notOnBehalf()
  return actor.personId
}
