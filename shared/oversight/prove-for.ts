import { type EntryProof, proveEntry } from '#shared/audit/prove-entry.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import type { Instant } from '#shared/time/instant.ts'
import { auditSubject, entryWord } from './audit-subject.ts'
import { isWithin, reachesOf } from './reach-of.ts'

/** The proof of one entry within the reader's subtree; not found when it is elsewhere, or not sealed yet. */
export const proveFor = async (
  context: Context,
  which: { about: string; at: Instant; id: string },
): Promise<EntryProof> => {
  permit(context, 'audit.read', auditSubject(context))
  const reaches = await reachesOf(context.table, [which.about])
  const proof = isWithin(context, reaches.get(which.about)) ? await proveEntry(context, which) : undefined
  if (!proof) throw notFound(entryWord)
  return proof
}
