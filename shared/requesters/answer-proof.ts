import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { tell } from '#shared/messages/message.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { type Proof, proofs } from './proof.ts'
import { loadRequester, permitProofsOf, proofsHeld } from './proofs-of.ts'
import { type Requester, requesters } from './requester.ts'
import { proofOf, provenBy } from './send-proof.ts'

export interface ProofAnswer {
  requesterId: string
  proofId: string
  verdict: 'accepted' | 'returned' | undefined
  reason: string
  /** Whether the file stays once it has done its work. */
  keep: boolean
}

/**
 * Staff of the territory accept a document of a body or return it with a reason; never of a body of their own. Who sent it
 * hears of what has to be sent again. The same answer twice is one; another answer replaces it.
 */
export const answerProof = async (context: Context, input: ProofAnswer): Promise<Proof> =>
  deciding(async () => {
    const requester = await loadRequester(context, input.requesterId)
    permitProofsOf(context, requester)
    const { verdict } = input
    if (verdict === undefined) throw noVerdict()
    const reason = input.reason.trim()
    if (verdict === 'returned' && (reason.length < 2 || reason.length > 500)) throw noReason(reason.length)
    const [proof, held] = await Promise.all([proofOf(context, input), proofsHeld(context.table, input.requesterId)])
    if (proof.state === 'waiting' || proof.state === 'refused') throw notChecked()
    if (proof.state === verdict) return proof
    const now = context.clock()
    const { reason: _before, ...rest } = proof
    const next: Loaded<Proof> = {
      ...rest,
      state: verdict,
      answeredAt: now,
      fileKept: proof.fileKept && input.keep,
      ...(verdict === 'returned' ? { reason } : {}),
    }
    const left = [next, ...held.filter(({ id }) => id !== proof.id)]
    await context.table.write([
      proofs.replace(next),
      requesters.replace(provenBy(requester, left)),
      audited(context, requester.id, `proof.${verdict}`, input.proofId),
      ...(verdict === 'returned' ? sentBack(requester, proof, reason, now) : []),
    ])
    return next
  })

const sentBack = (requester: Requester, proof: Proof, reason: string, now: Instant): Change[] =>
  tell(
    {
      to: proof.by,
      template: 'proofReturned',
      values: { body: requester.name, reason },
      link: `/requests/bodies/${requester.id}/papers`,
      cause: `${proof.id}:${now}`,
    },
    now,
  )

const noVerdict = (): Refusal => {
  const text = { zh: '通过还是退回，选一个。', en: 'Choose: accept it, or return it.' }
  return new Refusal('invalid', 'verdict', text, { fields: [{ path: 'verdict', text }] })
}

const noReason = (length: number): Refusal => {
  const text = {
    zh: `退回要写明怎么改，2 到 500 个字，现在是 ${length} 个。`,
    en: `Say what has to be different in 2 to 500 characters; now it is ${length}.`,
  }
  return new Refusal('invalid', 'reason', text, { fields: [{ path: 'reason', text }] })
}

const notChecked = (): Refusal =>
  wrongState('proofNotChecked', {
    zh: '这份材料还没检查完，过一会儿再看。',
    en: 'This document is not checked yet. Look again in a while.',
  })
