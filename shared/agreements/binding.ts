import { confirmIfComplete, type Step } from '#shared/placements/confirmation.ts'
import type { Placement } from '#shared/placements/placement.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { type Agreement, agreements, type Party, type Signature } from './agreement.ts'

const parties: readonly Party[] = ['volunteer', 'requester', 'organization']

/** Pure: the parties whose consent is still missing. */
export const unsigned = (agreement: Pick<Agreement, 'signatures'>): Party[] =>
  parties.filter((party) => !agreement.signatures.some((signature) => signature.party === party))

/** Pure: adds consents of parties that had not given theirs; the last one makes the edition agreed. */
export const withSignatures = <A extends Agreement>(agreement: A, added: readonly Signature[]): A => {
  const open = unsigned(agreement)
  const signatures = [...agreement.signatures, ...added.filter(({ party }) => open.includes(party))]
  return { ...agreement, signatures, state: unsigned({ signatures }).length === 0 ? 'agreed' : agreement.state }
}

/**
 * Pure: what an edition does to its placement and to the editions before it. An agreed one takes the place of all
 * before; an open one only of those that never were agreed, so that old terms hold until the new ones are answered.
 */
export const binding = (of: {
  edition: Agreement
  before: readonly Loaded<Agreement>[]
  placement: Loaded<Placement>
  request: { dangerous: boolean; title: string }
  personId: string
  now: Instant
}): Step<Loaded<Placement>> => {
  const { edition, before, placement } = of
  const replaced = before.filter(
    ({ edition: number, state }) =>
      number < edition.edition && (state === 'open' || (state === 'agreed' && edition.state === 'agreed')),
  )
  const bound = {
    ...placement,
    agreementEdition: edition.edition,
    agreed: placement.agreed || edition.state === 'agreed',
  }
  const step = confirmIfComplete(bound, of.request, of.personId, of.now)
  const superseded: Change[] = replaced.map((old) => agreements.replace({ ...old, state: 'superseded' }))
  return { ...step, changes: [...superseded, ...step.changes] }
}
