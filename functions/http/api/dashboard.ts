import * as z from 'zod'
import { readDashboard } from '#shared/dashboard/read-dashboard.ts'
import { districtsInReach } from '#shared/organizations/districts-in-reach.ts'
import { ScopeItem, UnfilledCause } from '#shared/requests/service-request.ts'
import { Instant } from '#shared/time/instant.ts'
import { none, route } from './route.ts'

const count = z.number()
const Share = z.object({ part: count, whole: count, share: count.optional() })
const Figures = z.object({
  opened: count,
  filled: Share,
  firstYesMedian: count.optional(),
  firstYesNinety: count.optional(),
  accepted: Share,
  recordedInTime: Share,
  solved: Share,
  unfilled: z.record(UnfilledCause, count),
  unfilledBySkill: z.array(
    z.object({ skill: z.string(), causes: z.partialRecord(UnfilledCause, count), total: count }),
  ),
  items: z.array(z.object({ item: ScopeItem, opened: count, filled: Share })),
})

/** How well needs are met, from counters. Times are minutes; a share is missing where nothing was counted. */
export const Dashboard = z.object({
  at: Instant,
  from: z.string(),
  to: z.string(),
  now: Figures,
  before: Figures,
  standing: z.record(z.string(), count),
  trend: z.array(Figures.extend({ week: z.string() })),
  districts: z.array(Figures.extend({ code: z.string() })),
})

export const dashboardRoutes = {
  readDashboard: route({
    method: 'get',
    path: '/dashboard',
    admits: 'dashboard.read',
    tag: 'staff',
    summary: {
      zh: '匹配效果看板：本期、上期和十二周走势',
      en: 'How well needs are met: this span, the one before, twelve weeks',
    },
    query: z.object({
      weeks: z.coerce.number().int().min(1).max(12).default(4),
      district: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    }),
    body: none,
    answer: Dashboard,
    handle: ({ context, query: { weeks, district } }) =>
      readDashboard(context, {
        districtCodes: district === undefined ? districtsInReach(context.actor) : [district],
        weeks,
      }),
  }),
}
