import * as z from 'zod'
import { districtsInReach } from '#shared/organizations/districts-in-reach.ts'
import { territoryId, territoryReach } from '#shared/organizations/organization.ts'
import { listProblems } from '#shared/problems/list-problems.ts'
import { Problem as Case } from '#shared/problems/problem.ts'
import { settleProblem } from '#shared/problems/settle-problem.ts'
import { none, route } from './route.ts'

const tag = 'staff'

export const staffRoutes = {
  listProblems: route({
    method: 'get',
    path: '/problems',
    admits: 'problem.read',
    tag,
    summary: { zh: '待处理的问题，久的在前', en: 'Open cases, oldest first' },
    query: none,
    body: none,
    answer: z.object({ items: z.array(Case) }),
    handle: async ({ context }) => ({
      items: await listProblems(context, {
        inboxes: districtsInReach(context.actor).map((code) => ({
          organizationId: territoryId(code),
          reach: territoryReach(code),
        })),
      }),
    }),
  }),
  settleProblem: route({
    method: 'post',
    path: '/problems/{organizationId}/{problemId}/settle',
    admits: 'problem.settle',
    tag,
    summary: { zh: '问题已处理，写明做了什么', en: 'Close a case and say what was done' },
    query: none,
    body: z.object({ note: z.string().trim().min(2).max(500) }),
    answer: Case,
    handle: ({ context, params, body }) => settleProblem(context, { ...params, ...body }),
  }),
}
