import * as z from 'zod'
import { Role } from '#shared/authority/actor.ts'
import { signedOut } from '#shared/authority/authority.ts'
import { endDelegation } from '#shared/delegations/end-delegation.ts'
import { Language } from '#shared/kernel/text.ts'
import { finishSignIn } from '#shared/people/finish-sign-in.ts'
import { finishStepUp } from '#shared/people/finish-step-up.ts'
import { endSession, endSessions, ownSessions } from '#shared/people/own-sessions.ts'
import { Session } from '#shared/people/sessions.ts'
import { signOut } from '#shared/people/sign-out.ts'
import { startSignIn } from '#shared/people/start-sign-in.ts'
import { startStepUp } from '#shared/people/start-step-up.ts'
import { Instant } from '#shared/time/instant.ts'
import { browserName } from '../browser-name.ts'
import { addressOf, signedInSession } from '../caller.ts'
import { none, route } from './route.ts'

const ListedSession = Session.pick({ createdAt: true, seenAt: true, browser: true }).extend({
  session: z.string(),
  current: z.boolean(),
})

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
    handle: ({ context, body, call }) => finishSignIn(context, { ...body, browser: browserName(call) }),
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
    whileActing: true,
    handle: async ({ context, call }) => {
      const session = call.get('session')
      if (session?.actingFor) await endDelegation(context, { session })
      const token = call.get('sessionToken')
      if (token !== undefined) await signOut(context, { token })
      return undefined
    },
  }),
  sendStepUpCode: route({
    method: 'post',
    path: '/session/step-up/code',
    admits: 'signedIn',
    tag: 'session',
    summary: { zh: '把确认本人的验证码发到自己的手机', en: 'Send a fresh code to one’s own phone' },
    query: none,
    body: none,
    answer: z.object({ phone: z.string(), expiresAt: Instant }),
    handle: ({ context, call }) => startStepUp(context, { session: signedInSession(call) }),
  }),
  stepUp: route({
    method: 'post',
    path: '/session/step-up',
    admits: 'signedIn',
    tag: 'session',
    summary: { zh: '交验证码，确认是本人', en: 'Give the fresh code: proof that it is oneself' },
    query: none,
    body: z.object({ code: z.string().max(20) }),
    answer: z.object({ until: Instant }),
    handle: ({ context, call, body }) => finishStepUp(context, { session: signedInSession(call), ...body }),
  }),
  listSessions: route({
    method: 'get',
    path: '/me/sessions',
    admits: 'signedIn',
    tag: 'session',
    summary: { zh: '我在哪些设备上登录着', en: 'Where I am signed in' },
    query: none,
    body: none,
    answer: z.object({ items: z.array(ListedSession) }),
    handle: async ({ context, call }) => ({
      items: (await ownSessions(context)).map((one) => ({
        ...one,
        session: one.hash,
        current: one.hash === call.get('session')?.hash,
      })),
    }),
  }),
  endSession: route({
    method: 'post',
    path: '/me/sessions/end',
    admits: 'signedIn',
    tag: 'session',
    summary: { zh: '退出一台设备', en: 'Sign out one device' },
    query: none,
    body: z.object({ session: z.string().max(100) }),
    answer: none,
    handle: async ({ context, body }) => {
      await endSession(context, body)
      return undefined
    },
  }),
  endSessions: route({
    method: 'delete',
    path: '/me/sessions',
    admits: 'signedIn',
    tag: 'session',
    summary: { zh: '所有设备都退出，包括这一台', en: 'Sign out everywhere, here too' },
    query: none,
    body: none,
    answer: z.object({ ended: z.number().int() }),
    handle: async ({ context }) => ({ ended: await endSessions(context) }),
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
