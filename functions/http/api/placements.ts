import * as z from 'zod'
import { answerChange } from '#shared/placements/answer-change.ts'
import { Placement } from '#shared/placements/placement.ts'
import { placementsOf } from '#shared/placements/placements-of.ts'
import { InsuranceInput, recordInsurance } from '#shared/placements/record-insurance.ts'
import { withdrawPlacement } from '#shared/placements/withdraw-placement.ts'
import { volunteerIdOf } from './actor.ts'
import { Paging, paged, pageOf } from './paging.ts'
import { none, route } from './route.ts'

const tag = 'placements'

export const placementRoutes = {
  listPlacements: route({
    method: 'get',
    path: '/placements',
    admits: 'placement.withdraw',
    tag,
    summary: { zh: '我接的单，最近的时段在前', en: 'What I accepted, latest shift first' },
    query: Paging,
    body: none,
    answer: pageOf(Placement),
    handle: ({ context, query }) => {
      const volunteerId = volunteerIdOf(context)
      return paged(context, `placements:${volunteerId}`, query, (page) =>
        placementsOf(context, { volunteerId, ...page }),
      )
    },
  }),
  withdrawPlacement: route({
    method: 'post',
    path: '/requests/{requestId}/placements/{placementId}/withdraw',
    admits: 'placement.withdraw',
    tag,
    summary: {
      zh: '退出，随时可以；系统马上告知对方并找人补位',
      en: 'Withdraw, at any time; the other side is told and cover is sought at once',
    },
    query: none,
    body: z.object({ reason: z.string().trim().max(300) }),
    answer: Placement,
    handle: ({ context, params, body }) => withdrawPlacement(context, { ...params, ...body }),
  }),
  answerChange: route({
    method: 'post',
    path: '/requests/{requestId}/placements/{placementId}/stand-again',
    admits: 'placement.standAgain',
    tag,
    summary: { zh: '情况变了，我还去', en: 'The facts moved, and I still come' },
    query: none,
    body: z.object({ risksAcknowledged: z.boolean() }),
    answer: Placement,
    handle: ({ context, params, body }) => answerChange(context, { ...params, ...body }),
  }),
  recordInsurance: route({
    method: 'post',
    path: '/requests/{requestId}/insurance',
    admits: 'insurance.record',
    tag,
    summary: {
      zh: '登记保险：一人、一个时段或整个需求',
      en: 'Record a policy for one person, a shift or the whole request',
    },
    query: none,
    body: InsuranceInput.omit({ requestId: true }),
    answer: z.object({ insured: z.number().int() }),
    handle: ({ context, params: { requestId }, body }) => recordInsurance(context, { requestId, ...body }),
  }),
}
