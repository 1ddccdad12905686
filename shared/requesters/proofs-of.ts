import { looked } from '#shared/audit/audit.ts'
import { isOfRequester } from '#shared/authority/apart.ts'
import { may, mayEver, permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { type Proof, proofs, proofWord } from './proof.ts'
import { requesterWord } from './read-requester.ts'
import { type Requester, requesters } from './requester.ts'

export const loadRequester = async ({ table }: Context, requesterId: string): Promise<Loaded<Requester>> => {
  const requester = await requesters.get(table, keys.requester(requesterId))
  if (!requester) throw notFound(requesterWord)
  return requester
}

/** A body of one's own, for which one sends documents. */
export const permitOwnProofs = (context: Context, requesterId: string): void =>
  permit(context, 'requester.prove', { what: requesterWord, requesterId })

/** For staff who vouch for bodies of the territory: never for a body of their own. */
export const permitProofsOf = (context: Context, { id, place }: Requester): void => {
  permit(context, 'requester.vouch', { what: requesterWord, reach: territoryReach(place.districtCode) })
  if (isOfRequester(context.actor, id)) throw notFound(requesterWord)
}

/** Its own people, or staff who vouch for it; nobody else, not even auditors. */
const permitReading = async (context: Context, requesterId: string): Promise<void> => {
  const own = { what: requesterWord, requesterId }
  if (may(context.actor, 'requester.prove', own)) return
  if (!mayEver(context.actor, 'requester.vouch')) permit(context, 'requester.prove', own)
  const requester = await requesters.get(context.table, keys.requester(requesterId))
  if (!requester) throw notFound(requesterWord)
  permitProofsOf(context, requester)
}

export const proofsHeld = async (table: Table, requesterId: string): Promise<Loaded<Proof>[]> => {
  const all = await proofs.all(table, { partition: keys.requester(requesterId).pk, begins: 'PROOF#' })
  return all.sort((a, b) => b.addedAt.localeCompare(a.addedAt))
}

/** The documents of a body, the newest first: what they are and how far they are, not the files. */
export const readProofs = async (context: Context, input: { requesterId: string }): Promise<Loaded<Proof>[]> => {
  await permitReading(context, input.requesterId)
  return proofsHeld(context.table, input.requesterId)
}

/** One document, whose file is about to be opened: who did is kept. A file not checked, or gone, is not found. */
export const openProof = async (
  context: Context,
  { requesterId, proofId }: { requesterId: string; proofId: string },
): Promise<Loaded<Proof>> => {
  await permitReading(context, requesterId)
  const proof = await proofs.get(context.table, keys.proof(requesterId, proofId))
  if (!proof?.fileKept || proof.state === 'waiting' || proof.state === 'refused') throw notFound(proofWord)
  await context.table.write([looked(context, requesterId, 'proof.read', { note: proofId })])
  return proof
}
