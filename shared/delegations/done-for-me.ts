import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { doneWords } from '#shared/messages/done-words.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { withdrawPlacement } from '#shared/placements/withdraw-placement.ts'
import { raise } from '#shared/problems/problem.ts'
import { withdrawRequest } from '#shared/requests/withdraw-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { type Delegation, delegations, isOpen } from './delegation.ts'
import { type DoneFor, doneFor, isUndoable } from './done-for.ts'
import { nothingDone, undoOver } from './refusals.ts'

/** Names one thing that was done for the person who asks. */
export interface Which {
  at: string
  id: string
}

const readOwn = async (context: Context, { at, id }: Which): Promise<Loaded<DoneFor>> => {
  const found = await doneFor.get(context.table, keys.doneFor(oneself(context), at, id))
  if (!found) throw nothingDone()
  return found
}

/** What staff did for the person who asks, latest first, and who acts for them at this moment. */
export const doneForMe = async (
  context: Context,
): Promise<{ items: DoneFor[]; open: Pick<Delegation, 'who' | 'way' | 'until'> | undefined }> => {
  const personId = oneself(context)
  const [page, delegation] = await Promise.all([
    doneFor.list(context.table, { partition: keys.doneFor(personId, '', '').pk, backwards: true, limit: 100 }),
    delegations.get(context.table, keys.delegation(personId)),
  ])
  const open = delegation && isOpen(delegation, context.clock()) ? delegation : undefined
  return { items: page.items, open }
}

/**
 * One click takes back what staff did: the need is withdrawn, the acceptance too, by the ordinary verbs in the person's own
 * name. Within 24 hours; what cannot be taken back is objected to. Undoing twice is undoing once.
 */
export const undoDone = async (context: Context, which: Which): Promise<DoneFor> => {
  const before = await readOwn(context, which)
  if (before.undoneAt !== undefined) return before
  if (!isUndoable(before, context.clock())) throw undoOver()
  const { requestId } = before
  const reason = undone
  if (before.done === 'posted') await withdrawRequest(context, { requestId, reason })
  for (const id of before.about) {
    if (before.done === 'accepted') await withdrawPlacement(context, { requestId, placementId: id, reason })
    if (before.done === 'standby') await declineOffer(context, { requestId, offerId: id })
  }
  return deciding(async () => {
    const one = await readOwn(context, which)
    if (one.undoneAt !== undefined) return one
    const next = { ...one, undoneAt: context.clock() }
    await context.table.write([doneFor.replace(next), audited(context, one.personId, 'onBehalf.undo', one.id)])
    return next
  })
}

/** What those who had counted on it read. */
const undone = '工作人员代办的，本人撤销了'

/** The person holds it to be wrong: a case for somebody else of the staff, whose answer they read. Once for each act. */
export const objectToDone = async (context: Context, input: Which & { words: string }): Promise<DoneFor> => {
  const words = input.words.trim()
  if (words.length < 4 || words.length > 500) throw wordsWrong(words.length)
  return deciding(async () => {
    const one = await readOwn(context, input)
    if (one.objectedAt !== undefined) return one
    const now = context.clock()
    const { id, personId, by, reach, requestId, done, title } = one
    const act = `${doneWords[done].zh}${title === '' ? '' : `“${title}”`}`
    await context.table.write([
      doneFor.replace({ ...one, objectedAt: now }),
      raise({ kind: 'actObjected', reach, requestId, about: id, title: act, words, notBy: by, tells: personId }, now),
      audited(context, personId, 'onBehalf.object', `${id}: ${words}`),
    ])
    return { ...one, objectedAt: now }
  })
}

const wordsWrong = (length: number): Refusal => {
  const text = {
    zh: `写明哪里不对，4 到 500 个字，现在是 ${length} 个。`,
    en: `Say what is wrong in 4 to 500 characters; now it is ${length}.`,
  }
  return new Refusal('invalid', 'objection', text, { fields: [{ path: 'words', text }] })
}
