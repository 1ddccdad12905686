import type { MatchedPosition } from '#shared/matching/match.ts'
import type { UnfilledCause } from '#shared/requests/service-request.ts'
import { addHours, type Instant } from '#shared/time/instant.ts'
import type { Offer } from './offer.ts'

export interface UnfilledFacts {
  /** Invitations for this position, whatever came of them. */
  offers: readonly Offer[]
  /** The last match of the position, if there was one. */
  match: Pick<MatchedPosition, 'funnel'> | undefined
  openedAt: Instant
  starts: Instant
}

/** Opened so late before the start that hardly anybody had time to answer. */
export const lateHours = 24

const timeRules = ['available', 'noOverlap', 'travelGap', 'weeklyHours', 'notPaused', 'oneOpenAsk', 'weeklyAsks']

/**
 * Pure: the one cause an empty seat is counted under. People were asked: they declined (or found the need unclear). Nobody
 * was: the step of the funnel that kept most of those with the skill away.
 */
export const unfilledCause = ({ offers, match, openedAt, starts }: UnfilledFacts): UnfilledCause => {
  if (openedAt > addHours(starts, -lateHours)) return 'tooLate'
  const declined = offers.filter(({ state }) => state === 'declined')
  const unclear = declined.filter(({ declineReason }) => declineReason === 'unclear')
  if (unclear.length * 2 > declined.length) return 'unclear'
  if (offers.length > 0) return 'declined'
  if (!match) return 'noSkill'
  const { funnel } = match
  const noTime = timeRules.reduce((sum, rule) => sum + (funnel.failed[rule] ?? 0), 0)
  const others = Object.values(funnel.failed).reduce((sum, n) => sum + n, 0) - noTime
  const near = noTime + others + funnel.eligible + funnel.asked + funnel.notExamined
  if (near === 0) return funnel.outOfReach > 0 ? 'tooFar' : 'noSkill'
  return noTime >= others ? 'noTime' : 'noSkill'
}
