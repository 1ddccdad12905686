import { may } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { districtsInReach } from '#shared/organizations/districts-in-reach.ts'
import { type Organization, organizations, territoryId } from '#shared/organizations/organization.ts'
import { keys } from '#shared/table/keys.ts'
import { campaignWord } from './plan-campaign.ts'

/** The associations for which the reader may announce a campaign: the one that all the others lie below comes first. */
export const campaignOrganizers = async (context: Context): Promise<Organization[]> => {
  const ids = districtsInReach(context.actor).map(territoryId)
  const found = await organizations.getMany(context.table, ids.map(keys.organization))
  return found
    .filter(({ state }) => state === 'active')
    .filter(({ path }) => may(context.actor, 'campaign.change', { what: campaignWord, reach: path }))
    .sort((a, b) => a.path.length - b.path.length || (a.id < b.id ? -1 : 1))
}
