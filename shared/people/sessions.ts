import * as z from 'zod'
import type { Context } from '#shared/authority/context.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays, Instant, toMilliseconds } from '#shared/time/instant.ts'
import { newToken, tokenHash } from './challenge.ts'

export const sessionRule = { idleDays: 14, absoluteDays: 60 } as const

/** A sign-in of one person in one browser. Stored under the hash of its token. */
export const Session = z.object({ hash: z.string(), personId: z.string(), createdAt: Instant, seenAt: Instant })
export type Session = z.infer<typeof Session>
export const sessions = entity('Session', Session, (session) => ({
  ...keys.session(session.hash),
  ...owners.sessionsOf(session.personId, session.createdAt),
  expires: Math.ceil(toMilliseconds(addDays(session.createdAt, sessionRule.absoluteDays)) / 1000),
}))

/** Whether a session still holds. Checked here, because the table deletes what has expired only days later. */
export const isAlive = (session: Session, now: Instant): boolean =>
  now < addDays(session.seenAt, sessionRule.idleDays) && now < addDays(session.createdAt, sessionRule.absoluteDays)

/** A session to be written with its cause, and the token for the browser, which is not kept. */
export const newSession = (context: Context, personId: string): { token: string; change: Change } => {
  const token = newToken(context.random)
  const now = context.clock()
  return { token, change: sessions.create({ hash: tokenHash(token), personId, createdAt: now, seenAt: now }) }
}

/** Signs a person in without a code. For sample people on one's own machine and for tests; no deployed route leads here. */
export const signInAs = async (context: Context, personId: string): Promise<{ token: string }> => {
  const { token, change } = newSession(context, personId)
  await context.table.write([change])
  return { token }
}
