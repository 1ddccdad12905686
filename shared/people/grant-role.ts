import { audited } from '#shared/audit/audit.ts'
import type { Role } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import { type Organization, organizations } from '#shared/organizations/organization.ts'
import { keys } from '#shared/table/keys.ts'
import { type Membership, memberships, people, roleOf } from './person.ts'
import { personWord } from './register-person.ts'

/**
 * Gives a person a role in an organization. Association staff appoint staff of organizations in their own subtree; who
 * audits, verifies or administers is for administrators alone. Giving a role twice is giving it once.
 */
export const grantRole = async (context: Context, input: { personId: string; role: Role }): Promise<Membership> => {
  const { role, personId } = input
  const organization = await permitGiving(context, role)
  if (role.role !== 'administrator' && organization?.state !== 'active') throw notFound(personWord)
  return deciding(async () => {
    const [person, already] = await Promise.all([
      people.get(context.table, keys.person(personId)),
      memberships.get(context.table, keys.membership(personId, role.role, roleOf(role))),
    ])
    if (person?.state !== 'active') throw notFound(personWord)
    if (already) return already
    const membership: Membership = { personId, role, since: context.clock() }
    await context.table.write([
      memberships.create(membership),
      audited(context, personId, 'role.grant', `${role.role} ${roleOf(role)}`),
    ])
    return membership
  })
}

/** Who may give a role may take it away. Answers the organization it is held in; refuses roles that nobody gives or takes. */
export const permitGiving = async (context: Context, role: Role): Promise<Organization | undefined> => {
  if (role.role === 'volunteer' || role.role === 'requesterMember') throw comesByItself()
  const organization =
    role.role === 'administrator'
      ? undefined
      : await organizations.get(context.table, keys.organization(role.organizationId))
  const act = role.role === 'organizationStaff' ? 'role.appoint' : 'role.grant'
  permit(context, act, { what: personWord, reach: organization?.path ?? [] })
  return organization
}

const comesByItself = (): Refusal =>
  new Refusal('invalid', 'roleComesByItself', {
    zh: '志愿者由本人报名，服务对象由单位登记，不在这里授予或收回。',
    en: 'Volunteers join by themselves and members come with their body; these roles are neither given nor taken here.',
  })
