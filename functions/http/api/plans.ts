import * as z from 'zod'
import { Campaign } from '#shared/campaigns/campaign.ts'
import { CampaignInput, planCampaign } from '#shared/campaigns/plan-campaign.ts'
import { planForStaff } from '#shared/dashboard/plan-for-staff.ts'
import { Text } from '#shared/kernel/text.ts'
import { listPlans } from '#shared/plans/list-plans.ts'
import { Outcome } from '#shared/plans/plan.ts'
import { Instant } from '#shared/time/instant.ts'
import { answerOf, PlanAnswer } from './plan-answer.ts'
import { none, route } from './route.ts'

const tag = 'plans'
const count = z.number().int()

/** The search has so long within one call. */
const searchMs = 5000

export const planRoutes = {
  listPlans: route({
    method: 'get',
    path: '/plans',
    admits: 'plan.read',
    tag,
    summary: {
      zh: '本辖区的县区和活动，以及各自的排班方案',
      en: 'Districts and campaigns in reach, and how their plans stand',
    },
    query: none,
    body: none,
    answer: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          title: Text,
          campaign: z.object({ starts: Instant, ends: Instant }).optional(),
          plan: z
            .object({
              at: Instant,
              seats: count,
              filled: count,
              asked: count,
              value: z.number(),
              upperBound: z.number(),
            })
            .optional(),
        }),
      ),
    }),
    handle: async ({ context }) => ({ items: await listPlans(context) }),
  }),
  readPlan: route({
    method: 'get',
    path: '/plans/{scope}',
    admits: 'plan.read',
    tag,
    summary: {
      zh: '县区（代码）或活动（编号）现在的排班方案',
      en: 'The plan of a district (by code) or campaign (by id) as it is now',
    },
    query: none,
    body: none,
    answer: z.object({ title: Text, plan: PlanAnswer.optional() }),
    handle: async ({ context, params }) => {
      const { scope, plan } = await planForStaff(context, params)
      return { title: scope.title, ...(plan ? { plan: answerOf(plan) } : {}) }
    },
  }),
  makePlan: route({
    method: 'post',
    path: '/plans/{scope}',
    admits: 'plan.change',
    tag,
    summary: { zh: '重新排', en: 'Plan anew' },
    query: none,
    body: none,
    answer: PlanAnswer,
    handle: async ({ context, params }) => {
      const { makePlan } = await import('#shared/plans/make-plan.ts')
      const safety = { now: () => performance.now(), ms: searchMs }
      return answerOf(await makePlan(context, { ...params, safety }))
    },
  }),
  changeProposal: route({
    method: 'put',
    path: '/plans/{scope}/requests/{requestId}/shifts/{shiftId}/positions/{positionId}/people/{volunteerId}',
    admits: 'plan.change',
    tag,
    summary: { zh: '固定一行、拿掉一行，或交还给方案', en: 'Pin a line, take it out, or leave it to the plan' },
    query: none,
    body: z.object({ state: z.enum(['proposed', 'pinned', 'excluded']) }),
    answer: PlanAnswer,
    handle: async ({ context, params, body: { state } }) =>
      answerOf(
        state === 'excluded'
          ? await (await import('#shared/plans/exclude-proposal.ts')).excludeProposal(context, params)
          : await (await import('#shared/plans/pin-proposal.ts')).pinProposal(context, {
              ...params,
              pinned: state === 'pinned',
            }),
      ),
  }),
  publishPlan: route({
    method: 'post',
    path: '/plans/{scope}/publish',
    admits: 'plan.change',
    tag,
    summary: {
      zh: '按方案发邀请；每一行说明结果，再发一次不会重复问人',
      en: 'Send the invitations of a plan; tells of each line what became of it, and asks nobody twice',
    },
    query: none,
    body: none,
    answer: z.object({ items: z.array(Outcome) }),
    handle: async ({ context, params }) => ({
      items: await (await import('#shared/plans/publish-plan.ts')).publishPlan(context, params),
    }),
  }),
  announceCampaign: route({
    method: 'post',
    path: '/campaigns',
    admits: 'campaign.change',
    tag,
    creates: true,
    summary: { zh: '宣布一场大型活动', en: 'Announce a campaign' },
    query: none,
    body: CampaignInput,
    answer: Campaign,
    handle: ({ context, body }) => planCampaign(context, body),
  }),
}
