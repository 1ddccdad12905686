import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { type Organization, organizations } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { type ApiToken, apiTokens, isUsable } from './api-token.ts'

/** All tokens of an organization, newest first, also those that ended lately. */
export const tokensOf = ({ table }: Pick<Context, 'table'>, organizationId: string): Promise<Loaded<ApiToken>[]> =>
  apiTokens.all(table, {
    index: 'owner',
    partition: owners.tokensOf(organizationId, '').ownerPk ?? '',
    backwards: true,
  })

/** The changes that end what somebody made for an organization: whoever knows a token leaves, and it goes with their role. */
export const tokensOver = async (
  context: Context,
  { personId, organizationId }: { personId: string; organizationId: string },
): Promise<Change[]> => {
  const now = context.clock()
  const made = (await tokensOf(context, organizationId)).filter(
    (token) => token.createdBy === personId && isUsable(token, now),
  )
  return made.flatMap((token) => [
    apiTokens.replace({ ...token, revokedAt: now }),
    audited(context, organizationId, 'token.revoke', token.id),
  ])
}

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
