import { createMiddleware } from 'hono/factory'
import { say } from '#shared/kernel/text.ts'
import { countWaiting } from '#shared/offers/count-waiting.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { whoIs } from '#shared/people/who-is.ts'
import { keys } from '#shared/table/keys.ts'
import { sessionTokenOf } from './caller.ts'
import { sessionCookie } from './cookies.ts'
import type { AppServices, Call, Edge } from './edge.ts'
import { readsAs } from './view-of.ts'

/** Until the session is read, nobody acts: error pages need a reader too. */
export const nobody = ({ table, clock, random, vault, origin, embedded }: AppServices) =>
  createMiddleware<Edge>(async (c, next) => {
    c.set('context', { table, clock, random, vault, actor: { kind: 'nobody', language: c.get('language') } })
    c.set('origin', origin ?? new URL(c.req.url).origin)
    c.set('embedded', embedded)
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

/** Finds out who acts. A cookie that leads nowhere is nobody's, and is taken back. */
export const session = (services: AppServices) => {
  return createMiddleware<Edge>(async (c, next) => {
    const language = c.get('language')
    if (forAll.test(c.req.path)) return next()
    const token = sessionTokenOf(c, services.embedded)
    c.set('sessionToken', token)
    // A program cannot be handed another token in passing; a browser is.
    const exchanges = token !== undefined && token === sessionCookie.read(c, services.embedded)
    const known = token === undefined ? undefined : await whoIs(c.get('context'), { token, exchanges })
    if (known?.newToken !== undefined) {
      sessionCookie.write(c, services.embedded, known.newToken)
      c.set('sessionToken', known.newToken)
    }
    c.set('session', known?.session)
    if (token !== undefined && !known) sessionCookie.clear(c, services.embedded)
    if (known) c.set('context', { ...c.get('context'), actor: { ...known.actor, language } })
    c.set('name', known?.name ?? '')
    const staff = known?.actor.roles.find((role) => 'organizationId' in role)
    const atWork = staff !== undefined && 'organizationId' in staff && c.req.path.startsWith('/staff')
    const organization = atWork
      ? await organizations.get(services.table, keys.organization(staff.organizationId))
      : undefined
    c.set('organization', organization ? say(organization.name, language) : '')
    if (c.req.method === 'GET' && !c.req.path.startsWith('/api/')) c.set('counts', await countsFor(c))
    await next()
    // What one person saw is nobody else's: not for a proxy, and not for the next user of the browser.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'private, no-store')
  })
}
