import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { newId } from '#shared/kernel/id.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { keys } from '#shared/table/keys.ts'
import { drafts, type RequestDraft } from './draft.ts'
import { RequestInput } from './request-input.ts'
import { requests } from './requests.ts'
import { requestWord } from './words.ts'

/** A new draft with all that an old request said; the times are left for the requester to choose afresh. */
export const copyRequest = async (context: Context, input: { requestId: string }): Promise<RequestDraft> => {
  const request = await requests.get(context.table, keys.request(input.requestId))
  if (!request) throw notFound(requestWord)
  permit(context, 'request.post', { what: requestWord, requesterId: request.requesterId })
  const { shifts, ...fields } = RequestInput.parse(request)
  const now = context.clock()
  const draft: RequestDraft = {
    id: newId('request', context.random),
    requesterId: request.requesterId,
    fields: { ...fields, shifts: shifts.map(({ id, positions }) => ({ id, positions })) },
    createdAt: now,
    savedAt: now,
    copiedFrom: request.id,
  }
  await context.table.write([drafts.create(draft)])
  return draft
}
