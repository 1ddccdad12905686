import * as z from 'zod'
import type { Act } from '#shared/authority/authority.ts'
import { derivedId } from '#shared/kernel/id.ts'
import type { Text } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, lists } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'

/** What takes two people: one proposes it, another one of the same reach confirms it. */
export const ApprovalKind = z.enum([
  'openRequest',
  'removeVolunteer',
  'correctRecord',
  'openContacts',
  'publishSettings',
])
export type ApprovalKind = z.infer<typeof ApprovalKind>

/** Which act of the table of authority both people must be granted. */
export const approvalActs = {
  openRequest: 'request.verify',
  removeVolunteer: 'volunteer.vouch',
  correctRecord: 'hours.decide',
  openContacts: 'breach.report',
  publishSettings: 'settings.change',
} as const satisfies Record<ApprovalKind, Act>

export const approvalWords: Readonly<Record<ApprovalKind, Text>> = {
  openRequest: { zh: '开放需求', en: 'Open a request' },
  removeVolunteer: { zh: '移出志愿者', en: 'Remove a volunteer' },
  correctRecord: { zh: '更正服务记录', en: 'Correct a service record' },
  openContacts: { zh: '打开受影响的人的联系方式', en: 'Open contact details of people affected' },
  publishSettings: { zh: '发布派单设置', en: 'Publish the offer policy' },
}

/** After so many days without an answer a proposal is over; it may be made again. */
export const approvalDays = 14

/** 等另一位同事确认: an act that was proposed and runs when somebody else confirms it. */
export const Approval = z.object({
  id: z.string(),
  kind: ApprovalKind,
  /** `overtaken`: what it was about was withdrawn, answered otherwise or changed, so nothing is left to confirm. */
  state: z.enum(['waiting', 'confirmed', 'rejected', 'expired', 'overtaken']),
  /** The inbox it waits in: the territorial node nearest to the thing. */
  organizationId: z.string(),
  reach: z.array(z.string()),
  about: z.string(),
  /** Page of the thing, for whoever has to make up their mind. */
  link: z.string(),
  title: z.string(),
  /** What the act was decided on; other facts by now mean that it has to be proposed anew. */
  facts: z.string(),
  /** What the act is to be done with. */
  input: z.record(z.string(), z.string()),
  note: z.string(),
  proposedBy: z.string(),
  proposedAt: Instant,
  expiresAt: Instant,
  answeredBy: z.string().optional(),
  answeredAt: Instant.optional(),
  answer: z.string().optional(),
})
export type Approval = z.infer<typeof Approval>

export const approvals = entity('Approval', Approval, (approval) => ({
  ...keys.approval(approval.organizationId, approval.id),
  ...(approval.state === 'waiting'
    ? lists.openApprovals(approval.organizationId, approval.proposedAt, approval.id)
    : {}),
}))

/** The same act on the same thing is one proposal. */
export const approvalId = (kind: ApprovalKind, about: string): string => derivedId('approval', kind, about)

export const approvalWord: Text = { zh: '待确认事项', en: 'proposal' }

/** Whether an answer can still be given. */
export const isWaiting = (approval: Approval, now: Instant): boolean =>
  approval.state === 'waiting' && now < approval.expiresAt
