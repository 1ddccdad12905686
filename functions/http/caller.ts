import { forbidden, signedOut } from '#shared/authority/authority.ts'
import type { Session } from '#shared/people/sessions.ts'
import { sessionCookie } from './cookies.ts'
import type { Call } from './edge.ts'

/** The address a request came from, as the gateway saw it. */
export const addressOf = (call: Call): string => call.env?.requestContext?.http?.sourceIp ?? ''

/** The token a program sends: of a session, of an organization, or of another issuer. Pages use a cookie; the API takes that too. */
export const bearerOf = (call: Call): string | undefined =>
  /^Bearer ([\w.-]{20,4000})$/i.exec(call.req.header('authorization') ?? '')?.[1]

/** The session token of a request, wherever it stands. */
export const sessionTokenOf = (call: Call, embedded: boolean): string | undefined =>
  (call.req.path.startsWith('/api/') ? bearerOf(call) : undefined) ?? sessionCookie.read(call, embedded)

/** The session of whoever calls: codes are bound to one. Programs with another proof have none. */
export const signedInSession = (call: Call): Session => {
  const session = call.get('session')
  if (session) return session
  throw call.get('context').actor.kind === 'nobody' ? signedOut() : forbidden()
}
