import { audited } from '#shared/audit/audit.ts'
import type { Actor } from '#shared/authority/actor.ts'
import { asks, bothSides } from '#shared/authority/apart.ts'
import type { Context } from '#shared/authority/context.ts'
import { type Entered, entered } from '#shared/authority/entered.ts'
import { newId } from '#shared/kernel/id.ts'
import type { Language } from '#shared/kernel/text.ts'
import { tell } from '#shared/messages/message.ts'
import { rolesHeld } from '#shared/people/sessions.ts'
import { placementsOfRequest } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { type Change, Stale, type Table } from '#shared/table/table.ts'
import { type Delegation, delegations, isOpen } from './delegation.ts'
import { type DoneFor, doneFor } from './done-for.ts'
import { delegationOver } from './refusals.ts'
import { type Act, canBeUndone, whatWasDone } from './what-was-done.ts'

/**
 * The table as staff write to it in somebody's place. Whatever a verb writes, the same transaction keeps who did it and for
 * whom, tells the person, and holds only while the delegation does. So no verb knows of it, and none can forget it.
 */
export const tellingTable = (
  context: Context,
  { delegation, language }: { delegation: Loaded<Delegation>; language: Language },
): Table => {
  const { table } = context
  const write = async (changes: readonly Change[]): Promise<void> => {
    const act = whatWasDone(changes)
    if (!act) return table.write(changes)
    if (!isOpen(delegation, context.clock())) throw delegationOver()
    const request = await requestOf(context, act, changes)
    const mark = await markOf(context, delegation, request)
    const more = telling(context, { delegation, language, act, title: request?.title ?? '' })
    try {
      await table.write([...changes, delegations.check(delegation), ...more, ...mark])
    } catch (error) {
      if (error instanceof Stale && !(await stillOpen(context, delegation))) throw delegationOver()
      throw error
    }
  }
  return {
    get: (key) => table.get(key),
    getMany: (wanted, options) => table.getMany(wanted, options),
    query: (query) => table.query(query),
    write,
  }
}

/** The request an act is about: as it stands, or as it is just being made. */
const requestOf = async (
  { table }: Context,
  { requestId }: Act,
  changes: readonly Change[],
): Promise<ServiceRequest | undefined> => {
  if (requestId === '') return undefined
  const made = changes.flatMap((change) =>
    change.kind === 'create' && change.item.entity === requests.name ? [requests.read(change.item)] : [],
  )
  return made[0] ?? (await requests.get(table, keys.request(requestId)))
}

/** Keeps whose side one acts for in a matter. Refuses both sides of it, and a matter in which one has a side of one's own. */
const markOf = async (
  context: Context,
  { by, role }: Delegation,
  request: ServiceRequest | undefined,
): Promise<Change[]> => {
  if (!request) return []
  const { table } = context
  const side = role.role === 'volunteer' ? 'volunteer' : 'requester'
  const [before, roles] = await Promise.all([entered.get(table, keys.entered(request.id, by)), rolesHeld(context, by)])
  const staff: Actor = { kind: 'person', personId: by, roles, language: 'zh' }
  const own = roles.flatMap((one) => (one.role === 'volunteer' ? [one.volunteerId] : []))
  const serves =
    own.length > 0 &&
    (await placementsOfRequest(table, request.id)).some(({ volunteerId }) => own.includes(volunteerId))
  if (serves || asks(staff, request) || (before && before.side !== side)) throw bothSides()
  const mark: Entered = { requestId: request.id, by, side, at: context.clock() }
  return before ? [] : [entered.create(mark)]
}

const telling = (
  context: Context,
  of: { delegation: Delegation; language: Language; act: Act; title: string },
): Change[] => {
  const { delegation, act, title } = of
  const { personId, by, who, way, reach, id: delegationId } = delegation
  const proof = delegation.proof ?? 'papers'
  const now = context.clock()
  const id = newId('delegation', context.random)
  const item: DoneFor = { id, personId, at: now, by, who, delegationId, way, proof, reach, ...act, title }
  const name = `onBehalf.${act.done}`
  return [
    doneFor.create(item),
    audited(context, personId, name, [way, proof, act.requestId, ...act.about].filter(Boolean).join(' ')),
    ...(act.requestId === '' ? [] : [audited(context, act.requestId, name, [way, proof, ...act.about].join(' '))]),
    ...tell(
      {
        to: personId,
        template: 'doneForYou',
        channel: 'sms',
        language: of.language,
        values: {
          who: who.zh,
          whoEn: who.en,
          what: act.done,
          title,
          undo: canBeUndone(act.done) ? 'yes' : 'no',
        },
        link: '/me/on-behalf',
        cause: id,
      },
      now,
    ),
  ]
}

const stillOpen = async ({ table, clock }: Context, { id, personId }: Delegation): Promise<boolean> => {
  const now = await delegations.get(table, keys.delegation(personId))
  return now !== undefined && now.id === id && isOpen(now, clock())
}
