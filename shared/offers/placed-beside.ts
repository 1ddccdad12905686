import { overlaps } from '#shared/time/interval.ts'
import type { Commitment } from '#shared/volunteers/calendar.ts'
import type { Offer } from './offer.ts'

/** Pure: whether somebody has a seat of the same request at the hours of an offer already. */
export const isPlacedBeside = (
  commitments: readonly Commitment[],
  offer: Pick<Offer, 'requestId' | 'starts' | 'ends'>,
): boolean => commitments.some((one) => one.requestId === offer.requestId && overlaps(one, offer))
