import { planCampaign } from '#shared/campaigns/plan-campaign.ts'
import { foundOrganization } from '#shared/organizations/found-organization.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { addLocalDays, fromLocal, localDate } from '#shared/time/shanghai.ts'
import campaignList from './data/campaigns.json' with { type: 'json' }
import organizationList from './data/organizations.json' with { type: 'json' }
import { campaignIdOf, organizationIdOf } from './names.ts'
import type { World } from './world.ts'

/** An organization of the sample, with what it knows about. */
export interface SampleOrganization {
  id: string
  key: string
  kind: string
  parent: string | null
  district: string | null
  skills: readonly string[]
}

export const sampleOrganizations: readonly SampleOrganization[] = organizationList.map((one) => ({
  ...one,
  id: organizationIdOf(one),
}))

/** The organization of a key; throws where the data names one that is not there. */
export const organizationByKey = (key: string): SampleOrganization => {
  const found = sampleOrganizations.find((one) => one.key === key)
  if (!found) throw new Error(`No organization ${key} in the sample.`)
  return found
}

const kinds = {
  association: 'association',
  station: 'station',
  society: 'society',
  enterpriseAssociation: 'enterpriseAssociation',
  parkAssociation: 'parkAssociation',
  universityAssociation: 'universityAssociation',
  base: 'base',
} as const
const isKind = (kind: string): kind is keyof typeof kinds => kind in kinds

/** Founds the tree (Art. 4), parents first: the data lists them in that order. */
export const foundTree = async (world: World): Promise<void> => {
  for (const { key, kind, parent, district, zh, en } of organizationList) {
    if (!isKind(kind)) throw new Error(`No kind of organization ${kind}.`)
    await foundOrganization(world.context(), {
      id: organizationByKey(key).id,
      name: { zh, en },
      kind: kinds[kind],
      ...(parent === null ? {} : { parentId: organizationByKey(parent).id }),
      ...(kind === 'association' ? { districtCode: district ?? cityDistrict } : {}),
    })
  }
}

const cityDistrict = cityId.slice(-6)

/** When a campaign begins and ends, counted from the end of the story. */
export const campaignSpan = (world: World, key: string): { first: string; last: string } => {
  const found = campaignList.find((one) => one.key === key)
  if (!found) throw new Error(`No campaign ${key} in the sample.`)
  const first = addLocalDays(localDate(world.end), found.startsInDays)
  return { first, last: addLocalDays(first, found.days - 1) }
}

/** Announces the campaigns (Art. 11(4)). */
export const planCampaigns = async (world: World): Promise<void> => {
  for (const { key, zh, en, organization } of campaignList) {
    const { first, last } = campaignSpan(world, key)
    await planCampaign(world.context(), {
      id: campaignIdOf(key),
      name: { zh, en },
      organizationId: organizationByKey(organization).id,
      starts: fromLocal(first, '00:00'),
      ends: fromLocal(last, '24:00'),
    })
  }
}
