import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { newId } from '#shared/kernel/id.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { drafts, type RequestDraft } from './draft.ts'
import { requests } from './requests.ts'
import { requestWord } from './words.ts'

const mostCharacters = 60_000

/** Keeps what was typed so far, complete or not. Without an id it starts a new draft. Refuses only sheer size. */
export const saveDraft = async (
  context: Context,
  input: { id?: string; requesterId: string; fields: Record<string, unknown> },
): Promise<RequestDraft> => {
  permit(context, 'request.post', { what: requestWord, requesterId: input.requesterId })
  if (JSON.stringify(input.fields).length > mostCharacters) throw tooLong()
  return deciding(async () => {
    const now = context.clock()
    const before = input.id === undefined ? undefined : await readDraft(context, input.id)
    if (before) permit(context, 'request.post', { what: requestWord, requesterId: before.requesterId })
    if (input.id !== undefined && before === undefined) await mustNotBeSubmitted(context, input.id)
    const draft: RequestDraft = {
      id: input.id ?? newId('request', context.random),
      requesterId: input.requesterId,
      fields: input.fields,
      createdAt: before?.createdAt ?? now,
      savedAt: now,
      ...(before?.copiedFrom === undefined ? {} : { copiedFrom: before.copiedFrom }),
    }
    await context.table.write([before ? drafts.replace({ ...draft, version: before.version }) : drafts.create(draft)])
    return draft
  })
}

/** The draft, or nothing once it was submitted. Whoever asks must belong to its requester. */
export const readDraft = async (context: Context, id: string): Promise<Loaded<RequestDraft> | undefined> => {
  const draft = await drafts.get(context.table, keys.draft(id))
  if (draft) permit(context, 'request.post', { what: requestWord, requesterId: draft.requesterId })
  return draft
}

const mustNotBeSubmitted = async (context: Context, id: string): Promise<void> => {
  if (await requests.get(context.table, keys.request(id))) {
    throw new Refusal('conflict', 'alreadySubmitted', {
      zh: '这个需求已经提交了，不能再存成草稿。要改内容，请打开需求，点“修改”。',
      en: 'This request was submitted already and cannot become a draft again. Open it and choose "change".',
    })
  }
}

const tooLong = (): Refusal =>
  new Refusal('invalid', 'draftTooLong', {
    zh: `草稿最多 ${mostCharacters} 字，请删短一些再存。`,
    en: `A draft has at most ${mostCharacters} characters. Shorten it and save again.`,
  })
