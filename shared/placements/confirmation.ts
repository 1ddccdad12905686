import { type Counts, count } from '#shared/counters/counter.ts'
import type { Random } from '#shared/kernel/random.ts'
import type { Text } from '#shared/kernel/text.ts'
import { tell } from '#shared/messages/message.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { covers } from '#shared/time/interval.ts'
import { type Placement, placementLink } from './placement.ts'

/** What a placement still waits for before it is confirmed (Art. 8(6), 12). */
export const Missing = {
  minimum: { zh: '人数还没到最低数', en: 'the minimum head-count' },
  agreement: { zh: '协议还没签齐', en: 'all signatures of the agreement' },
  riskNotice: { zh: '还没确认看过危险告知', en: 'acknowledgement of the risk notice' },
  insurance: { zh: '还没有覆盖全程的保险', en: 'an insurance in force over the whole shift' },
} as const satisfies Record<string, Text>
export type Missing = keyof typeof Missing

/** In force over the whole shift, to the minute. */
export const isInsured = (placement: Pick<Placement, 'insurance' | 'starts' | 'ends'>): boolean =>
  placement.insurance !== undefined && covers(placement.insurance, placement)

/** Pure: what stands between a placement and its confirmation. Danger needs notice and insurance, both. */
export const missingFor = (placement: Placement, request: { dangerous: boolean }): Missing[] => {
  const missing: Missing[] = []
  if (placement.state === 'provisional') missing.push('minimum')
  if (!placement.agreed) missing.push('agreement')
  if (request.dangerous && placement.risksAcknowledgedAt === undefined) missing.push('riskNotice')
  if (request.dangerous && !isInsured(placement)) missing.push('insurance')
  return missing
}

/** A placement on its way to being written, what goes with it, and what is counted. */
export interface Step<P extends Placement> {
  placement: P
  changes: Change[]
  counts: Counts
}

/**
 * Pure: confirms an accepted placement when nothing is missing any more, and tells the volunteer; otherwise gives it back
 * as it was. Every verb that may remove the last thing missing passes its placement through here before it writes.
 */
export const confirmIfComplete = <P extends Placement>(
  placement: P,
  request: { dangerous: boolean; title: string },
  personId: string,
  now: Instant,
): Step<P> => {
  if (placement.state !== 'accepted' || missingFor(placement, request).length > 0) {
    return { placement, changes: [], counts: {} }
  }
  return {
    placement: { ...placement, state: 'confirmed' },
    changes: tell(
      {
        to: personId,
        template: 'placementConfirmed',
        values: { title: request.title, starts: placement.starts, ends: placement.ends },
        link: placementLink(placement),
        cause: `${placement.id}:${placement.agreementEdition ?? 0}`,
        requestId: placement.requestId,
      },
      now,
    ),
    counts: { 'placement.confirmed': 1 },
  }
}

/** The change that counts a step in its territorial node; none when nothing was counted. */
export const countedStep = (reach: readonly string[], counts: Counts, now: Instant, random: Random): Change[] =>
  Object.keys(counts).length === 0 ? [] : [count(reach.at(-1) ?? '', counts, now, random)]
