import { createMiddleware } from 'hono/factory'
import { isJwt, type Oidc } from '#functions/oidc.ts'
import { say } from '#shared/kernel/text.ts'
import { countWaiting } from '#shared/offers/count-waiting.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { isApiToken } from '#shared/people/api-token.ts'
import { whoIsLinked } from '#shared/people/identity-link.ts'
import type { Session } from '#shared/people/sessions.ts'
import { whoIs } from '#shared/people/who-is.ts'
import { whoseToken } from '#shared/people/whose-token.ts'
import { keys } from '#shared/table/keys.ts'
import { bearerOf, sessionTokenOf } from './caller.ts'
import { sessionCookie } from './cookies.ts'
import type { AppServices, Call, Edge } from './edge.ts'
import { readsAs } from './view-of.ts'

/** Until the session is read, nobody acts: error pages need a reader too. */
export const nobody = ({ table, clock, random, vault, origin, embedded, tally, oidc }: AppServices) =>
  createMiddleware<Edge>(async (c, next) => {
    c.set('context', { table, clock, random, vault, actor: { kind: 'nobody', language: c.get('language') } })
    c.set('origin', origin ?? new URL(c.req.url).origin)
    c.set('embedded', embedded)
    c.set('tally', tally)
    c.set('oidc', oidc)
    c.set('acting', undefined)
    c.set('name', '')
    c.set('organization', '')
    c.set('counts', {})
    await next()
  })

/** The same for everybody, so nobody is asked who they are. */
const forAll = /^\/(assets\/|health$)/

/** What waits, as the menu of a volunteer's page tells it. Other menus have none that is read ahead. */
const countsFor = async (c: Call): Promise<Record<string, number>> => {
  const context = c.get('context')
  const { actor } = context
  const role = actor.kind === 'person' ? actor.roles.find((one) => one.role === 'volunteer') : undefined
  if (role?.role !== 'volunteer' || readsAs(actor, c.req.path) !== 'volunteer') return {}
  return { offers: await countWaiting(context, role) }
}

/** By a session: somebody in a browser, or in a program they signed in from. */
const bySession = async (c: Call, token: string | undefined, { embedded, table }: AppServices): Promise<void> => {
  // A program cannot be handed another token in passing; a browser is.
  const exchanges = token !== undefined && token === sessionCookie.read(c, embedded)
  const known = token === undefined ? undefined : await whoIs(c.get('context'), { token, exchanges })
  if (known?.newToken !== undefined) {
    sessionCookie.write(c, embedded, known.newToken)
    c.set('sessionToken', known.newToken)
  }
  c.set('session', known?.session)
  if (token !== undefined && !known) sessionCookie.clear(c, embedded)
  const language = c.get('language')
  if (known) c.set('context', { ...c.get('context'), actor: { ...known.actor, language } })
  if (known?.session.actingFor) await actFor(c, known.session)
  c.set('name', known?.name ?? '')
  const staff = known?.actor.roles.find((role) => 'organizationId' in role)
  const atWork = staff !== undefined && 'organizationId' in staff && c.req.path.startsWith('/staff')
  const organization = atWork ? await organizations.get(table, keys.organization(staff.organizationId)) : undefined
  c.set('organization', organization ? say(organization.name, language) : '')
}

/** Staff who act for somebody do so on every page: from here on the context is that person's. */
const actFor = async (c: Call, session: Session): Promise<void> => {
  // Knows every noun that can be done for others; loaded for those few who do.
  const { actingFor } = await import('#shared/delegations/acting.ts')
  const acting = await actingFor(c.get('context'), { session })
  if (acting === 'over') c.set('acting', acting)
  if (acting === undefined || acting === 'over') return
  const { delegation, surname, context } = acting
  c.set('context', context)
  c.set('acting', { title: delegation.title, surname, until: delegation.until ?? '' })
}

/** By another proof than a session: only programs bring one, and only to the API. Answers whether it was one. */
const byOtherProof = async (c: Call, token: string | undefined): Promise<boolean> => {
  if (token === undefined || !c.req.path.startsWith('/api/') || token !== bearerOf(c)) return false
  const [context, oidc] = [c.get('context'), c.get('oidc')]
  const linked = async (verify: Oidc['verify']) => {
    const identity = await verify(token)
    return identity && whoIsLinked(context, { identity })
  }
  const finding = isApiToken(token)
    ? whoseToken(context, { secret: token })
    : oidc && isJwt(token)
      ? linked(oidc.verify)
      : undefined
  if (finding === undefined) return false
  const actor = await finding
  if (actor) c.set('context', { ...context, actor: { ...actor, language: c.get('language') } })
  return true
}

/** Finds out who acts. A cookie that leads nowhere is nobody's, and is taken back. */
export const session = (services: AppServices) => {
  return createMiddleware<Edge>(async (c, next) => {
    if (forAll.test(c.req.path)) return next()
    const token = sessionTokenOf(c, services.embedded)
    c.set('sessionToken', token)
    if (!(await byOtherProof(c, token))) await bySession(c, token, services)
    if (c.req.method === 'GET' && !c.req.path.startsWith('/api/')) c.set('counts', await countsFor(c))
    await next()
    // What one person saw is nobody else's: not for a proxy, and not for the next user of the browser.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'private, no-store')
  })
}
