import type * as z from 'zod'
import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { newId } from '#shared/kernel/id.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { keys } from '#shared/table/keys.ts'
import { Campaign, campaigns } from './campaign.ts'

export const campaignWord: Text = { zh: '大型活动', en: 'campaign' }

export const CampaignInput = Campaign.pick({ name: true, organizationId: true, starts: true, ends: true })
export type CampaignInput = z.infer<typeof CampaignInput>

/** Staff of an association announce a campaign (Art. 11(4)) that requests may belong to. The same id again is the same one. */
export const planCampaign = async (context: Context, input: CampaignInput & { id?: string }): Promise<Campaign> => {
  const organization = await organizations.get(context.table, keys.organization(input.organizationId))
  permit(context, 'campaign.change', { what: campaignWord, reach: organization?.path ?? [] })
  if (!organization) throw notFound(campaignWord)
  if (input.ends <= input.starts) throw endsFirst()
  const id = input.id ?? newId('campaign', context.random)
  return deciding(async () => {
    const already = await campaigns.get(context.table, keys.campaign(id))
    if (already) return already
    const campaign: Campaign = { ...CampaignInput.parse(input), id }
    await context.table.write([campaigns.create(campaign), audited(context, id, 'campaign.plan')])
    return campaign
  })
}

const endsFirst = (): Refusal => {
  const text = { zh: '结束要晚于开始，请改结束日期。', en: 'The end must be after the start; change the end.' }
  return new Refusal('invalid', 'campaignDates', text, { fields: [{ path: 'ends', text }] })
}
