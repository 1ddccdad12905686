import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { notFound, Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { newToken } from '#shared/people/challenge.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { scanned } from '#shared/volunteers/paper.ts'
import type { Found } from '#shared/volunteers/paper-rule.ts'
import { type Proof, type ProofKind, proofKindsOf, proofs, proofWord } from './proof.ts'
import { loadRequester, permitOwnProofs, proofsHeld } from './proofs-of.ts'
import { type Requester, requesters } from './requester.ts'

const mostProofs = 6

interface Which {
  requesterId: string
  proofId: string
}

/** A member of a body announces a document; the file follows, straight to where files are kept. */
export const addProof = async (
  context: Context,
  { requesterId, kind }: { requesterId: string; kind: ProofKind | undefined },
): Promise<Proof> => {
  permitOwnProofs(context, requesterId)
  return deciding(async () => {
    const requester = await loadRequester(context, requesterId)
    if (kind === undefined || !proofKindsOf(requester.kind).includes(kind)) throw noKind()
    if ((await proofsHeld(context.table, requesterId)).length >= mostProofs) throw enough()
    const proof: Proof = {
      // A file is found by this name, so nobody may guess one.
      id: newToken(context.random),
      requesterId,
      kind,
      by: actorName(context.actor),
      state: 'waiting',
      addedAt: context.clock(),
      fileKept: true,
    }
    await context.table.write([proofs.create(proof), audited(context, requesterId, 'proof.add', kind)])
    return proof
  })
}

export const proofOf = async ({ table }: Context, { requesterId, proofId }: Which): Promise<Loaded<Proof>> => {
  const proof = await proofs.get(table, keys.proof(requesterId, proofId))
  if (!proof) throw notFound(proofWord)
  return proof
}

/** What the scan found about a file, kept with the document. Follows from the file; twice is once. */
export const noteProofScan = async (
  context: Context,
  { found, ...which }: Which & { found: Found | 'refused' },
): Promise<Proof> =>
  deciding(async () => {
    const proof = await proofOf(context, which)
    if (proof.state !== 'waiting') return proof
    const next: Loaded<Proof> = { ...proof, ...scanned(found) }
    await context.table.write([proofs.replace(next)])
    return next
  })

/** Pure: whether a body is proven by those of its documents that are left. */
export const provenBy = (requester: Loaded<Requester>, left: readonly Proof[]): Loaded<Requester> => {
  const { provenAt: _before, ...rest } = requester
  const accepted = left.flatMap(({ state, answeredAt }) => (state === 'accepted' && answeredAt ? [answeredAt] : []))
  const [first] = accepted.sort()
  return first === undefined ? rest : { ...rest, provenAt: first }
}

/** A member takes a document back at any time; a body without an accepted one is no longer proven. */
export const removeProof = async (context: Context, which: Which): Promise<void> => {
  permitOwnProofs(context, which.requesterId)
  await deciding(async () => {
    const [requester, proof, held] = await Promise.all([
      loadRequester(context, which.requesterId),
      proofOf(context, which),
      proofsHeld(context.table, which.requesterId),
    ])
    const left = held.filter(({ id }) => id !== proof.id)
    await context.table.write([
      proofs.remove(proof),
      requesters.replace(provenBy(requester, left)),
      audited(context, which.requesterId, 'proof.remove', which.proofId),
    ])
  })
}

const noKind = (): Refusal => {
  const text = { zh: '选一种材料。', en: 'Choose what the document is.' }
  return new Refusal('invalid', 'kind', text, { fields: [{ path: 'kind', text }] })
}

const enough = (): Refusal =>
  wrongState('enoughProofs', {
    zh: `最多放 ${mostProofs} 份材料。先删掉用不着的。`,
    en: `There can be ${mostProofs} documents. Remove one you no longer need first.`,
  })
