import type { Context } from '#shared/authority/context.ts'
import { keys } from '#shared/table/keys.ts'
import { addHours, type Instant, startOfHour } from '#shared/time/instant.ts'
import { leafOf, type ProofStep, proofOf, provenRoot } from './merkle.ts'
import { hashOf, type Seal, sealRule, sealsBetween } from './seal.ts'
import { canonicalText } from './sealed-entry.ts'

/** What shows that one entry stood in a seal, to somebody who sees no other entry. */
export interface EntryProof {
  /** The entry as it was sealed, word for word. */
  text: string
  leaf: string
  steps: ProofStep[]
  seal: Seal
}

/** The proof of one entry; nothing when it is not there, or in no seal yet. */
export const proveEntry = async (
  { table, vault }: Pick<Context, 'table' | 'vault'>,
  { about, at, id }: { about: string; at: Instant; id: string },
): Promise<EntryProof | undefined> => {
  const item = await table.get(keys.audit(about, at, id))
  if (!item) return undefined
  const text = canonicalText(vault, item)
  const leaf = leafOf(text)
  const hour = startOfHour(at)
  const around = await sealsBetween(table, hour, addHours(hour, 1 + sealRule.lookBackHours))
  const found = around.find(({ leaves }) => leaves.includes(leaf))
  return found && { text, leaf, steps: proofOf(found.leaves, found.leaves.indexOf(leaf)), seal: found.seal }
}

/** Pure: whether a proof holds. Needs nothing but the proof; whoever kept the seal's hash elsewhere compares it. */
export const proves = ({ text, leaf, steps, seal }: EntryProof): boolean =>
  leafOf(text) === leaf && provenRoot(leaf, steps) === seal.root && hashOf(seal) === seal.hash
