import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { organizations } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Stale } from '#shared/table/table.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { type ApiToken, apiTokens, isUsable } from './api-token.ts'
import { tokenHash } from './challenge.ts'
import { rolesHeld } from './sessions.ts'

/** Who acts by a token of an organization; nobody when it ended, was revoked, or the organization no longer stands. Three reads. */
export const whoseToken = async (
  context: Context,
  input: { secret: string },
): Promise<Extract<Actor, { kind: 'person' }> | undefined> => {
  const token = await apiTokens.get(context.table, keys.apiToken(tokenHash(input.secret)))
  if (!token || !isUsable(token, context.clock())) return undefined
  const [organization, roles] = await Promise.all([
    organizations.get(context.table, keys.organization(token.organizationId)),
    rolesHeld(context, token.createdBy),
  ])
  if (organization?.state !== 'active') return undefined
  await used(context, token)
  const language = context.actor.kind === 'system' ? 'zh' : context.actor.language
  const role = { role: token.role, organizationId: token.organizationId } as const
  return {
    kind: 'person',
    personId: token.id,
    roles: [role],
    language,
    token: token.scope,
    maker: { personId: token.createdBy, roles },
  }
}

/** Once a day is enough to tell a token in use from one that is forgotten. */
const used = async (context: Context, token: Loaded<ApiToken>): Promise<void> => {
  const today = localDate(context.clock())
  if (token.usedOn === today) return
  try {
    await context.table.write([apiTokens.replace({ ...token, usedOn: today })])
  } catch (error) {
    // Used at the same moment by another call, or just revoked.
    if (!(error instanceof Stale)) throw error
  }
}
