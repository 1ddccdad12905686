import * as z from 'zod'
import { districtsInReach } from '#shared/organizations/districts-in-reach.ts'
import { changeFacts } from '#shared/requests/change-facts.ts'
import { copyRequest } from '#shared/requests/copy-request.ts'
import { RequestDraft } from '#shared/requests/draft.ts'
import { listRequests } from '#shared/requests/list-requests.ts'
import { lowerMinimum } from '#shared/requests/lower-minimum.ts'
import { readRequest } from '#shared/requests/read-request.ts'
import { RequestInput } from '#shared/requests/request-input.ts'
import { requestsOf } from '#shared/requests/requests-of.ts'
import { saveDraft } from '#shared/requests/save-draft.ts'
import { RequestState, ScopeItem, ServiceRequest } from '#shared/requests/service-request.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { VerifyInput, verifyRequest } from '#shared/requests/verify-request.ts'
import { withdrawRequest } from '#shared/requests/withdraw-request.ts'
import { personIdOf } from './actor.ts'
import { openCursor, sealCursor } from './paging.ts'
import { none, route } from './route.ts'
import { VersionedRequest } from './schemas.ts'

const tag = 'requests'
const Submission = RequestInput.extend({
  requesterId: z.string(),
  id: z.string().optional().meta({ description: 'Of a draft or a returned request that this becomes.' }),
})

export const requestRoutes = {
  saveDraft: route({
    method: 'post',
    path: '/drafts',
    admits: 'request.post',
    tag,
    summary: { zh: '保存草稿，写了多少存多少', en: 'Keep a draft, complete or not' },
    creates: true,
    query: none,
    body: z.object({ id: z.string().optional(), requesterId: z.string(), fields: z.record(z.string(), z.unknown()) }),
    answer: RequestDraft,
    handle: ({ context, body: { id, ...rest } }) =>
      saveDraft(context, { ...rest, ...(id === undefined ? {} : { id }) }),
  }),
  submitRequest: route({
    method: 'post',
    path: '/requests',
    admits: 'request.post',
    tag,
    summary: { zh: '点单：提交需求，等待核实', en: 'Submit a request for verification' },
    creates: true,
    query: none,
    body: Submission,
    answer: ServiceRequest,
    handle: ({ context, body: { id, requesterId, ...request } }) =>
      submitRequest(context, {
        requesterId,
        contactPersonId: personIdOf(context),
        request,
        ...(id === undefined ? {} : { id }),
      }),
  }),
  listOwnRequests: route({
    method: 'get',
    path: '/requesters/{requesterId}/requests',
    admits: 'request.post',
    tag,
    summary: { zh: '本单位的草稿和需求，新的在前', en: 'Drafts and requests of one body, newest first' },
    query: z.object({ cursor: z.string().max(2000).optional() }),
    body: none,
    answer: z.object({
      drafts: z.array(RequestDraft),
      requests: z.array(ServiceRequest),
      cursor: z.string().optional(),
    }),
    handle: async ({ context, params: { requesterId }, query }) => {
      const list = `requests:${requesterId}`
      const cursor = query.cursor === undefined ? {} : { cursor: openCursor(context, list, query.cursor) }
      const found = await requestsOf(context, { requesterId, ...cursor })
      return found.cursor === undefined ? found : { ...found, cursor: sealCursor(context, list, found.cursor) }
    },
  }),
  listRequests: route({
    method: 'get',
    path: '/requests',
    admits: 'request.list',
    tag,
    summary: { zh: '辖区某月的需求，按开始时间', en: 'Requests of one’s districts in a month, by start' },
    query: z.object({
      month: z.string().regex(/^\d{4}-\d{2}$/),
      district: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      state: RequestState.optional(),
      scopeItem: z.coerce.number().pipe(ScopeItem).optional(),
      after: z.string().max(200).optional(),
    }),
    body: none,
    answer: z.object({ requests: z.array(ServiceRequest), after: z.string().optional(), truncated: z.boolean() }),
    handle: ({ context, query: { month, district, state, scopeItem, after } }) =>
      listRequests(context, {
        districtCodes: district === undefined ? districtsInReach(context.actor) : [district],
        month,
        filter: { ...(state === undefined ? {} : { state }), ...(scopeItem === undefined ? {} : { scopeItem }) },
        ...(after === undefined ? {} : { after }),
      }),
  }),
  readRequest: route({
    method: 'get',
    path: '/requests/{requestId}',
    admits: 'request.read',
    tag,
    summary: { zh: '一个需求', en: 'One request' },
    versioned: true,
    query: none,
    body: none,
    answer: VersionedRequest,
    handle: ({ context, params }) => readRequest(context, params),
  }),
  changeFacts: route({
    method: 'put',
    path: '/requests/{requestId}',
    admits: 'request.change',
    tag,
    summary: {
      zh: '改需求。时间、地点、风险、条件一动，接单的人都会再被问一次',
      en: 'Change a request. When time, place, risk or conditions move, everybody placed is asked again',
    },
    versioned: true,
    query: none,
    body: RequestInput,
    answer: ServiceRequest,
    handle: ({ context, params: { requestId }, body, version }) =>
      changeFacts(context, { requestId, request: body, ...(version === undefined ? {} : { version }) }),
  }),
  withdrawRequest: route({
    method: 'post',
    path: '/requests/{requestId}/withdraw',
    admits: 'request.change',
    tag,
    summary: { zh: '取消需求，说明原因', en: 'Withdraw a request and say why' },
    query: none,
    body: z.object({ reason: z.string().trim().min(2).max(300) }),
    answer: none,
    handle: async ({ context, params: { requestId }, body: { reason } }) => {
      await withdrawRequest(context, { requestId, reason })
      return undefined
    },
  }),
  lowerMinimum: route({
    method: 'put',
    path: '/requests/{requestId}/shifts/{shiftId}/positions/{positionId}/minimum',
    admits: 'request.change',
    tag,
    summary: { zh: '少几个人也办：降低最少人数', en: 'Make do with fewer people: lower the minimum' },
    query: none,
    body: z.object({ minimum: z.number().int().min(0).max(40) }),
    answer: ServiceRequest,
    handle: ({ context, params, body }) => lowerMinimum(context, { ...params, ...body }),
  }),
  copyRequest: route({
    method: 'post',
    path: '/requests/{requestId}/copy',
    admits: 'request.post',
    tag,
    summary: { zh: '照旧需求起一份新草稿', en: 'Start a new draft from an old request' },
    creates: true,
    query: none,
    body: none,
    answer: RequestDraft,
    handle: ({ context, params }) => copyRequest(context, params),
  }),
  verifyRequest: route({
    method: 'post',
    path: '/requests/{requestId}/verify',
    admits: 'request.verify',
    tag,
    summary: { zh: '核实：受理、退回或不予受理', en: 'Verify: open, return or refuse' },
    query: none,
    body: VerifyInput,
    answer: ServiceRequest,
    handle: ({ context, params: { requestId }, body }) => verifyRequest(context, { requestId, ...body }),
  }),
}
