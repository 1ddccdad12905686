import type { Actor, Role } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { campaigns } from '#shared/campaigns/campaign.ts'
import { cityId, organizations, territoryReach } from '#shared/organizations/organization.ts'
import { memberships } from '#shared/people/person.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import type { Key, Table } from '#shared/table/table.ts'
import { volunteerSubject } from '#shared/volunteers/read-volunteer.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'

/** Organizations in whose subtree each of some things lies, by the thing's id; what is unknown lies in none. */
export type Reaches = ReadonlyMap<string, readonly string[]>

const idsOf = (ids: readonly string[], prefix: string): string[] => ids.filter((id) => id.startsWith(`${prefix}_`))

/** Reads where things lie, by their ids: requests, bodies, volunteers, campaigns and organizations in one go each. */
const ofThings = async (table: Table, ids: readonly string[]): Promise<Map<string, readonly string[]>> => {
  const keysOf = (prefix: string, key: (id: string) => Key): Key[] => idsOf(ids, prefix).map(key)
  const [asked, bodies, people, planned] = await Promise.all([
    requests.getMany(table, keysOf('req', keys.request)),
    requesters.getMany(table, keysOf('rqr', keys.requester)),
    volunteers.getMany(table, keysOf('vol', keys.volunteer)),
    campaigns.getMany(table, keysOf('cmp', keys.campaign)),
  ])
  const organizationIds = [...idsOf(ids, 'org'), ...planned.map(({ organizationId }) => organizationId)]
  const nodes = await organizations.getMany(table, organizationIds.map(keys.organization))
  const pathOf = new Map(nodes.map(({ id, path }) => [id, path]))
  return new Map<string, readonly string[]>([
    ...asked.map(({ id, reach }) => [id, reach] as const),
    ...bodies.map(({ id, place }) => [id, territoryReach(place.districtCode)] as const),
    ...people.map((one) => [one.id, volunteerSubject(one).reach] as const),
    ...planned.map(({ id, organizationId }) => [id, pathOf.get(organizationId) ?? []] as const),
    ...nodes.map(({ id, path }) => [id, path] as const),
  ])
}

/** The thing a role hangs on. */
const thingOf = (role: Role): string[] => {
  switch (role.role) {
    case 'volunteer':
      return [role.volunteerId]
    case 'requesterMember':
      return [role.requesterId]
    case 'administrator':
      return []
    default:
      return [role.organizationId]
  }
}

/** Where some things and people lie: people where their roles do. */
export const reachesOf = async (table: Table, wanted: readonly string[]): Promise<Reaches> => {
  const ids = [...new Set(wanted)]
  const held = await Promise.all(
    idsOf(ids, 'per').map(async (id) => {
      const roles = await memberships.all(table, { partition: keys.person(id).pk, begins: 'ROLE#' })
      return [id, roles.flatMap(({ role }) => thingOf(role))] as const
    }),
  )
  const things = await ofThings(table, [...new Set([...ids, ...held.flatMap(([, of]) => of)])])
  return new Map([...things, ...held.map(([id, of]) => [id, of.flatMap((one) => things.get(one) ?? [])] as const)])
}

/** The organizations an auditor looks after; all for an administrator and for the auditor of the city itself. */
export const lookedAfter = (actor: Actor): { all: boolean; ids: readonly string[] } => {
  if (actor.kind !== 'person') return { all: actor.kind === 'system', ids: [] }
  const ids = actor.roles.flatMap((one) => (one.role === 'auditor' ? [one.organizationId] : []))
  return { all: ids.includes(cityId) || actor.roles.some(({ role }) => role === 'administrator'), ids }
}

/** Whether a thing lies within what the reader looks after. */
export const isWithin = ({ actor }: Pick<Context, 'actor'>, reach: readonly string[] | undefined): boolean => {
  const { all, ids } = lookedAfter(actor)
  return all || (reach?.some((id) => ids.includes(id)) ?? false)
}
