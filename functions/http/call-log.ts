import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { log } from '#functions/log.ts'
import { namesOf } from '#shared/authority/actor.ts'
import { sessionName } from '#shared/people/sessions.ts'
import { addressClass } from './address-class.ts'
import { addressOf } from './caller.ts'
import type { Edge } from './edge.ts'

/**
 * One line for each request, kept for at least six months (Cybersecurity Law, Art. 21): who called which route when, from
 * which class of addresses, with which answer. The route instead of the address, the person's id instead of a name.
 */
export const callLog = createMiddleware<Edge>(async (c, next) => {
  const started = performance.now()
  await next()
  const { status } = c.res
  const context = c.get('context')
  const session = c.get('session')
  const gateway = c.env?.requestContext?.requestId
  log(status >= 500 ? 'error' : 'info', 'http', {
    id: c.get('requestId'),
    // Where the client named its request, this is how the gateway's log knows it.
    ...(gateway === undefined || gateway === c.get('requestId') ? {} : { gateway }),
    method: c.req.method,
    route: routePath(c, -1),
    status,
    ms: Math.round(performance.now() - started),
    ...(context ? namesOf(context.actor) : { by: 'nobody' }),
    from: addressClass(addressOf(c)),
    ...(session ? { session: sessionName(session) } : {}),
    ...c.get('failure'),
  })
})
