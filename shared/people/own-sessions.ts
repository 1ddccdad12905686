import { audited } from '#shared/audit/audit.ts'
import type { Context } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { isAlive, type Session, sessions } from './sessions.ts'

const partitionOf = (personId: string): string => owners.sessionsOf(personId, '').ownerPk ?? ''

/** Where somebody is signed in, last seen first. */
export const ownSessions = async (context: Context): Promise<Session[]> => {
  const found = await sessions.all(context.table, { index: 'owner', partition: partitionOf(oneself(context)) })
  return found
    .filter((one) => one.handedOver === undefined && isAlive(one, context.clock()))
    .sort((a, b) => (a.seenAt < b.seenAt ? 1 : -1))
}

/** Ends one of one's own sessions. One that is over, or never was one's own, is left as it is. */
export const endSession = async (context: Context, input: { session: string }): Promise<void> => {
  const personId = oneself(context)
  const session = await sessions.get(context.table, keys.session(input.session))
  if (session?.personId !== personId) return
  await context.table.write([
    { kind: 'remove', key: keys.session(session.hash) },
    audited(context, personId, 'session.end', session.browser),
  ])
}

/** Ends all of one's own sessions, on every device, this one too. Answers how many. */
export const endSessions = async (context: Context): Promise<number> => {
  const personId = oneself(context)
  const ended = await endSessionsOf(context, personId)
  await context.table.write([audited(context, personId, 'session.endAll', String(ended))])
  return ended
}

/** Ends every session of a person; for verbs that may. Ones made at this very moment are not caught. */
export const endSessionsOf = async ({ table }: Pick<Context, 'table'>, personId: string): Promise<number> => {
  const found = await sessions.all(table, { index: 'owner', partition: partitionOf(personId) })
  for (let at = 0; at < found.length; at += 50) {
    await table.write(found.slice(at, at + 50).map(({ hash }) => ({ kind: 'remove', key: keys.session(hash) })))
  }
  return found.length
}
