import type { Handler, Hono, MiddlewareHandler } from 'hono'
import { type Act, forbidden, mayEver, signedOut } from '#shared/authority/authority.ts'
import type { Edge } from './edge.ts'

/** Whom a route lets in: whoever the table of authority grants an act, everybody, or everybody signed in. */
export type Admission = Act | 'public' | 'signedIn' | 'embedded'
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** One route as declared. The list of all of them is what tests walk. */
export interface DeclaredRoute {
  method: Method
  path: string
  admits: Admission
}

type Register = <P extends string>(path: P, admits: Admission, handler: Handler<Edge, P>) => void

/** Registers a route together with whom it admits, so that there is none without. */
export interface Routes {
  get: Register
  post: Register
  put: Register
  patch: Register
  delete: Register
}

/** A file of pages: adds its routes. `embedded`: on one's own machine. */
export type PageModule = (routes: Routes, site: { embedded: boolean }) => void

/** Turns away at the door whoever can never do this; whether this very thing is theirs, the verb decides. */
export const admit =
  (admits: Admission): MiddlewareHandler<Edge> =>
  async (c, next) => {
    const { actor } = c.get('context')
    if (admits !== 'public' && admits !== 'embedded') {
      if (actor.kind === 'nobody') throw signedOut()
      if (admits !== 'signedIn' && !mayEver(actor, admits)) throw forbidden()
    }
    await next()
  }

/** Adds routes to an app and to the list of what is declared. What is for one's own machine exists nowhere else. */
export const routesOf = (app: Hono<Edge>, declared: DeclaredRoute[], embedded: boolean): Routes => {
  const register =
    (method: Method): Register =>
    (path, admits, handler) => {
      if (admits === 'embedded' && !embedded) return
      declared.push({ method, path, admits })
      app.on(method.toUpperCase(), path, admit(admits), handler)
    }
  return {
    get: register('get'),
    post: register('post'),
    put: register('put'),
    patch: register('patch'),
    delete: register('delete'),
  }
}
