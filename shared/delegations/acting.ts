import type { Context } from '#shared/authority/context.ts'
import { roleOf } from '#shared/people/person.ts'
import { rolesMark, type Session } from '#shared/people/sessions.ts'
import { readPerson } from '#shared/people/who-is.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { type Delegation, delegations, isOpen } from './delegation.ts'
import { tellingTable } from './telling-table.ts'

/** For whom a session acts: the delegation, and the context in which everything is done in the person's place. */
export interface Acting {
  delegation: Loaded<Delegation>
  /** First character of the name. */
  surname: string
  context: Context
}

/**
 * Under which context a session acts for somebody: the person's, with one of their roles and the name of the staff in `by`.
 * `over` when it no longer does: the time ran out, the person stopped it, somebody asked anew, or a role
 * is gone: of the person, or of the staff.
 * Nothing for a session that acts for nobody. Two reads.
 */
export const actingFor = async (
  context: Context,
  { session }: { session: Pick<Session, 'personId' | 'actingFor'> },
): Promise<Acting | 'over' | undefined> => {
  const wanted = session.actingFor
  if (!wanted) return undefined
  const [delegation, known] = await Promise.all([
    delegations.get(context.table, keys.delegation(wanted.personId)),
    readPerson(context, wanted.personId),
  ])
  if (delegation?.id !== wanted.delegationId || !isOpen(delegation, context.clock()) || !known) return 'over'
  const { role, proof = 'papers', by, personId, id } = delegation
  const held = known.actor.roles.some((one) => one.role === role.role && roleOf(one) === roleOf(role))
  const { actor } = context
  const same = actor.kind === 'person' && rolesMark(actor.roles) === delegation.under
  if (!held || !same || by !== session.personId) return 'over'
  const { language } = context.actor.kind === 'system' ? known.actor : context.actor
  const acting: Context = {
    ...context,
    actor: { kind: 'person', personId, roles: [role], language, by: { personId: by, delegationId: id, proof } },
  }
  const table = tellingTable(acting, { delegation, language: known.actor.language })
  return { delegation, surname: known.name.slice(0, 1), context: { ...acting, table } }
}
