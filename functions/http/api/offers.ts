import * as z from 'zod'
import { acceptOffers, mostShiftsAtOnce } from '#shared/offers/accept-offers.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { joinStandby } from '#shared/offers/join-standby.ts'
import { DeclineReason } from '#shared/offers/offer.ts'
import { offersTo } from '#shared/offers/offers-to.ts'
import { readOffer } from '#shared/offers/read-offer.ts'
import { Placement } from '#shared/placements/placement.ts'
import { volunteerIdOf } from './actor.ts'
import { Paging, paged, pageOf } from './paging.ts'
import { none, route } from './route.ts'
import { OpenFacts, OwnOffer } from './schemas.ts'

const tag = 'offers'

export const offerRoutes = {
  listOffers: route({
    method: 'get',
    path: '/offers',
    admits: 'offer.answer',
    tag,
    summary: { zh: '我收到的邀请，新的在前', en: 'Offers I was sent, newest first' },
    query: Paging,
    body: none,
    answer: pageOf(OwnOffer),
    handle: ({ context, query }) => {
      const volunteerId = volunteerIdOf(context)
      return paged(context, `offers:${volunteerId}`, query, (page) => offersTo(context, { volunteerId, ...page }))
    },
  }),
  readOffer: route({
    method: 'get',
    path: '/requests/{requestId}/offers/{offerId}',
    admits: 'offer.answer',
    tag,
    summary: { zh: '一个邀请和决定所需的全部事实', en: 'One offer with all the facts to decide on' },
    query: none,
    body: none,
    answer: z.object({ offer: OwnOffer, facts: OpenFacts, requesterName: z.string(), series: z.array(OwnOffer) }),
    handle: async ({ context, params }) => {
      const { offer, request, series } = await readOffer(context, params)
      return { offer, facts: request, requesterName: request.requesterName, series }
    },
  }),
  acceptOffers: route({
    method: 'post',
    path: '/requests/{requestId}/offers/accept',
    admits: 'offer.answer',
    tag,
    summary: {
      zh: '接单：接受一个邀请，或一次接受同一需求的几个时段，要么全成要么全不成',
      en: 'Accept one offer, or several shifts of one request at once: all or none',
    },
    creates: true,
    query: none,
    body: z.object({
      offerIds: z.array(z.string()).min(1).max(mostShiftsAtOnce),
      risksAcknowledged: z.boolean(),
      organizationId: z.string().optional(),
    }),
    answer: z.array(Placement),
    handle: ({ context, params: { requestId }, body: { organizationId, ...body } }) =>
      acceptOffers(context, { requestId, ...body, ...(organizationId === undefined ? {} : { organizationId }) }),
  }),
  declineOffer: route({
    method: 'post',
    path: '/requests/{requestId}/offers/{offerId}/decline',
    admits: 'offer.answer',
    tag,
    summary: { zh: '谢绝邀请，不影响以后', en: 'Decline an offer; it costs nothing, now or later' },
    query: none,
    body: z.object({ reason: DeclineReason.optional() }),
    answer: OwnOffer,
    handle: ({ context, params, body: { reason } }) =>
      declineOffer(context, { ...params, ...(reason === undefined ? {} : { reason }) }),
  }),
  joinStandby: route({
    method: 'post',
    path: '/requests/{requestId}/offers/{offerId}/standby',
    admits: 'offer.answer',
    tag,
    summary: { zh: '名额满了，排候补', en: 'The seats are taken: wait for one to become free' },
    query: none,
    body: z.object({ takeWhenFree: z.boolean().default(false) }),
    answer: OwnOffer,
    handle: ({ context, params, body }) => joinStandby(context, { ...params, ...body }),
  }),
}
