import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { api } from './api/api.ts'
import { apiRoot, mountApi } from './api/mount.ts'
import { referenceRoutes } from './api/reference.tsx'
import { assetRoutes } from './assets.ts'
import { callLog } from './call-log.ts'
import type { AppServices, Edge } from './edge.ts'
import { onError, onNotFound } from './errors.tsx'
import { healthRoutes } from './health.ts'
import { language } from './language.ts'
import { pageModules } from './pages.ts'
import { headers, ownCalls, ownForms, smallBodies } from './protection.ts'
import { type DeclaredRoute, routesOf } from './routes.ts'
import { nobody, session } from './session.ts'
import { signInRoutes } from './sign-in.tsx'

/** The whole HTTP side, and the list of its routes with whom each admits. */
export const createApp = (services: AppServices): { app: Hono<Edge>; routes: readonly DeclaredRoute[] } => {
  const app = new Hono<Edge>()
  const declared: DeclaredRoute[] = []
  const routes = routesOf(app, declared, services.embedded)
  app.use(requestId(), callLog, headers(services.embedded), language, nobody(services))
  app.onError(onError)
  app.notFound(onNotFound)
  // The same for everybody: answered before anybody asks who it is.
  assetRoutes(routes)
  healthRoutes(routes)
  app.use(smallBodies, session(services), ownForms)
  signInRoutes(services)(routes)
  for (const module of pageModules) module(routes)
  app.use(`${apiRoot}/*`, ownCalls)
  referenceRoutes(services.embedded)(routes)
  mountApi(app, declared, Object.values(api))
  return { app, routes: declared }
}
