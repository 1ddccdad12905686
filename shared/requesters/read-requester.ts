import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { type Requester, requesters } from './requester.ts'

export const requesterWord: Text = { zh: '服务对象', en: 'requester' }

/** One body that asks, for its own people and for staff whose subtree it lies in. */
export const readRequester = async (context: Context, input: { requesterId: string }): Promise<Loaded<Requester>> => {
  const requester = await requesters.get(context.table, keys.requester(input.requesterId))
  if (!requester) throw notFound(requesterWord)
  permit(context, 'requester.read', {
    what: requesterWord,
    requesterId: requester.id,
    reach: territoryReach(requester.place.districtCode),
  })
  return requester
}
