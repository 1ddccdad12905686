import { audited } from '#shared/audit/audit.ts'
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

/** On which sides of a matter somebody stands themself, in whatever role. */
const sidesOf = async (
  context: Context,
  request: ServiceRequest,
  personId: string,
): Promise<Record<Entered['side'], boolean>> => {
  const roles = await rolesHeld(context, personId)
  const own = roles.flatMap((one) => (one.role === 'volunteer' ? [one.volunteerId] : []))
  const serves =
    own.length > 0 &&
    (await placementsOfRequest(context.table, request.id)).some(({ volunteerId }) => own.includes(volunteerId))
  return { volunteer: serves, requester: asks({ kind: 'person', personId, roles, language: 'zh' }, request) }
}

/**
 * Keeps whose side one acts for in a matter. Refuses both sides of it, a matter in which one has a side of one's own, and
 * one in which the person stands on the other side too: what they may not do, nobody does for them.
 */
const markOf = async (
  context: Context,
  { by, personId, role }: Delegation,
  request: ServiceRequest | undefined,
): Promise<Change[]> => {
  if (!request) return []
  const side = role.role === 'volunteer' ? 'volunteer' : 'requester'
  const [before, staff, person] = await Promise.all([
    entered.get(context.table, keys.entered(request.id, by)),
    sidesOf(context, request, by),
    sidesOf(context, request, personId),
  ])
  const other = side === 'volunteer' ? 'requester' : 'volunteer'
  if (staff.volunteer || staff.requester || person[other] || (before && before.side !== side)) throw bothSides()
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
