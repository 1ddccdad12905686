import * as z from 'zod'
import { Attendance, Correction } from '#shared/attendance/attendance.ts'
import { askCorrection } from '#shared/records/ask-correction.ts'
import { Certificate } from '#shared/records/certificate.ts'
import { checkCertificate } from '#shared/records/check-certificate.ts'
import { decideCorrection } from '#shared/records/decide-correction.ts'
import { issueCertificate } from '#shared/records/issue-certificate.ts'
import { RatingInput, rateService } from '#shared/records/rate-service.ts'
import { Rating } from '#shared/records/rating.ts'
import { readRatings } from '#shared/records/read-ratings.ts'
import { recordsOf } from '#shared/records/records-of.ts'
import { Instant } from '#shared/time/instant.ts'
import { volunteerIdOf } from './actor.ts'
import { given } from './given.ts'
import { Paging, paged, pageOf } from './paging.ts'
import { none, route } from './route.ts'
import { OwnRecord, Ruling } from './schemas.ts'

const tag = 'records'
const placement = '/requests/{requestId}/placements/{placementId}'

const WhatIsWrong = z.object({
  minutes: z
    .number()
    .int()
    .min(1)
    .max(1440)
    .meta({ description: 'As they should be, also where only the words are wrong.' }),
  done: z.string().max(500).optional().meta({ description: 'What was done, in right words.' }),
  words: z.string().max(500).meta({ description: 'Why; both sides and the association read it.' }),
})

const CheckedCertificate = z.object({
  code: z.string(),
  verdict: z.enum(['genuine', 'changed', 'expired']),
  surname: z.string(),
  phoneTail: z.string(),
  starts: Instant,
  ends: Instant,
  services: z.number(),
  hours: z.number(),
  units: z.array(z.string()),
  issuedAt: Instant,
  validUntil: Instant,
  checkedAt: Instant,
  seal: z.boolean(),
  rows: z.array(
    z.object({
      activity: z.string(),
      content: z.string(),
      place: z.string(),
      starts: Instant,
      hours: z.number(),
      unit: z.string(),
    }),
  ),
})

export const recordRoutes = {
  listRecords: route({
    method: 'get',
    path: '/records',
    admits: 'certificate.issue',
    tag,
    summary: { zh: '我的服务记录，新的在前', en: 'My service records, latest first' },
    query: Paging,
    body: none,
    answer: pageOf(OwnRecord),
    handle: ({ context, query }) => {
      const volunteerId = volunteerIdOf(context)
      return paged(context, `records:${volunteerId}`, query, (page) => recordsOf(context, { volunteerId, ...page }))
    },
  }),
  issueCertificate: route({
    method: 'post',
    path: '/certificates',
    admits: 'certificate.issue',
    tag,
    summary: { zh: '开具服务记录证明，免费', en: 'Issue a certificate from chosen records, free' },
    creates: true,
    query: none,
    body: z.object({ recordIds: z.array(z.string()).min(1).max(200), seal: z.boolean().default(false) }),
    answer: Certificate,
    handle: ({ context, body }) => issueCertificate(context, { volunteerId: volunteerIdOf(context), ...body }),
  }),
  checkCertificate: route({
    method: 'get',
    path: '/certificates/{code}',
    admits: 'public',
    tag,
    summary: { zh: '凭编号查验证明，谁都可以', en: 'Check a certificate by its code; open to anybody' },
    query: none,
    body: none,
    answer: CheckedCertificate,
    handle: ({ context, params }) => checkCertificate(context, params),
  }),
  rateAsVolunteer: route({
    method: 'post',
    path: `${placement}/ratings/as-volunteer`,
    admits: 'rating.asVolunteer',
    tag,
    summary: { zh: '评单：志愿者评价', en: 'Rate: the volunteer’s side' },
    creates: true,
    query: none,
    body: RatingInput,
    answer: Rating,
    handle: ({ context, params, body }) => rateService(context, { ...params, ...body, as: 'volunteer' }),
  }),
  rateAsRequester: route({
    method: 'post',
    path: `${placement}/ratings/as-requester`,
    admits: 'rating.asRequester',
    tag,
    summary: { zh: '评单：服务对象评价', en: 'Rate: the requester’s side' },
    creates: true,
    query: none,
    body: RatingInput,
    answer: Rating,
    handle: ({ context, params, body }) => rateService(context, { ...params, ...body, as: 'requester' }),
  }),
  readRatings: route({
    method: 'get',
    path: `${placement}/ratings`,
    admits: 'placement.read',
    tag,
    summary: {
      zh: '一次服务的评价；双方都评了才看得到对方的',
      en: 'Ratings of a service; the other side’s once both are in',
    },
    query: none,
    body: none,
    answer: z.array(Rating),
    handle: ({ context, params }) => readRatings(context, params),
  }),
  askCorrectionAsVolunteer: route({
    method: 'post',
    path: `${placement}/correction/as-volunteer`,
    admits: 'hours.confirmAsVolunteer',
    tag,
    summary: { zh: '志愿者要求更正服务记录', en: 'The volunteer asks for a correction of the record' },
    query: none,
    body: WhatIsWrong,
    answer: Correction,
    handle: ({ context, params, body }) => askCorrection(context, { ...params, ...given(body), as: 'volunteer' }),
  }),
  askCorrectionAsRequester: route({
    method: 'post',
    path: `${placement}/correction/as-requester`,
    admits: 'hours.confirmAsRequester',
    tag,
    summary: { zh: '服务对象要求更正服务记录', en: 'The requester asks for a correction of the record' },
    query: none,
    body: WhatIsWrong,
    answer: Correction,
    handle: ({ context, params, body }) => askCorrection(context, { ...params, ...given(body), as: 'requester' }),
  }),
  decideCorrection: route({
    method: 'post',
    path: `${placement}/correction/decide`,
    admits: 'hours.decide',
    tag,
    summary: {
      zh: '科协答复更正，写明依据。同意的要另一位同事确认',
      en: 'The association answers it, with reasons; a yes waits for a second person',
    },
    query: none,
    body: Ruling,
    answer: Attendance,
    handle: ({ context, params, body }) => decideCorrection(context, { ...params, ...body }),
  }),
}
