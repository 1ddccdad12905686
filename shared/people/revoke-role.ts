import { audited } from '#shared/audit/audit.ts'
import type { Role } from '#shared/authority/actor.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import { keys } from '#shared/table/keys.ts'
import { permitGiving } from './grant-role.ts'
import { leavingAnother } from './last-administrator.ts'
import { tokensOver } from './list-tokens.ts'
import { memberships, people, roleOf } from './person.ts'
import { personWord } from './register-person.ts'

/**
 * Takes a role in an organization away, by whoever may give it; from the next page on the person no longer has it. Nobody
 * takes away their own, so that no organization is left without staff by a slip, and the last administrator stays one.
 * The tokens they made for the organization end with it. Taking twice is taking once.
 */
export const revokeRole = async (context: Context, input: { personId: string; role: Role }): Promise<void> => {
  const { role, personId } = input
  await permitGiving(context, role)
  if (context.actor.kind === 'person' && context.actor.personId === personId) throw ownRole()
  await deciding(async () => {
    const [person, held] = await Promise.all([
      people.get(context.table, keys.person(personId)),
      memberships.get(context.table, keys.membership(personId, role.role, roleOf(role))),
    ])
    if (!person) throw notFound(personWord)
    if (!held) return
    await context.table.write([
      memberships.remove(held),
      ...('organizationId' in role ? await tokensOver(context, { personId, ...role }) : []),
      ...(role.role === 'administrator' ? await leavingAnother(context, personId) : []),
      audited(context, personId, 'role.revoke', `${role.role} ${roleOf(role)}`),
    ])
  })
}

const ownRole = (): Refusal =>
  new Refusal('forbidden', 'ownRole', {
    zh: '这是您自己的身份，不能自己收回。请同事来办。',
    en: 'This role is your own; a colleague has to take it away.',
  })
