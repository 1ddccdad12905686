import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { requests } from './requests.ts'
import type { ServiceRequest } from './service-request.ts'
import { requestWord } from './words.ts'

/** One request, for its requester, staff of its subtree, and auditors. Everybody else is told there is none. */
export const readRequest = async (context: Context, input: { requestId: string }): Promise<Loaded<ServiceRequest>> => {
  const request = await requests.get(context.table, keys.request(input.requestId))
  if (!request) throw notFound(requestWord)
  permit(context, 'request.read', { what: requestWord, requesterId: request.requesterId, reach: request.reach })
  return request
}
