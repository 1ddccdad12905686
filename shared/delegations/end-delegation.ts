import { audited } from '#shared/audit/audit.ts'
import type { Actor, Role } from '#shared/authority/actor.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { type Session, sessions } from '#shared/people/sessions.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { delegations, isOpen } from './delegation.ts'

/** Staff go back to being themself; answers in which role they acted. Ending what is over, or was never begun, is no fault. */
export const endDelegation = async (
  context: Context,
  { session }: { session: Pick<Session, 'hash'> },
): Promise<Role | undefined> =>
  deciding(async () => {
    const held = await sessions.get(context.table, keys.session(session.hash))
    if (held?.actingFor === undefined) return undefined
    const { actingFor, ...rest } = held
    await context.table.write([sessions.replace(rest), ...(await ending(context, actingFor, rest.personId))])
    return (await delegations.get(context.table, keys.delegation(actingFor.personId)))?.role
  })

/** Somebody stops what staff do for them at this moment. Stopping it twice is stopping it once. */
export const stopDelegation = async (context: Context): Promise<void> => {
  const personId = oneself(context)
  await deciding(async () => {
    const changes = await ending(context, { personId }, personId)
    if (changes.length > 0) await context.table.write(changes)
  })
}

const ending = async (
  context: Context,
  { personId, delegationId }: { personId: string; delegationId?: string },
  by: string,
): Promise<Change[]> => {
  const delegation = await delegations.get(context.table, keys.delegation(personId))
  if (!delegation || !isOpen(delegation, context.clock())) return []
  if (delegationId !== undefined && delegation.id !== delegationId) return []
  const actor: Actor = { kind: 'person', personId: by, roles: [], language: 'zh' }
  return [
    delegations.replace({ ...delegation, state: 'ended' }),
    audited({ ...context, actor }, personId, 'delegation.end'),
  ]
}
