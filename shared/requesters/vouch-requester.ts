import * as z from 'zod'
import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { isOfRequester } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import { settling } from '#shared/problems/settle-problem.ts'
import { keys } from '#shared/table/keys.ts'
import { requesterWord } from './read-requester.ts'
import { type Requester, requesters } from './requester.ts'

/** What staff found about a body, and how. */
export const VouchRequesterInput = z.object({
  requesterId: z.string(),
  verdict: z.enum(['vouched', 'suspended']),
  note: z.string().trim().min(2).max(500),
})
export type VouchRequesterInput = z.infer<typeof VouchRequesterInput>

/**
 * Staff of its territory vouch for a body, so that its requests can be opened, or suspend it; both with a note of what they
 * found. Nobody vouches for a body of their own.
 */
export const vouchRequester = async (context: Context, input: VouchRequesterInput): Promise<Requester> =>
  deciding(async () => {
    const requester = await requesters.get(context.table, keys.requester(input.requesterId))
    if (!requester) throw notFound(requesterWord)
    const reach = territoryReach(requester.place.districtCode)
    permit(context, 'requester.vouch', { what: requesterWord, reach })
    const { actor } = context
    if (isOfRequester(actor, requester.id)) throw ownBody()
    if (requester.state === input.verdict) return requester
    const now = context.clock()
    const next = { ...requester, state: input.verdict }
    const cause = { kind: 'requesterUnvouched' as const, reach, requestId: '', about: requester.id }
    await context.table.write([
      requesters.replace(next),
      ...(await settling(context.table, [cause], actorName(actor), now)),
      audited(context, requester.id, `requester.${input.verdict}`, input.note),
    ])
    return next
  })

const ownBody = (): Refusal =>
  new Refusal('forbidden', 'ownBody', {
    zh: '这是您自己的单位，不能自己核验。请科协的同事来办。',
    en: 'This is a body of your own; a colleague of the association has to vouch for it.',
  })
