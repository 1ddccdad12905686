import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { keys } from '#shared/table/keys.ts'
import { Stale } from '#shared/table/table.ts'
import { addDays } from '#shared/time/instant.ts'
import { tokenHash } from './challenge.ts'
import { openDetails } from './details.ts'
import { memberships, people, personDetails, personKeys } from './person.ts'
import { isAlive, type Session, sessions } from './sessions.ts'

/** Who a session belongs to: the actor with all roles, and the name to greet them by. */
export interface Known {
  actor: Extract<Actor, { kind: 'person' }>
  name: string
}

/** Reads the session of a token and the person behind it, or nothing when it is over. Two reads. */
export const whoIs = async (context: Context, input: { token: string }): Promise<Known | undefined> => {
  const session = await sessions.get(context.table, keys.session(tokenHash(input.token)))
  if (!session || !isAlive(session, context.clock())) return undefined
  const { items } = await context.table.query({ partition: keys.person(session.personId).pk })
  const person = items.filter(({ entity }) => entity === people.name).map(people.read)[0]
  if (person?.state !== 'active') return undefined
  const details = items.filter(({ entity }) => entity === personDetails.name).map(personDetails.read)[0]
  const key = items.filter(({ entity }) => entity === personKeys.name).map(personKeys.read)[0]
  const roles = items.filter(({ entity }) => entity === memberships.name).map((item) => memberships.read(item).role)
  await seen(context, session)
  return {
    actor: { kind: 'person', personId: person.id, roles, language: person.language },
    name: details && key ? openDetails(context.vault, key, details).name : '',
  }
}

/** Once a day is often enough to tell a session in use from one that is left. */
const seen = async (context: Context, session: Session & { version: number }): Promise<void> => {
  const now = context.clock()
  if (now < addDays(session.seenAt, 1)) return
  try {
    await context.table.write([sessions.replace({ ...session, seenAt: now })])
  } catch (error) {
    // Seen at the same moment by another request of the same page, or signed out meanwhile.
    if (!(error instanceof Stale)) throw error
  }
}
