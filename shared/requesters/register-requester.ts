import * as z from 'zod'
import { audited } from '#shared/audit/audit.ts'
import { may, signedOut } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { derivedId, newId } from '#shared/kernel/id.ts'
import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import { memberships } from '#shared/people/person.ts'
import { raise } from '#shared/problems/problem.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { requesterWord } from './read-requester.ts'
import { Requester, requesters } from './requester.ts'
import { requesterFaults } from './requester-faults.ts'

/** Staff look at each body that registers; nobody can flood them. */
const mostBodies = 10

/** What a body says about itself when it comes. */
export const RequesterInput = Requester.pick({
  name: true,
  nameEn: true,
  kind: true,
  creditCode: true,
  industry: true,
  place: true,
})
export type RequesterInput = z.infer<typeof RequesterInput>

/** Which body a credit code belongs to: no two have the same. */
export const CreditCodeOwner = z.object({ code: z.string(), requesterId: z.string() })
export const creditCodeOwners = entity('CreditCodeOwner', CreditCodeOwner, ({ code }) => keys.creditCode(code))

/**
 * A body registers to ask for help; the person who does so is its first member. Staff of its territory may do it for
 * somebody else. It may write drafts from now on; its requests are opened once staff have vouched for it. Registering the
 * same id again gives the body that is there; a credit code that another body holds is refused.
 */
export const registerRequester = async (
  context: Context,
  input: RequesterInput & { id?: string; personId?: string },
): Promise<Requester> => {
  const { actor } = context
  if (actor.kind === 'nobody') throw signedOut()
  const reach = territoryReach(input.place.districtCode)
  const forOthers = may(actor, 'requester.vouch', { what: requesterWord, reach })
  const own = actor.kind === 'person' ? actor.personId : undefined
  const personId = forOthers ? (input.personId ?? own) : own
  const fields = requesterFaults(input, forOthers ? 'staff' : 'self')
  if (fields.length > 0) throw toCorrect(fields)
  const code = input.creditCode
  const id = input.id ?? idOf(context, input, personId)
  const held = actor.kind === 'person' ? actor.roles.filter(({ role }) => role === 'requesterMember').length : 0
  return deciding(async () => {
    const [already, owner] = await Promise.all([
      requesters.get(context.table, keys.requester(id)),
      code === undefined ? undefined : creditCodeOwners.get(context.table, keys.creditCode(code)),
    ])
    if (already && (forOthers || (await isMember(context, id, own)))) return already
    if (already || (owner && owner.requesterId !== id)) throw knownAlready(input.name)
    if (!forOthers && held >= mostBodies) throw enoughBodies()
    const now = context.clock()
    const requester: Requester = {
      ...RequesterInput.parse(input),
      id,
      state: 'unvouched',
      competitorIds: [],
      excludedVolunteerIds: [],
      createdAt: now,
    }
    await context.table.write([
      requesters.create(requester),
      ...(code === undefined ? [] : [creditCodeOwners.create({ code, requesterId: id })]),
      ...(personId === undefined
        ? []
        : [memberships.put({ personId, role: { role: 'requesterMember', requesterId: id }, since: now })]),
      raise({ kind: 'requesterUnvouched', reach, requestId: '', about: id, title: requester.name }, now),
      audited(context, id, 'requester.register'),
    ])
    return requester
  })
}

const isMember = async (context: Context, requesterId: string, personId: string | undefined): Promise<boolean> =>
  personId !== undefined &&
  (await memberships.get(context.table, keys.membership(personId, 'requesterMember', requesterId))) !== undefined

/** A body without a code is told from others by who registers it, its name and its township, so that twice is once. */
const idOf = (context: Context, { creditCode, name, place }: RequesterInput, personId: string | undefined): string => {
  if (creditCode !== undefined) return derivedId('requester', 'credit', creditCode)
  if (personId === undefined) return newId('requester', context.random)
  return derivedId('requester', 'own', personId, name, place.townshipCode)
}

const toCorrect = (fields: readonly FieldProblem[]): Refusal =>
  new Refusal(
    'invalid',
    'requesterIncomplete',
    { zh: `还有 ${fields.length} 处要改。`, en: `${fields.length} things to correct.` },
    { fields },
  )

const enoughBodies = (): Refusal =>
  new Refusal('state', 'enoughBodies', {
    zh: `一个人最多登记 ${mostBodies} 个单位。再多的，请科协的人来登记。`,
    en: `One person registers at most ${mostBodies} bodies. Ask the association to register more.`,
  })

const knownAlready = (name: string): Refusal =>
  new Refusal('conflict', 'requesterKnown', {
    zh: `“${name}”的信用代码已经登记过。请让单位里已登记的同事把您加进来，或找科协。`,
    en: `The credit code of "${name}" is registered already. Ask a colleague who is in to add you, or the association.`,
  })
