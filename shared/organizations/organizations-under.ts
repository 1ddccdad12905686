import { keys, owners } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { type Organization, organizations } from './organization.ts'

const mostLevels = 8

/** An organization and all below it, level by level; nothing where there is none. */
export const organizationsUnder = async (table: Table, organizationId: string): Promise<Organization[]> => {
  const top = await organizations.get(table, keys.organization(organizationId))
  if (!top) return []
  const all: Organization[] = [top]
  let level: Organization[] = [top]
  for (let depth = 0; depth < mostLevels && level.length > 0; depth += 1) {
    const found = await Promise.all(
      level.map(({ id }) =>
        organizations.all(table, { index: 'owner', partition: owners.organizationsUnder(id, '').ownerPk ?? '' }),
      ),
    )
    level = found.flat()
    all.push(...level)
  }
  return all
}
