import { audited } from '#shared/audit/audit.ts'
import { behind } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { tell } from '#shared/messages/message.ts'
import { raise } from '#shared/problems/problem.ts'
import { settling } from '#shared/problems/settle-problem.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays } from '#shared/time/instant.ts'
import { type Approval, type ApprovalKind, approvalDays, approvalId, approvals, isWaiting } from './approval.ts'

/** An act that takes two people, as the verb of the act puts it. */
export interface Proposal {
  kind: ApprovalKind
  about: string
  reach: readonly string[]
  link: string
  title: string
  facts: string
  input: Record<string, string>
  note: string
}

/**
 * For the verb of an act that takes two people. `runs`: somebody else proposed it on these very facts, so it is done now,
 * together with `changes`, in one write. Otherwise `changes` are the proposal, and nothing else is to be written. Refuses
 * the same person twice, and facts that moved when somebody means to confirm. The system needs no second pair of eyes.
 */
export const fourEyes = async (
  context: Context,
  proposal: Proposal,
  options: { confirming?: boolean | undefined } = {},
): Promise<{ runs: boolean; changes: Change[]; approval?: Approval }> => {
  if (context.actor.kind === 'system') return { runs: true, changes: [] }
  const key = keys.approval(proposal.reach.at(-1) ?? '', approvalId(proposal.kind, proposal.about))
  const approval = await approvals.get(context.table, key)
  const now = context.clock()
  if (approval && isWaiting(approval, now) && approval.facts === proposal.facts) {
    if (approval.proposedBy === behind(context.actor)) throw secondPerson()
    return { runs: true, changes: await answering(context, approval, 'confirmed', ''), approval }
  }
  if (options.confirming === true) throw factsMoved()
  return { runs: false, changes: proposing(context, proposal, approval) }
}

const proposing = (context: Context, proposal: Proposal, before: Loaded<Approval> | undefined): Change[] => {
  const now = context.clock()
  const { kind, about, reach, title, note } = proposal
  const approval: Approval = {
    ...proposal,
    id: approvalId(kind, about),
    state: 'waiting',
    organizationId: reach.at(-1) ?? '',
    reach: [...reach],
    proposedBy: behind(context.actor),
    proposedAt: now,
    expiresAt: addDays(now, approvalDays),
  }
  return [
    before ? approvals.replace({ ...approval, version: before.version }) : approvals.create(approval),
    raise({ kind: 'approvalAwaited', reach, requestId: '', about: approval.id, title }, now),
    fallsDue(
      {
        kind: 'expireApproval',
        requestId: '',
        about: `${approval.organizationId}|${approval.id}`,
        at: approval.expiresAt,
        cause: `${approval.id}:${now}`,
      },
      now,
    ),
    audited(context, about, `${kind}.propose`, note),
  ]
}

/** The changes that answer a proposal: its state, the inbox, the audit, and word to whoever proposed it. */
export const answering = async (
  context: Context,
  approval: Loaded<Approval>,
  state: Exclude<Approval['state'], 'waiting'>,
  answer: string,
): Promise<Change[]> => {
  const now = context.clock()
  const by = behind(context.actor)
  const { kind, about, id, reach, title, proposedBy } = approval
  return [
    approvals.replace({ ...approval, state, answeredBy: by, answeredAt: now, answer }),
    ...(await settling(context.table, [{ kind: 'approvalAwaited', reach, requestId: '', about: id }], by, now)),
    ...(proposedBy === by
      ? []
      : tell(
          {
            to: proposedBy,
            template: 'approvalAnswered',
            values: { title, state, answer },
            link: approval.link,
            cause: `${id}:${approval.version}`,
          },
          now,
        )),
    audited(context, about, `${kind}.${state}`, answer),
  ]
}

/**
 * The changes that close a proposal whose ground is gone, in the write that takes it away; none where nothing waits. Whoever
 * proposed it hears, and nobody is left with something that can no longer be done.
 */
export const overtaken = async (
  context: Context,
  { kind, about, reach }: Pick<Proposal, 'kind' | 'about' | 'reach'>,
): Promise<Change[]> => {
  const approval = await approvals.get(context.table, keys.approval(reach.at(-1) ?? '', approvalId(kind, about)))
  return approval?.state === 'waiting' ? answering(context, approval, 'overtaken', '') : []
}

const secondPerson = (): Refusal =>
  wrongState('secondPerson', {
    zh: '这一步要两个人：您已经提出，等另一位同事确认。',
    en: 'This takes two people: you have proposed it; a colleague has to confirm.',
  })

const factsMoved = (): Refusal =>
  new Refusal('conflict', 'factsMoved', {
    zh: '提出以后情况变了，不能按原来的确认，已经关上，什么都没办。打开看看，需要的话重新提出。',
    en: 'Things changed since this was proposed, so it cannot be confirmed as it was; it is closed and nothing was done. Look at it, and propose it anew if needed.',
  })
