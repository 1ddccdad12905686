import * as z from 'zod'
import { Role } from '#shared/authority/actor.ts'
import { signedOut } from '#shared/authority/authority.ts'
import { Language } from '#shared/kernel/text.ts'
import { finishSignIn } from '#shared/people/finish-sign-in.ts'
import { signOut } from '#shared/people/sign-out.ts'
import { startSignIn } from '#shared/people/start-sign-in.ts'
import { Instant } from '#shared/time/instant.ts'
import { addressOf } from '../caller.ts'
import { none, route } from './route.ts'

/** Signing in from a program: tokens travel in the body, and as `Authorization: Bearer …` from then on. */
export const sessionRoutes = {
  startSignIn: route({
    method: 'post',
    path: '/session/code',
    admits: 'public',
    tag: 'session',
    summary: { zh: '把一次性验证码发到手机', en: 'Send a one-time code to a phone' },
    query: none,
    body: z.object({
      phone: z.string().max(40),
      before: z.string().max(100).optional().meta({ description: 'The token of an earlier code, when there is one.' }),
      mark: z.string().max(100).optional().meta({ description: 'What an earlier sign-in gave as `mark`.' }),
    }),
    answer: z.object({ token: z.string(), expiresAt: Instant }),
    handle: ({ context, body, call }) => startSignIn(context, { ...body, address: addressOf(call) }),
  }),
  finishSignIn: route({
    method: 'post',
    path: '/session',
    admits: 'public',
    tag: 'session',
    summary: { zh: '用验证码登录，得到会话令牌', en: 'Sign in with the code; gives the token of a session' },
    query: none,
    body: z.object({ token: z.string().max(100), code: z.string().max(20) }),
    answer: z.object({ token: z.string(), personId: z.string(), isNew: z.boolean(), mark: z.string() }),
    creates: true,
    handle: ({ context, body }) => finishSignIn(context, body),
  }),
  signOut: route({
    method: 'delete',
    path: '/session',
    admits: 'signedIn',
    tag: 'session',
    summary: { zh: '退出', en: 'Sign out' },
    query: none,
    body: none,
    answer: none,
    handle: async ({ context, call }) => {
      const token = call.get('sessionToken')
      if (token !== undefined) await signOut(context, { token })
      return undefined
    },
  }),
  me: route({
    method: 'get',
    path: '/me',
    admits: 'signedIn',
    tag: 'session',
    summary: { zh: '我是谁，有哪些身份', en: 'Who I am, and in which roles' },
    query: none,
    body: none,
    answer: z.object({ personId: z.string(), roles: z.array(Role), language: Language }),
    handle: async ({ context: { actor } }) => {
      if (actor.kind !== 'person') throw signedOut()
      return { personId: actor.personId, roles: [...actor.roles], language: actor.language }
    },
  }),
}
