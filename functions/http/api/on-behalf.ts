import * as z from 'zod'
import { Delegation } from '#shared/delegations/delegation.ts'
import { doneForMe, objectToDone, undoDone } from '#shared/delegations/done-for-me.ts'
import { endDelegation, stopDelegation } from '#shared/delegations/end-delegation.ts'
import { openOnPapers, proveDelegation } from '#shared/delegations/open-delegation.ts'
import { startDelegation } from '#shared/delegations/start-delegation.ts'
import { Instant } from '#shared/time/instant.ts'
import { signedInSession } from '../caller.ts'
import { none, route } from './route.ts'
import { OwnDelegation, OwnDone } from './schemas.ts'

const tag = 'onBehalf'

const Which = z.object({ at: Instant, id: z.string().max(40) })
const personId = z.string().max(40)

/** 代办: staff act for somebody at a counter or by phone, in their own session; the person sees it and takes it back. */
export const onBehalfRoutes = {
  startDelegation: route({
    method: 'post',
    path: '/delegations',
    admits: 'delegation.start',
    tag,
    summary: {
      zh: '请求替人代办：验证码发到本人手机',
      en: 'Ask to act for somebody: a code goes to their own phone',
    },
    creates: true,
    query: none,
    body: z.object({
      whom: z.union([z.strictObject({ volunteerId: z.string() }), z.strictObject({ requesterId: z.string() })]),
      personId: personId.optional().meta({ description: 'Who of the body; not needed where it has one member.' }),
      way: Delegation.shape.way,
      recognised: Delegation.shape.recognised,
      reason: z.string().max(200),
    }),
    answer: OwnDelegation,
    handle: ({ context, body }) => startDelegation(context, body),
  }),
  proveDelegation: route({
    method: 'post',
    path: '/delegations/code',
    admits: 'delegation.start',
    tag,
    summary: {
      zh: '交本人念的验证码：从此这个会话代办，30 分钟',
      en: 'Give the code they read out: this session then acts for them, 30 minutes',
    },
    query: none,
    body: z.object({ personId, code: z.string().max(20) }),
    answer: OwnDelegation,
    handle: ({ context, body, call }) => proveDelegation(context, { session: signedInSession(call), ...body }),
  }),
  openDelegationOnPapers: route({
    method: 'post',
    path: '/delegations/papers',
    admits: 'delegation.start',
    tag,
    summary: {
      zh: '柜台上没带手机的，凭证件开始：会标出来，不能签协议',
      en: 'At a counter without a phone, on papers seen: flagged, and nothing can be signed',
    },
    stepUp: true,
    query: none,
    body: z.object({ personId, papers: z.string().max(100) }),
    answer: OwnDelegation,
    handle: ({ context, body, call }) => openOnPapers(context, { session: signedInSession(call), ...body }),
  }),
  endDelegation: route({
    method: 'delete',
    path: '/delegations/current',
    admits: 'signedIn',
    tag,
    summary: { zh: '结束代办，回到自己', en: 'End acting for somebody' },
    query: none,
    body: none,
    answer: none,
    whileActing: true,
    handle: async ({ context, call }) => {
      await endDelegation(context, { session: signedInSession(call) })
      return undefined
    },
  }),
  listDoneForMe: route({
    method: 'get',
    path: '/me/done-for-me',
    admits: 'signedIn',
    tag,
    summary: { zh: '工作人员替我办的事', en: 'What staff did for me' },
    query: none,
    body: none,
    answer: z.object({
      items: z.array(OwnDone),
      open: Delegation.pick({ who: true, way: true, until: true }).optional(),
    }),
    handle: ({ context }) => doneForMe(context),
  }),
  undoDoneForMe: route({
    method: 'post',
    path: '/me/done-for-me/undo',
    admits: 'signedIn',
    tag,
    summary: { zh: '24 小时内撤销一件', en: 'Undo one of them, within 24 hours' },
    query: none,
    body: Which,
    answer: OwnDone,
    handle: ({ context, body }) => undoDone(context, body),
  }),
  objectToDoneForMe: route({
    method: 'post',
    path: '/me/done-for-me/objection',
    admits: 'signedIn',
    tag,
    summary: {
      zh: '对一件提出异议，由另一位工作人员处理',
      en: 'Object to one of them; somebody else of the staff deals with it',
    },
    query: none,
    body: Which.extend({ words: z.string().max(500) }),
    answer: OwnDone,
    handle: ({ context, body }) => objectToDone(context, body),
  }),
  stopDelegation: route({
    method: 'delete',
    path: '/me/delegation',
    admits: 'signedIn',
    tag,
    summary: { zh: '停止正在替我的代办', en: 'Stop what staff do for me now' },
    query: none,
    body: none,
    answer: none,
    handle: async ({ context }) => {
      await stopDelegation(context)
      return undefined
    },
  }),
}
