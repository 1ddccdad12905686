import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { owners } from '#shared/table/keys.ts'
import { drafts, type RequestDraft } from './draft.ts'
import { requests } from './requests.ts'
import type { ServiceRequest } from './service-request.ts'
import { requestWord } from './words.ts'

/** What one body has asked for, newest first: drafts and requests, and a mark to read on where there are more. */
export interface OwnRequests {
  drafts: Loaded<RequestDraft>[]
  requests: Loaded<ServiceRequest>[]
  cursor?: string
}

const pageSize = 60

/** The drafts and requests of a requester, for its own people. */
export const requestsOf = async (
  context: Context,
  input: { requesterId: string; cursor?: string },
): Promise<OwnRequests> => {
  permit(context, 'request.post', { what: requestWord, requesterId: input.requesterId })
  const { items, cursor } = await context.table.query({
    index: 'owner',
    partition: owners.requestsOf(input.requesterId, '', '').ownerPk ?? '',
    backwards: true,
    limit: pageSize,
    ...(input.cursor === undefined ? {} : { cursor: input.cursor }),
  })
  return {
    drafts: items.filter(({ entity }) => entity === drafts.name).map(drafts.read),
    requests: items.filter(({ entity }) => entity === requests.name).map(requests.read),
    ...(cursor === undefined ? {} : { cursor }),
  }
}
