import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { keepLive } from '#shared/skills/keep-live.ts'
import { callLog } from './call-log.ts'
import type { AppServices, Edge } from './edge.ts'
import { onError, onNotFound } from './errors.ts'
import { language } from './language.ts'
import { headers, ownCalls, ownForms, smallBodies } from './protection.ts'
import { requestId } from './request-id.ts'
import { type DeclaredRoute, type PageModule, routesOf } from './routes.ts'
import { nobody, session } from './session.ts'

const withFiles = ({ files }: AppServices) =>
  createMiddleware<Edge>(async (c, next) => {
    c.set('files', files)
    await next()
  })

/** The same for everybody whatever the skills are called. */
const forAll = /^\/(assets\/|health$)/

/** Pages name and find skills as staff left them a minute ago at most. */
const withSkills = ({ table, clock }: AppServices) =>
  createMiddleware<Edge>(async (c, next) => {
    if (!forAll.test(c.req.path)) await keepLive(table, clock())
    await next()
  })

/** An app of these pages, and the list of its routes with whom each admits. */
export const createApp = (
  services: AppServices,
  modules: readonly PageModule[],
): { app: Hono<Edge>; routes: readonly DeclaredRoute[] } => {
  const { embedded } = services
  const app = new Hono<Edge>()
  const declared: DeclaredRoute[] = []
  app.use(requestId, callLog, headers(embedded, services.files?.origin), language, nobody(services))
  app.onError(onError)
  app.notFound(onNotFound)
  app.use(smallBodies(embedded), withFiles(services), withSkills(services), session(services), ownForms)
  app.use('/api/*', ownCalls)
  for (const module of modules) module(routesOf(app, declared, embedded), { embedded })
  return { app, routes: declared }
}
