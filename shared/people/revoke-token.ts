import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { keys } from '#shared/table/keys.ts'
import { apiTokens } from './api-token.ts'

/** Ends a token with the next call it is used for. Doing so twice is doing it once, and one that is gone is over. */
export const revokeToken = (context: Context, input: { token: string }): Promise<void> =>
  deciding(async () => {
    const token = await apiTokens.get(context.table, keys.apiToken(input.token))
    if (!token) return
    const organization = await organizations.get(context.table, keys.organization(token.organizationId))
    permit(context, 'token.manage', { what: { zh: '令牌', en: 'token' }, reach: organization?.path ?? [] })
    if (token.revokedAt !== undefined) return
    await context.table.write([
      apiTokens.replace({ ...token, revokedAt: context.clock() }),
      audited(context, token.organizationId, 'token.revoke', token.id),
    ])
  })
