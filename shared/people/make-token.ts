import { audited } from '#shared/audit/audit.ts'
import { forbidden, permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { newId } from '#shared/kernel/id.ts'
import { type FieldProblem, notFound, Refusal } from '#shared/kernel/refusal.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { type ApiToken, apiTokens, isUsable, newApiToken, type TokenScope, tokenRule } from './api-token.ts'
import { tokenHash } from './challenge.ts'
import { tokensOf } from './list-tokens.ts'

const organizationWord = { zh: '组织', en: 'organization' }

export interface TokenInput {
  organizationId: string
  name: string
  scope: TokenScope
  /** How long it holds. */
  days: number
}

/**
 * Makes a token by which a program acts for an organization, in the role the maker holds there. What the program sends is
 * answered here and never again. Refuses `invalid` names and spans, `full` when the organization has enough of them.
 */
export const makeToken = async (context: Context, input: TokenInput): Promise<{ secret: string; token: ApiToken }> => {
  const { actor } = context
  const organization = await organizations.get(context.table, keys.organization(input.organizationId))
  permit(context, 'token.manage', { what: organizationWord, reach: organization?.path ?? [] })
  if (actor.kind !== 'person' || actor.token !== undefined) throw forbidden()
  if (organization?.state !== 'active') throw notFound(organizationWord)
  const held = actor.roles.find((role) => 'organizationId' in role && role.organizationId === organization.id)
  if (held?.role !== 'organizationStaff' && held?.role !== 'associationStaff') throw forbidden()
  const name = input.name.trim().replaceAll(/\s+/g, ' ')
  const fields = faultsOf(name, input.days)
  if (fields.length > 0) throw unfit(fields)
  const now = context.clock()
  const others = await tokensOf(context, organization.id)
  if (others.filter((one) => isUsable(one, now)).length >= tokenRule.mostPerOrganization) throw enough()
  const secret = newApiToken(context.random)
  const token: ApiToken = {
    hash: tokenHash(secret),
    id: newId('token', context.random),
    organizationId: organization.id,
    role: held.role,
    name,
    scope: input.scope,
    createdAt: now,
    createdBy: actor.personId,
    expiresAt: addDays(now, input.days),
  }
  await context.table.write([
    apiTokens.create(token),
    audited(context, organization.id, 'token.make', `${token.id} ${token.scope} ${token.expiresAt}`),
  ])
  return { secret, token }
}

/** Pure: what is wrong with a name or a span. */
const faultsOf = (name: string, days: number): FieldProblem[] => [
  ...(name.length >= 2 && name.length <= tokenRule.longestName
    ? []
    : [
        {
          path: 'name',
          text: {
            zh: `起个认得出的名字，2 到 ${tokenRule.longestName} 个字，例如“会员系统同步”。`,
            en: `Give it a name you will know it by, 2 to ${tokenRule.longestName} letters, such as "member sync".`,
          },
        },
      ]),
  ...(Number.isInteger(days) && days >= 1 && days <= tokenRule.mostDays
    ? []
    : [
        {
          path: 'days',
          text: {
            zh: `有效天数要在 1 到 ${tokenRule.mostDays} 之间。`,
            en: `It holds for 1 to ${tokenRule.mostDays} days.`,
          },
        },
      ]),
]

const unfit = (fields: FieldProblem[]): Refusal =>
  new Refusal(
    'invalid',
    'token',
    {
      zh: `有 ${fields.length} 处要改。`,
      en: fields.length === 1 ? 'One thing to correct.' : 'Two things to correct.',
    },
    { fields },
  )

const enough = (): Refusal =>
  new Refusal('full', 'tokensEnough', {
    zh: `一个组织最多 ${tokenRule.mostPerOrganization} 个在用的令牌。先停用不用的，再做新的。`,
    en: `An organization has at most ${tokenRule.mostPerOrganization} tokens in use. Revoke one that is no longer needed first.`,
  })
