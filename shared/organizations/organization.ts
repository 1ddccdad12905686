import * as z from 'zod'
import { Text } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'

/** 科协 or 科技志愿服务组织 (Art. 4–5): a node of the tree, territorial or by line. */
export const Organization = z.object({
  id: z.string(),
  name: Text,
  kind: z.enum([
    'association',
    'station',
    'society',
    'enterpriseAssociation',
    'parkAssociation',
    'universityAssociation',
    'base',
  ]),
  /** From the root down to this one, itself last. Its subtree is every organization whose path holds this id. */
  path: z.array(z.string()).min(1).max(8),
  parentId: z.string().optional(),
  /** Set on territorial nodes: the district they answer for; the city association has the city code. */
  districtCode: z.string().optional(),
  state: z.enum(['active', 'closed']),
})
export type Organization = z.infer<typeof Organization>

export const organizations = entity('Organization', Organization, (organization) => ({
  ...keys.organization(organization.id),
  ...owners.organizationsUnder(organization.parentId ?? 'root', organization.id),
}))

/** The territorial node that answers for a district has a name known beforehand, so nobody has to search for it. */
export const territoryId = (districtCode: string): string => `org_territory${districtCode}`
export const cityCode = '450200'
export const cityId: string = territoryId(cityCode)

/** The reach of a request or body in a district: its territorial node and all above. */
export const territoryReach = (districtCode: string): string[] =>
  districtCode === cityCode ? [cityId] : [cityId, territoryId(districtCode)]
