import type { Actor, Role } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Stale } from '#shared/table/table.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { newToken, tokenHash } from './challenge.ts'
import { openDetails } from './details.ts'
import { memberships, people, personDetails, personKeys } from './person.ts'
import { isAlive, rolesMark, type Session, sessionRule, sessions } from './sessions.ts'

/** Who a session belongs to: the actor with all roles, and the name to greet them by. */
export interface Known {
  actor: Extract<Actor, { kind: 'person' }>
  name: string
  session: Session
  /** The token to use from now on, when the old one was exchanged. */
  newToken?: string | undefined
}

/**
 * Reads the session of a token and the person behind it, or nothing when it is over. Two reads. Where the caller can hand
 * a new token on (`exchanges`), one is made as soon as the person's roles are no longer those the old one was made for.
 */
export const whoIs = async (
  context: Context,
  input: { token: string; exchanges?: boolean },
): Promise<Known | undefined> => {
  const session = await sessions.get(context.table, keys.session(tokenHash(input.token)))
  if (!session || !isAlive(session, context.clock())) return undefined
  const known = await readPerson(context, session.personId)
  if (!known) return undefined
  const { roles } = known.actor
  if (input.exchanges && !session.handedOver && session.roles !== rolesMark(roles)) {
    return { ...known, ...(await exchanged(context, session, roles)) }
  }
  await seen(context, session)
  return { ...known, session }
}

/** Somebody as an actor with all roles, and their name; nothing when they are gone. One read. */
export const readPerson = async (
  context: Context,
  personId: string,
): Promise<Pick<Known, 'actor' | 'name'> | undefined> => {
  const { items } = await context.table.query({ partition: keys.person(personId).pk })
  const person = items.filter(({ entity }) => entity === people.name).map(people.read)[0]
  if (person?.state !== 'active') return undefined
  const details = items.filter(({ entity }) => entity === personDetails.name).map(personDetails.read)[0]
  const key = items.filter(({ entity }) => entity === personKeys.name).map(personKeys.read)[0]
  const roles = items.filter(({ entity }) => entity === memberships.name).map((item) => memberships.read(item).role)
  return {
    actor: { kind: 'person', personId: person.id, roles, language: person.language },
    name: details && key ? openDetails(context.vault, key, details).name : '',
  }
}

const seen = async (context: Context, session: Loaded<Session>): Promise<void> => {
  const now = context.clock()
  if (session.handedOver || now < addMinutes(session.seenAt, sessionRule.seenMinutes)) return
  try {
    await context.table.write([sessions.replace({ ...session, seenAt: now })])
  } catch (error) {
    // Seen at the same moment by another request of the same page, or signed out meanwhile.
    if (!(error instanceof Stale)) throw error
  }
}

/** Rights changed, so the token changes: whoever knew the old one does not gain what its owner did. */
const exchanged = async (
  context: Context,
  { version, ...session }: Loaded<Session>,
  roles: readonly Role[],
): Promise<{ session: Session; newToken?: string }> => {
  const token = newToken(context.random)
  const now = context.clock()
  const next: Session = { ...session, hash: tokenHash(token), seenAt: now, roles: rolesMark(roles) }
  const handedOver = { to: next.hash, endsAt: addMinutes(now, sessionRule.handOverMinutes) }
  try {
    await context.table.write([sessions.replace({ ...session, version, handedOver }), sessions.create(next)])
    return { session: next, newToken: token }
  } catch (error) {
    // Another request of the same page was first, and its answer carries the new token.
    if (!(error instanceof Stale)) throw error
    return { session }
  }
}
