import * as z from 'zod'
import { Refusal } from '#shared/kernel/refusal.ts'
import { IdentityLink, linkIdentity, ownIdentities, unlinkIdentity } from '#shared/people/identity-link.ts'
import { none, route } from './route.ts'

const tag = 'session'
const Listed = IdentityLink.pick({ issuer: true, linkedAt: true }).extend({ identity: z.string() })
const listed = ({ fingerprint, ...rest }: IdentityLink): z.infer<typeof Listed> => ({ ...rest, identity: fingerprint })

const noIdentity = (): Refusal => {
  const text = {
    zh: '这个令牌核对不了：不是信任的身份平台发给本系统的，或已过期。重新取一个再试。',
    en: 'This token does not stand: it is not from the trusted provider for this product, or it is over. Get a new one.',
  }
  return new Refusal('invalid', 'identityToken', text, { fields: [{ path: 'token', text }] })
}

/** Somebody at another issuer who is a person here. */
export const identityRoutes = {
  linkIdentity: route({
    method: 'post',
    path: '/me/identities',
    admits: 'signedIn',
    stepUp: true,
    tag,
    summary: { zh: '把身份平台的账号连到本人', en: 'Link an identity of the trusted provider to oneself' },
    creates: true,
    query: none,
    body: z.object({ token: z.string().max(4000) }),
    answer: Listed,
    handle: async ({ context, call, body }) => {
      const identity = await call.get('oidc')?.verify(body.token)
      if (!identity) throw noIdentity()
      return listed(await linkIdentity(context, { identity }))
    },
  }),
  listIdentities: route({
    method: 'get',
    path: '/me/identities',
    admits: 'signedIn',
    tag,
    summary: { zh: '连到本人的身份', en: 'Identities linked to oneself' },
    query: none,
    body: none,
    answer: z.object({ items: z.array(Listed) }),
    handle: async ({ context }) => ({ items: (await ownIdentities(context)).map(listed) }),
  }),
  unlinkIdentity: route({
    method: 'post',
    path: '/me/identities/end',
    admits: 'signedIn',
    tag,
    summary: { zh: '断开一个身份', en: 'Undo a link' },
    query: none,
    body: z.object({ identity: z.string().max(100) }),
    answer: none,
    handle: async ({ context, body }) => {
      await unlinkIdentity(context, body)
      return undefined
    },
  }),
}
