import type { Actor, Role } from '#shared/authority/actor.ts'
import { cityId, territoryId } from '#shared/organizations/organization.ts'
import { grantRole } from '#shared/people/grant-role.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import people from './data/people.json' with { type: 'json' }
import { personIdOf, phoneOf } from './names.ts'
import { sampleOrganizations } from './tree.ts'
import type { World } from './world.ts'

interface Staff {
  key: string
  role: Role
}

export const administratorKey = 'administrator'
export const auditorKey = 'auditor'
const staffKey = (organizationId: string): string => `staff-${organizationId}`

/** One person for each organization, the auditor, the administrator. */
export const staffList: readonly Staff[] = [
  { key: administratorKey, role: { role: 'administrator' } },
  { key: auditorKey, role: { role: 'auditor', organizationId: cityId } },
  ...sampleOrganizations.map(
    ({ id, kind }): Staff => ({
      key: staffKey(id),
      role: { role: kind === 'association' ? 'associationStaff' : 'organizationStaff', organizationId: id },
    }),
  ),
]

/** Staff of an organization, acting. */
export const actorForOrganization = (organizationId: string): Actor => {
  const found = staffList.find(({ key }) => key === staffKey(organizationId))
  if (!found) throw new Error(`No staff for ${organizationId}.`)
  return { kind: 'person', personId: personIdOf(found.key), roles: [found.role], language: 'zh' }
}

/** Staff of the association of a district. */
export const staffActor = (districtCode: string): Actor => actorForOrganization(territoryId(districtCode))

export const staffPersonId = (organizationId: string): string => personIdOf(staffKey(organizationId))

/** Enters the staff and gives them their roles. */
export const appointStaff = async (world: World, names: readonly string[]): Promise<void> => {
  for (const [at, { key, role }] of staffList.entries()) {
    const context = world.apart(key, world.now)
    const personId = personIdOf(key)
    await registerPerson(context, {
      id: personId,
      name: names[at] ?? '',
      phone: phoneOf(people.phones.staff, at + 1),
    })
    await grantRole(context, { personId, role })
  }
}
