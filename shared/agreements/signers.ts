import type { Organization } from '#shared/organizations/organization.ts'
import { memberships } from '#shared/people/person.ts'
import { owners } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'

const atMost = 5

/** Who is told that an organization should sign: its staff, or those of the nearest organization above that has any. */
export const staffOf = async (table: Table, organization: Organization): Promise<string[]> => {
  for (const id of organization.path.toReversed()) {
    const partition = owners.membersOf(id, '').ownerPk ?? ''
    const { items } = await memberships.list(table, { index: 'owner', partition, limit: 50 })
    const staff = items.filter(({ role }) => role.role === 'organizationStaff' || role.role === 'associationStaff')
    if (staff.length > 0) return [...new Set(staff.map(({ personId }) => personId))].slice(0, atMost)
  }
  return []
}
