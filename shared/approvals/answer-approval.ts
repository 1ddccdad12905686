import { actorName } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { notFound, Refusal, wrongState } from '#shared/kernel/refusal.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { type Approval, type ApprovalKind, approvalActs, approvals, approvalWord, isWaiting } from './approval.ts'
import { answering } from './four-eyes.ts'

/** The verb behind each kind, which reads the facts afresh and does the act and the answer in one write. */
export type Runs = Readonly<Record<ApprovalKind, (context: Context, approval: Approval) => Promise<unknown>>>

interface Which {
  organizationId: string
  approvalId: string
}

const reachable = async (context: Context, { organizationId, approvalId }: Which): Promise<Loaded<Approval>> => {
  const approval = await approvals.get(context.table, keys.approval(organizationId, approvalId))
  if (!approval) throw notFound(approvalWord)
  permit(context, 'approval.answer', { what: approvalWord, reach: approval.reach })
  permit(context, approvalActs[approval.kind], { what: approvalWord, reach: approval.reach })
  return approval
}

/**
 * A second, different person of the same reach confirms what was proposed, and only then it is done. Confirming twice is
 * once. Refused when the proposal is over, when it is one's own, and when the facts changed meanwhile.
 */
export const confirmApproval = async (context: Context, runs: Runs, input: Which): Promise<Approval> => {
  const approval = await reachable(context, input)
  if (approval.state === 'confirmed') return approval
  if (!isWaiting(approval, context.clock())) throw over(approval)
  try {
    await runs[approval.kind](context, approval)
  } catch (error) {
    // Two colleagues at the same moment: the second one finds it done.
    if (error instanceof Refusal && (await reachable(context, input)).state === 'confirmed') {
      return reachable(context, input)
    }
    if (error instanceof Refusal && error.reason === 'factsMoved') await close(context, input, approval.proposedAt)
    throw error
  }
  return reachable(context, input)
}

/** Closes a proposal that was found to rest on other facts; one made anew meanwhile is left alone. */
const close = (context: Context, which: Which, proposedAt: string): Promise<void> =>
  deciding(async () => {
    const approval = await reachable(context, which)
    if (approval.state !== 'waiting' || approval.proposedAt !== proposedAt) return
    await context.table.write(await answering(context, approval, 'overtaken', ''))
  })

/** Somebody of the same reach says no and why; whoever proposed it may take it back so. Nothing is done. */
export const rejectApproval = async (context: Context, input: Which & { note: string }): Promise<Approval> =>
  deciding(async () => {
    const approval = await reachable(context, input)
    if (approval.state === 'rejected') return approval
    if (!isWaiting(approval, context.clock())) throw over(approval)
    if (input.note.trim().length < 2 || input.note.length > 500) throw sayWhy()
    await context.table.write(await answering(context, approval, 'rejected', input.note.trim()))
    return { ...approval, state: 'rejected', answeredBy: actorName(context.actor) }
  })

/** Closes a proposal nobody answered in time. Follows from its due item; what was answered is left alone. */
export const expireApproval = async (context: Context, input: Which): Promise<void> =>
  deciding(async () => {
    const approval = await approvals.get(context.table, keys.approval(input.organizationId, input.approvalId))
    if (approval?.state !== 'waiting' || context.clock() < approval.expiresAt) return
    await context.table.write(await answering(context, approval, 'expired', ''))
  })

const sayWhy = (): Refusal =>
  new Refusal(
    'invalid',
    'noteMissing',
    { zh: '请写明为什么。', en: 'Say why.' },
    {
      fields: [
        {
          path: 'note',
          text: {
            zh: '提出的同事会看到这句话，2 到 500 个字。',
            en: 'The colleague who proposed it reads this: 2 to 500 characters.',
          },
        },
      ],
    },
  )

const over = ({ state }: Approval): Refusal =>
  state === 'overtaken'
    ? wrongState('approvalOvertaken', {
        zh: '提出以后情况变了（撤回、改动，或另有答复），这件事已经自动关上，什么都没办。需要的话重新提出。',
        en: 'Since it was proposed the matter was withdrawn, changed or answered otherwise, so this is closed and nothing was done. Propose it anew if it is still needed.',
      })
    : wrongState('approvalOver', {
        zh: '这件事已经有了结果，或过期了。需要的话重新提出。',
        en: 'This was answered already or has expired. Propose it anew if it is still needed.',
      })
