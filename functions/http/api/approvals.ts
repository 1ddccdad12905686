import * as z from 'zod'
import { approved } from '#functions/approved.ts'
import { confirmApproval, rejectApproval } from '#shared/approvals/answer-approval.ts'
import { Approval } from '#shared/approvals/approval.ts'
import { listApprovals } from '#shared/approvals/list-approvals.ts'
import { inboxesWithin } from '#shared/organizations/districts-in-reach.ts'
import { none, route } from './route.ts'

const tag = 'staff'
const approval = '/approvals/{organizationId}/{approvalId}'

/** What one of the staff proposed and another one confirms or not. */
export const approvalRoutes = {
  listApprovals: route({
    method: 'get',
    path: '/approvals',
    admits: 'approval.read',
    tag,
    summary: { zh: '等另一位同事确认的事，久的在前', en: 'What waits for a second person, oldest first' },
    query: none,
    body: none,
    answer: z.object({ items: z.array(Approval) }),
    handle: async ({ context }) => ({ items: await listApprovals(context, { inboxes: inboxesWithin(context.actor) }) }),
  }),
  confirmApproval: route({
    method: 'post',
    path: `${approval}/confirm`,
    admits: 'approval.answer',
    tag,
    summary: { zh: '确认同事提出的事，马上办', en: 'Confirm what a colleague proposed; it is done at once' },
    query: none,
    body: none,
    answer: Approval,
    handle: ({ context, params }) => confirmApproval(context, approved, params),
  }),
  rejectApproval: route({
    method: 'post',
    path: `${approval}/reject`,
    admits: 'approval.answer',
    stepUp: false,
    tag,
    summary: { zh: '不确认，写明为什么；什么都不办', en: 'Turn a proposal down and say why; nothing is done' },
    query: none,
    body: z.object({ note: z.string().trim().min(2).max(500) }),
    answer: Approval,
    handle: ({ context, params, body }) => rejectApproval(context, { ...params, ...body }),
  }),
}
