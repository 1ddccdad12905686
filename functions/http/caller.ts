import { sessionCookie } from './cookies.ts'
import type { Call } from './edge.ts'

/** The address a request came from, as the gateway saw it. */
export const addressOf = (call: Call): string => call.env?.requestContext?.http?.sourceIp ?? ''

/** The session token a program sends. Pages use a cookie, and the API takes that too. */
export const bearerOf = (call: Call): string | undefined =>
  /^Bearer ([\w-]{20,100})$/i.exec(call.req.header('authorization') ?? '')?.[1]

/** The session token of a request, wherever it stands. */
export const sessionTokenOf = (call: Call, embedded: boolean): string | undefined =>
  (call.req.path.startsWith('/api/') ? bearerOf(call) : undefined) ?? sessionCookie.read(call, embedded)
