import { looked } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { detailsOf } from '#shared/people/details.ts'
import { type Requester, requesters } from '#shared/requesters/requester.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { requests } from './requests.ts'
import type { ServiceRequest } from './service-request.ts'
import { requestWord } from './words.ts'

/** A need with all that staff need in order to verify it. */
export interface ToVerify {
  request: Loaded<ServiceRequest>
  requester: Requester | undefined
  /** Whom to call; missing when the person is gone. */
  contact: { name: string; phone: string } | undefined
  /** Earlier needs of the same body, newest first. */
  earlier: ServiceRequest[]
}

const shownEarlier = 5

/**
 * One need for whoever may verify it. The number of its contact is shown, since verifying by phone means calling it; who
 * looked at it is kept in the audit.
 */
export const readToVerify = async (context: Context, input: { requestId: string }): Promise<ToVerify> => {
  const { table } = context
  const request = await requests.get(table, keys.request(input.requestId))
  if (!request) throw notFound(requestWord)
  permit(context, 'request.verify', { what: requestWord, reach: request.reach })
  const [requester, details, before] = await Promise.all([
    requesters.get(table, keys.requester(request.requesterId)),
    detailsOf(context, request.contactPersonId),
    requests.list(table, {
      index: 'owner',
      partition: owners.requestsOf(request.requesterId, '', '').ownerPk ?? '',
      backwards: true,
      limit: 20,
    }),
  ])
  const { contactPersonId } = request
  if (details) await table.write([looked(context, contactPersonId, 'contact.read', { note: request.id })])
  return {
    request,
    requester,
    contact: details,
    earlier: before.items.filter(({ id, state }) => id !== request.id && state !== 'draft').slice(0, shownEarlier),
  }
}
