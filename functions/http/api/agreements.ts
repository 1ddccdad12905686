import * as z from 'zod'
import { Agreement } from '#shared/agreements/agreement.ts'
import { askSignature } from '#shared/agreements/ask-signature.ts'
import { readAgreement } from '#shared/agreements/read-agreement.ts'
import { signAgreement } from '#shared/agreements/sign-agreement.ts'
import { signAgreements } from '#shared/agreements/sign-agreements.ts'
import { none, route } from './route.ts'

const tag = 'agreements'

export const agreementRoutes = {
  readAgreement: route({
    method: 'get',
    path: '/requests/{requestId}/placements/{placementId}/agreement',
    admits: 'agreement.read',
    tag,
    summary: { zh: '一份服务协议的最新一版', en: 'The newest edition of an agreement' },
    query: none,
    body: none,
    answer: Agreement,
    handle: ({ context, params }) => readAgreement(context, params),
  }),
  signAgreement: route({
    method: 'post',
    path: '/requests/{requestId}/placements/{placementId}/agreement/sign',
    admits: 'agreement.signAsVolunteer',
    tag,
    summary: { zh: '志愿者签署协议的某一版', en: 'A volunteer signs one edition of their agreement' },
    query: none,
    body: z.object({ edition: z.number().int().min(1) }),
    answer: Agreement,
    handle: ({ context, params, body }) => signAgreement(context, { ...params, ...body }),
  }),
  signAgreementsAsRequester: route({
    method: 'post',
    path: '/requests/{requestId}/agreements/sign-as-requester',
    admits: 'agreement.signAsRequester',
    tag,
    summary: {
      zh: '服务对象一次签署该需求的全部协议',
      en: 'The requester signs all agreements of a request in one act',
    },
    query: none,
    body: z.object({ factsVersion: z.number().int() }),
    answer: z.object({ signed: z.number().int(), ownSide: z.array(z.string()) }),
    handle: ({ context, params: { requestId }, body }) =>
      signAgreements(context, { requestId, as: 'requester', ...body }),
  }),
  signAgreementsAsOrganization: route({
    method: 'post',
    path: '/requests/{requestId}/agreements/sign-as-organization',
    admits: 'agreement.signAsOrganization',
    tag,
    summary: { zh: '组织一次签署本组织志愿者的协议', en: 'An organization signs for its volunteers in one act' },
    query: none,
    body: z.object({ factsVersion: z.number().int() }),
    answer: z.object({ signed: z.number().int(), ownSide: z.array(z.string()) }),
    handle: ({ context, params: { requestId }, body }) =>
      signAgreements(context, { requestId, as: 'organization', ...body }),
  }),
  askSignature: route({
    method: 'post',
    path: '/requests/{requestId}/placements/{placementId}/agreement/ask-signature',
    admits: 'agreement.askSignature',
    tag,
    summary: { zh: '要求三方签字（第十二条）', en: 'Ask that all three sign (Art. 12)' },
    query: none,
    body: none,
    answer: none,
    handle: async ({ context, params }) => {
      await askSignature(context, params)
      return undefined
    },
  }),
}
