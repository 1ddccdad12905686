import type { Context } from '#shared/authority/context.ts'
import { owners } from '#shared/table/keys.ts'
import { type Organization, organizations, territoryReach } from './organization.ts'

/**
 * Active organizations directly under the city and under one district: those a need may be directed to (Art. 10). Names of
 * organizations are public. The territorial associations themselves are left out.
 */
export const organizationsNear = async (context: Context, input: { districtCode: string }): Promise<Organization[]> => {
  const found = await Promise.all(
    territoryReach(input.districtCode).map((id) =>
      organizations.list(context.table, {
        index: 'owner',
        partition: owners.organizationsUnder(id, '').ownerPk ?? '',
        limit: 100,
      }),
    ),
  )
  return found
    .flatMap(({ items }) => items)
    .filter(({ state, districtCode }) => state === 'active' && districtCode === undefined)
}
