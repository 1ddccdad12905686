import type { Handler, Hono, MiddlewareHandler } from 'hono'
import { type Act, forbidden, mayEver, signedOut } from '#shared/authority/authority.ts'
import { mustBeForOthers } from '#shared/authority/on-behalf.ts'
import { delegationOver } from '#shared/delegations/refusals.ts'
import { isSteppedUp, sessionName } from '#shared/people/sessions.ts'
import type { Call, Edge } from './edge.ts'
import { asksFreshCode } from './fresh-code.ts'
import { limitCalls } from './limits.ts'
import { outsideToken, stepUpNeeded } from './problem.ts'

/** Whom a route lets in: whoever the table of authority grants an act, everybody, or everybody signed in. */
export type Admission = Act | 'public' | 'signedIn' | 'embedded'
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** What a route asks for beyond the role. */
export interface Needs {
  /**
   * A fresh code to one's own phone. Left out, the rule of fresh codes decides by the act; told here where a route is for more
   * than one act, or for one's own affairs.
   */
  stepUp?: boolean | undefined
  /** Open to staff while they act for somebody, though it is no act of that person: ending it, signing out. */
  whileActing?: boolean | undefined
}

/** One route as declared. The list of all of them is what tests walk. */
export interface DeclaredRoute {
  method: Method
  path: string
  admits: Admission
  needs: Needs
}

type Register = <P extends string>(path: P, admits: Admission, handler: Handler<Edge, P>, needs?: Needs) => void

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
  (admits: Admission, needs: Needs, route = ''): MiddlewareHandler<Edge> =>
  async (c, next) => {
    const session = c.get('session')
    c.set('context', { ...c.get('context'), via: { route, ...(session ? { session: sessionName(session) } : {}) } })
    const { actor, clock } = c.get('context')
    if (!needs.whileActing) withinActing(c, admits)
    if (admits !== 'public' && admits !== 'embedded') {
      if (actor.kind === 'nobody') throw signedOut()
      if (admits !== 'signedIn' && !mayEver(actor, admits)) throw forbidden()
    }
    if (actor.kind === 'person' && actor.token !== undefined) withinToken(actor.token, admits, c.req.method)
    const tally = c.get('tally')
    if (tally) await limitCalls(c, tally, admits)
    const by = actor.kind === 'person' ? actor.by : undefined
    const isFresh = by ? by.proof === 'code' : session && isSteppedUp(session, clock())
    if (needs.stepUp && !isFresh) throw stepUpNeeded()
    await next()
  }

/**
 * While staff act for somebody they do nothing else: neither their own affairs nor the person's account. Once it is over
 * nothing is sent in either name until they have gone back to themself: an old page would be taken for the wrong one.
 */
const withinActing = (c: Call, admits: Admission): void => {
  const { actor } = c.get('context')
  if (c.get('acting') === 'over' && c.req.method !== 'GET') throw delegationOver()
  if (actor.kind !== 'person' || actor.by === undefined || admits === 'public' || admits === 'embedded') return
  mustBeForOthers(actor.by, admits)
}

/** A program of an organization is nobody in particular: it reads, or acts as staff do, and has no affairs of its own. */
const withinToken = (scope: 'read' | 'write', admits: Admission, method: string): void => {
  if (method !== 'GET' && (scope === 'read' || admits === 'signedIn')) throw outsideToken()
}

/** Adds routes to an app and to the list of what is declared. What is for one's own machine exists nowhere else. */
export const routesOf = (app: Hono<Edge>, declared: DeclaredRoute[], embedded: boolean): Routes => {
  const register =
    (method: Method): Register =>
    (path, admits, handler, asked = {}) => {
      if (admits === 'embedded' && !embedded) return
      const needs = { ...asked, stepUp: asksFreshCode({ method, admits, ...asked }) }
      declared.push({ method, path, admits, needs })
      app.on(method.toUpperCase(), path, admit(admits, needs, `${method.toUpperCase()} ${path}`), handler)
    }
  return {
    get: register('get'),
    post: register('post'),
    put: register('put'),
    patch: register('patch'),
    delete: register('delete'),
  }
}
