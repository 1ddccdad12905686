import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { lists } from '#shared/table/keys.ts'
import { type Approval, approvals, approvalWord, isWaiting } from './approval.ts'

/** What waits for a second person in some inboxes, oldest first. `reach` of each is what the reader has to be inside of. */
export const listApprovals = async (
  context: Context,
  input: { inboxes: readonly { organizationId: string; reach: readonly string[] }[] },
): Promise<Loaded<Approval>[]> => {
  for (const { reach } of input.inboxes) permit(context, 'approval.read', { what: approvalWord, reach })
  const pages = await Promise.all(
    input.inboxes.map(({ organizationId }) =>
      approvals.list(context.table, {
        index: 'list',
        partition: lists.openApprovalsPartition(organizationId),
        limit: 100,
      }),
    ),
  )
  return pages
    .flatMap(({ items }) => items)
    .filter((approval) => isWaiting(approval, context.clock()))
    .sort((a, b) => (a.proposedAt < b.proposedAt ? -1 : 1))
}
