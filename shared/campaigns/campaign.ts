import * as z from 'zod'
import { Text } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'

/** 大型活动 (Art. 11(4)): a named event on fixed dates that requests belong to. */
export const Campaign = z.object({
  id: z.string(),
  name: Text,
  organizationId: z.string(),
  starts: Instant,
  ends: Instant,
})
export type Campaign = z.infer<typeof Campaign>

export const campaigns = entity('Campaign', Campaign, (campaign) => ({
  ...keys.campaign(campaign.id),
  ...owners.campaignsOf(campaign.organizationId, campaign.ends, campaign.id),
}))
