import type { Context } from '#shared/authority/context.ts'
import { districts } from '#shared/places/district.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { cityCode, cityId, type Organization, organizations, territoryId } from './organization.ts'

/** What can be joined: by line in the whole city, and by district, its association first. */
export interface OrganizationsOfCity {
  city: Organization[]
  districts: { code: string; organizations: Organization[] }[]
}

/** All active organizations down to those of a district, for whoever has not said yet where they live (Art. 7). Public. */
export const organizationsOfCity = async ({ table }: Context): Promise<OrganizationsOfCity> => {
  const codes = [cityCode, ...districts.map(({ code }) => code)]
  const [territories, under] = await Promise.all([
    organizations.getMany(
      table,
      codes.map((code) => keys.organization(territoryId(code))),
    ),
    Promise.all(codes.map((code) => directlyUnder(table, territoryId(code)))),
  ])
  const inDistrict = (code: string, at: number): Organization[] =>
    [...territories.filter(({ id }) => id === territoryId(code)), ...(under[at] ?? [])].filter(isOpen)
  const city = inDistrict(cityCode, 0)
  return {
    // Those by line first: the first one joined is the one people act for.
    city: [...city.filter(({ id }) => id !== cityId), ...city.filter(({ id }) => id === cityId)],
    districts: codes.slice(1).map((code, at) => ({ code, organizations: inDistrict(code, at + 1) })),
  }
}

const directlyUnder = async (table: Context['table'], parentId: string): Promise<Organization[]> => {
  const partition = owners.organizationsUnder(parentId, '').ownerPk ?? ''
  const { items } = await organizations.list(table, { index: 'owner', partition, limit: 100 })
  return items.filter(({ districtCode }) => districtCode === undefined)
}

const isOpen = ({ state }: Organization): boolean => state === 'active'
