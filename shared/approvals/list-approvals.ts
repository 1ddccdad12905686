import { may } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { lists } from '#shared/table/keys.ts'
import { type Approval, approvals, approvalWord, isWaiting } from './approval.ts'

/**
 * What waits for a second person in some inboxes, oldest first: of each inbox what lies within the reader's reach. Staff of
 * a society see what concerns their own people, whichever district it waits in, and nothing else of that district.
 */
export const listApprovals = async (
  context: Context,
  input: { inboxes: readonly string[] },
): Promise<Loaded<Approval>[]> => {
  const pages = await Promise.all(
    input.inboxes.map((organizationId) =>
      approvals.list(context.table, {
        index: 'list',
        partition: lists.openApprovalsPartition(organizationId),
        limit: 100,
      }),
    ),
  )
  return pages
    .flatMap(({ items }) => items)
    .filter(({ reach }) => may(context.actor, 'approval.read', { what: approvalWord, reach }))
    .filter((approval) => isWaiting(approval, context.clock()))
    .sort((a, b) => (a.proposedAt < b.proposedAt ? -1 : 1))
}
