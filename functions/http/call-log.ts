import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { log } from '#functions/log.ts'
import { namesOf } from '#shared/authority/actor.ts'
import type { Edge } from './edge.ts'

/** One line for each request: the route instead of the address, the person's id instead of a name. */
export const callLog = createMiddleware<Edge>(async (c, next) => {
  const started = performance.now()
  await next()
  const { status } = c.res
  const context = c.get('context')
  log(status >= 500 ? 'error' : 'info', 'http', {
    id: c.get('requestId'),
    method: c.req.method,
    route: routePath(c, -1),
    status,
    ms: Math.round(performance.now() - started),
    ...(context ? namesOf(context.actor) : { by: 'nobody' }),
    ...c.get('failure'),
  })
})
