import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { type Organization, organizations } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { type ApiToken, apiTokens } from './api-token.ts'

/** All tokens of an organization, newest first, also those that ended lately. */
export const tokensOf = ({ table }: Pick<Context, 'table'>, organizationId: string): Promise<Loaded<ApiToken>[]> =>
  apiTokens.all(table, {
    index: 'owner',
    partition: owners.tokensOf(organizationId, '').ownerPk ?? '',
    backwards: true,
  })

/** The tokens of an organization, for its staff and those of the associations above it. */
export const listTokens = async (context: Context, input: { organizationId: string }): Promise<ApiToken[]> => {
  const organization = await organizations.get(context.table, keys.organization(input.organizationId))
  permit(context, 'token.manage', { what: { zh: '组织', en: 'organization' }, reach: organization?.path ?? [] })
  return tokensOf(context, input.organizationId)
}

/** The organizations one works for, and all their tokens. */
export const ownTokens = async (context: Context): Promise<{ organizations: Organization[]; tokens: ApiToken[] }> => {
  const { actor } = context
  const ids = (actor.kind === 'person' ? actor.roles : []).flatMap((role) =>
    role.role === 'organizationStaff' || role.role === 'associationStaff' ? [role.organizationId] : [],
  )
  const [found, tokens] = await Promise.all([
    organizations.getMany(context.table, ids.map(keys.organization)),
    Promise.all(ids.map((organizationId) => listTokens(context, { organizationId }))),
  ])
  return { organizations: found, tokens: tokens.flat() }
}
