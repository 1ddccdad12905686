import * as z from 'zod'
import { ApiToken, TokenScope } from '#shared/people/api-token.ts'
import { listTokens } from '#shared/people/list-tokens.ts'
import { makeToken } from '#shared/people/make-token.ts'
import { revokeToken } from '#shared/people/revoke-token.ts'
import { none, route } from './route.ts'

const tag = 'staff'
const ListedToken = ApiToken.omit({ hash: true }).extend({ token: z.string() })
const listed = ({ hash, ...rest }: ApiToken): z.infer<typeof ListedToken> => ({ ...rest, token: hash })

/** By which programs of an organization act for it. */
export const tokenRoutes = {
  listTokens: route({
    method: 'get',
    path: '/tokens',
    admits: 'token.manage',
    tag,
    summary: { zh: '一个组织的接口令牌', en: 'The API tokens of an organization' },
    query: z.object({ organization: z.string().max(60) }),
    body: none,
    answer: z.object({ items: z.array(ListedToken) }),
    handle: async ({ context, query }) => ({
      items: (await listTokens(context, { organizationId: query.organization })).map(listed),
    }),
  }),
  makeToken: route({
    method: 'post',
    path: '/tokens',
    admits: 'token.manage',
    tag,
    summary: {
      zh: '做一个接口令牌，只显示这一次',
      en: 'Make an API token; what is sent with it is answered only here',
    },
    creates: true,
    query: none,
    body: z.object({
      organizationId: z.string().max(60),
      name: z.string().max(200),
      scope: TokenScope,
      days: z.number().int(),
    }),
    answer: z.object({ secret: z.string(), token: ListedToken }),
    handle: async ({ context, body }) => {
      const { secret, token } = await makeToken(context, body)
      return { secret, token: listed(token) }
    },
  }),
  revokeToken: route({
    method: 'post',
    path: '/tokens/revoke',
    admits: 'token.manage',
    stepUp: false,
    tag,
    summary: { zh: '停用一个接口令牌，马上生效', en: 'Revoke an API token, with immediate effect' },
    query: none,
    body: z.object({ token: z.string().max(100) }),
    answer: none,
    handle: async ({ context, body }) => {
      await revokeToken(context, body)
      return undefined
    },
  }),
}
