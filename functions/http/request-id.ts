import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { Edge } from './edge.ts'

/**
 * What a client may call its request, so that both sides' logs fit together: letters, digits, `-` and `_`, 16 to 64 of them.
 * Nothing that could end a line, colour a terminal, or be somebody's number.
 */
export const isRequestId = (name: string): boolean =>
  /^[\w-]{16,64}$/.test(name) && /[A-Za-z]/.test(name) && !/\d{9}/.test(name)

/** The name the gateway gave it, so that its log and ours tell of the same call. */
const ofGateway = (name: string | undefined): string | undefined =>
  name !== undefined && /^[\w=-]{8,64}$/.test(name) ? name : undefined

/** Each request gets a name for the log and the answer: the client's where it is one, else the gateway's, else a new one. */
export const requestId = createMiddleware<Edge>(async (c, next) => {
  const given = c.req.header('x-request-id') ?? ''
  const id = isRequestId(given) ? given : (ofGateway(c.env?.requestContext?.requestId) ?? randomUUID())
  c.set('requestId', id)
  c.header('x-request-id', id)
  await next()
})
