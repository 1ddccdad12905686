import { may, permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { type Organization, organizations } from '#shared/organizations/organization.ts'
import { isInsured } from '#shared/placements/confirmation.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { type Agreement, agreements, agreementWord } from './agreement.ts'

/** What one request wants from an organization whose people serve in it. */
export interface OrganizationService {
  requestId: string
  title: string
  requesterName: string
  starts: Instant
  ends: Instant
  people: number
  toSign: number
  toInsure: number
}

/** Organizations of a subtree that are read for one list, at most. */
const mostOrganizations = 60
const perOrganization = 100
const beforeService: readonly Placement['state'][] = ['provisional', 'accepted', 'confirmed']

/**
 * The coming services of an organization and of all under it, with the signatures and the insurance (Art. 8(6), 12) that
 * wait for it, soonest first. `more` says that the list was cut.
 */
export const organizationServices = async (
  context: Context,
  input: { organizationId: string },
): Promise<{ services: OrganizationService[]; more: boolean }> => {
  const { table } = context
  const top = await organizations.get(table, keys.organization(input.organizationId))
  if (!top) throw notFound(agreementWord)
  permit(context, 'agreement.read', { what: agreementWord, reach: top.path })
  const subtree = await under(table, top)
  const pages = await Promise.all(
    subtree.slice(0, mostOrganizations).map(({ id }) =>
      agreements.list(table, {
        index: 'owner',
        partition: owners.agreementsOf(id, '', '').ownerPk ?? '',
        from: addDays(context.clock(), -1),
        limit: perOrganization,
      }),
    ),
  )
  const latest = new Map<string, Agreement>()
  for (const one of pages.flatMap(({ items }) => items).sort((a, b) => a.edition - b.edition)) {
    latest.set(one.placementId, one)
  }
  const held = [...latest.values()]
  const placed = await placements.getMany(
    table,
    held.map(({ requestId, placementId }) => keys.placement(requestId, placementId)),
  )
  return {
    services: servicesOf(held, placed),
    more: subtree.length > mostOrganizations || pages.some(({ cursor }) => cursor !== undefined),
  }
}

/** Pure: agreements and placements as one line for each request. */
export const servicesOf = (held: readonly Agreement[], placed: readonly Placement[]): OrganizationService[] => {
  const lines = new Map<string, OrganizationService>()
  for (const agreement of held) {
    const placement = placed.find(({ id }) => id === agreement.placementId)
    if (!placement || !beforeService.includes(placement.state)) continue
    const { facts, requestId } = agreement
    const line = lines.get(requestId)
    const { starts = facts.starts, ends = facts.ends } = line ?? {}
    lines.set(requestId, {
      requestId,
      title: facts.title,
      requesterName: facts.requesterName,
      starts: facts.starts < starts ? facts.starts : starts,
      ends: facts.ends > ends ? facts.ends : ends,
      people: (line?.people ?? 0) + 1,
      toSign: (line?.toSign ?? 0) + Number(awaitsOrganization(agreement)),
      toInsure: (line?.toInsure ?? 0) + Number(facts.dangerous && !isInsured(placement)),
    })
  }
  return [...lines.values()].sort((a, b) => (a.starts < b.starts ? -1 : 1))
}

/** Pure: whether the organization still has to sign. */
export const awaitsOrganization = ({ state, form, signatures }: Agreement): boolean =>
  state === 'open' && form === 'signed' && !signatures.some(({ party }) => party === 'organization')

/** An organization and all below it, nearest first. */
const under = async (table: Table, top: Organization): Promise<Organization[]> => {
  const all = [top]
  let level = [top]
  while (level.length > 0 && all.length <= mostOrganizations) {
    const pages = await Promise.all(
      level.map(({ id }) =>
        organizations.list(table, {
          index: 'owner',
          partition: owners.organizationsUnder(id, '').ownerPk ?? '',
          limit: mostOrganizations,
        }),
      ),
    )
    level = pages.flatMap(({ items }) => items)
    all.push(...level)
  }
  return all
}

/** The organizations somebody may act for, by the roles they hold. */
export const ownOrganizationIds = ({ actor }: Context): string[] =>
  actor.kind === 'person'
    ? [...new Set(actor.roles.flatMap((role) => ('organizationId' in role ? [role.organizationId] : [])))]
    : []

/** Whether somebody may sign for the organization of an agreement. */
export const maySignFor = (context: Context, organization: Organization): boolean =>
  may(context.actor, 'agreement.signAsOrganization', { what: agreementWord, reach: organization.path })
