import type { Context } from '#shared/authority/context.ts'
import { owners } from '#shared/table/keys.ts'
import { type Campaign, campaigns } from './campaign.ts'

/** Campaigns of these organizations that are not over, soonest first. They are public: anybody may name one. */
export const comingCampaigns = async (
  context: Context,
  input: { organizationIds: readonly string[] },
): Promise<Campaign[]> => {
  const found = await Promise.all(
    input.organizationIds.map((id) =>
      campaigns.list(context.table, {
        index: 'owner',
        partition: owners.campaignsOf(id, '', '').ownerPk ?? '',
        from: context.clock(),
        limit: 40,
      }),
    ),
  )
  return found.flatMap(({ items }) => items).sort((a, b) => (a.starts < b.starts ? -1 : 1))
}
