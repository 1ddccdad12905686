import * as z from 'zod'
import type { Role } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays, addMinutes, Instant, toMilliseconds } from '#shared/time/instant.ts'
import { newToken, tokenHash } from './challenge.ts'
import { memberships, roleOf } from './person.ts'

export const sessionRule = {
  idleDays: 14,
  absoluteDays: 60,
  /** Often enough to tell a session in use from one that is left. */
  seenMinutes: 60,
  /** So long a fresh code stands behind what must not be done by whoever finds a browser open. */
  steppedUpMinutes: 15,
  /** So long an old token is taken after a new one was handed out: other requests of the page were under way with it. */
  handOverMinutes: 1,
} as const

/** A sign-in of one person in one browser. Stored under the hash of its token. */
export const Session = z.object({
  hash: z.string(),
  personId: z.string(),
  createdAt: Instant,
  seenAt: Instant,
  /** Coarse name of the browser, for its owner to know it by. */
  browser: z.string().optional(),
  /** When a fresh code was last given in this session. */
  steppedUpAt: Instant.optional(),
  /** The roles the token was handed out for; with other roles there is another token. */
  roles: z.string().optional(),
  /** For whom the session acts, at a counter or by phone; the delegation itself says until when. */
  actingFor: z.object({ personId: z.string(), delegationId: z.string() }).optional(),
  /** Another token took over: this one ends then, and signing out ends the other one too. */
  handedOver: z.object({ to: z.string(), endsAt: Instant }).optional(),
})
export type Session = z.infer<typeof Session>
export const sessions = entity('Session', Session, (session) => ({
  ...keys.session(session.hash),
  ...owners.sessionsOf(session.personId, session.createdAt),
  expires: Math.ceil(
    toMilliseconds(session.handedOver?.endsAt ?? addDays(session.createdAt, sessionRule.absoluteDays)) / 1000,
  ),
}))

/** Whether a session still holds. Checked here, because the table deletes what has expired only days later. */
export const isAlive = (session: Session, now: Instant): boolean =>
  now < addDays(session.seenAt, sessionRule.idleDays) &&
  now < addDays(session.createdAt, sessionRule.absoluteDays) &&
  (session.handedOver === undefined || now < session.handedOver.endsAt)

/** A short name of a session for logs and the audit: tells two of them apart, and opens none. */
export const sessionName = ({ hash }: Pick<Session, 'hash'>): string => hash.slice(0, 12)

/** Whether a fresh code was given in this session a short while ago. */
export const isSteppedUp = ({ steppedUpAt }: Pick<Session, 'steppedUpAt'>, now: Instant): boolean =>
  steppedUpAt !== undefined && now < addMinutes(steppedUpAt, sessionRule.steppedUpMinutes)

/** Pure: roles in one text, the same for the same roles in any order. */
export const rolesMark = (roles: readonly Role[]): string =>
  tokenHash(
    roles
      .map((role) => `${role.role} ${roleOf(role)}`)
      .sort()
      .join('\n'),
  ).slice(0, 16)

/** A session to be written with its cause, and the token for the browser, which is not kept. A code was just given. */
export const newSession = (
  context: Context,
  personId: string,
  { roles, browser }: { roles: readonly Role[]; browser?: string | undefined },
): { token: string; change: Change } => {
  const token = newToken(context.random)
  const now = context.clock()
  const session: Session = {
    hash: tokenHash(token),
    personId,
    createdAt: now,
    seenAt: now,
    steppedUpAt: now,
    roles: rolesMark(roles),
    ...(browser === undefined ? {} : { browser }),
  }
  return { token, change: sessions.create(session) }
}

/** The roles of a person as they stand now. */
export const rolesHeld = async ({ table }: Pick<Context, 'table'>, personId: string): Promise<Role[]> =>
  (await memberships.all(table, { partition: keys.person(personId).pk, begins: 'ROLE#' })).map(({ role }) => role)

/**
 * Signs a person in without a code, as if one had just been given. For sample people on one's own machine and for tests;
 * no deployed route leads here.
 */
export const signInAs = async (context: Context, personId: string, browser?: string): Promise<{ token: string }> => {
  const { token, change } = newSession(context, personId, { roles: await rolesHeld(context, personId), browser })
  await context.table.write([change])
  return { token }
}
