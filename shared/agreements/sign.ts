import { Refusal } from '#shared/kernel/refusal.ts'
import type { Instant } from '#shared/time/instant.ts'
import { type Agreement, type Party, partyWords } from './agreement.ts'
import { withSignatures } from './binding.ts'

/**
 * Pure: one party signs an edition. Refused when a newer one took its place, and when the same person already stands for
 * another side: nobody signs for two. Signing again changes nothing.
 */
export const sign = <A extends Agreement>(
  agreement: A,
  { party, by, personId, now }: { party: Party; by: string; personId: string; now: Instant },
): A => {
  if (agreement.signatures.some((signature) => signature.party === party)) return agreement
  if (agreement.state === 'superseded') throw newerEdition(agreement.edition)
  const other = agreement.signatures.find((signature) => signature.by === by)?.party
  if (other !== undefined) throw twoSides(other)
  if (party !== 'volunteer' && by === personId) throw twoSides('volunteer')
  return withSignatures(agreement, [{ party, by, at: now, how: 'signing' }])
}

export const newerEdition = (edition: number): Refusal =>
  new Refusal('conflict', 'newerEdition', {
    zh: `您看的是第 ${edition} 版协议，内容后来变了。请打开最新一版，看过再签。`,
    en: `You read edition ${edition}; it has changed since. Open the latest edition, read it, then sign.`,
  })

const twoSides = (party: Party): Refusal =>
  new Refusal('forbidden', 'twoSides', {
    zh: `您在这份协议里是${partyWords[party].zh}一方，不能再替另一方签。请同事来签。`,
    en: `In this agreement you stand for the ${partyWords[party].en}; a colleague has to sign for the other side.`,
  })
