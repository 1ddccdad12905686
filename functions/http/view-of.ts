import type { Actor, Role } from '#shared/authority/actor.ts'
import { mayEver } from '#shared/authority/authority.ts'
import { districtsInReach } from '#shared/organizations/districts-in-reach.ts'
import { cityCode } from '#shared/organizations/organization.ts'
import type { Call } from './edge.ts'
import type { View } from './look/view.tsx'

type ReaderRole = NonNullable<View['reader']>['role']

const readerRole = ({ role }: Role): ReaderRole => {
  switch (role) {
    case 'volunteer':
      return 'volunteer'
    case 'requesterMember':
      return 'requester'
    default:
      return 'staff'
  }
}

const home: readonly [prefix: string, role: ReaderRole][] = [
  ['/staff', 'staff'],
  ['/requests', 'requester'],
  ['/offers', 'volunteer'],
  ['/calendar', 'volunteer'],
  ['/services', 'volunteer'],
  ['/placements', 'volunteer'],
  ['/profile', 'volunteer'],
  ['/records', 'volunteer'],
]

/** Whose pages an address belongs to; nobody's in particular for those of the public and of everybody signed in. */
const sideOf = (path: string): ReaderRole | undefined => home.find(([prefix]) => path.startsWith(prefix))?.[1]

/** The door of `/join` that leads to the pages of an address, for somebody who holds no role to enter them. */
export const doorFor = (roles: readonly Role[], path: string): string | undefined => {
  const side = sideOf(path)
  if (side === undefined || side === 'staff' || roles.map(readerRole).includes(side)) return undefined
  return `/join/${side}`
}

/** Somebody with several roles reads a page in the one it belongs to; elsewhere in the first they hold. */
const roleFor = (roles: readonly Role[], path: string): ReaderRole | undefined => {
  const held = roles.map(readerRole)
  const asked = sideOf(path)
  return held.find((role) => role === asked) ?? held[0]
}

/** Under which role somebody reads the page of an address. */
export const readsAs = (actor: Actor, path: string): ReaderRole | undefined =>
  actor.kind === 'person' ? roleFor(actor.roles, path) : undefined

/** Territorial staff have districts to look after, organizations by line have not; only some may verify or sign. */
const withoutFor = (actor: Actor): string[] => [
  ...(districtsInReach(actor).length === 0 ? ['dashboard', 'verify', 'matches', 'problems', 'skills'] : []),
  ...(mayEver(actor, 'request.verify') ? [] : ['verify']),
  ...(mayEver(actor, 'holidays.load') && districtsInReach(actor).includes(cityCode) ? [] : ['holidays']),
  ...(mayEver(actor, 'settings.read') && districtsInReach(actor).includes(cityCode) ? [] : ['settings']),
  ...(mayEver(actor, 'register.import') ? [] : ['register']),
  ...(mayEver(actor, 'audit.read') ? [] : ['audit']),
  ...(mayEver(actor, 'breach.report') && districtsInReach(actor).includes(cityCode) ? [] : ['breaches']),
  ...(mayEver(actor, 'token.manage') ? [] : ['tokens']),
  ...(mayEver(actor, 'agreement.signAsOrganization') ? [] : ['agreements']),
]

/** Where nobody goes in another's place. */
const notOnBehalf: readonly string[] = ['messages', 'records', 'me']

/** What a page knows about its reader: `c.html(show(viewOf(c), <OfferPage … />))`. */
export const viewOf = (c: Call, counts?: View['counts']): View => {
  const { actor } = c.get('context')
  const { pathname, search } = new URL(c.req.url)
  const role = readsAs(actor, pathname)
  const acting = c.get('acting')
  const isActing = acting !== undefined && acting !== 'over'
  return {
    language: c.get('language'),
    path: `${pathname}${search}`,
    signedIn: actor.kind === 'person',
    reader: role && { role, name: c.get('name'), organization: c.get('organization') || undefined },
    acting,
    ...(isActing ? { without: notOnBehalf } : {}),
    ...(role === 'staff' ? { without: withoutFor(actor) } : {}),
    counts: { ...c.get('counts'), ...counts },
  }
}
