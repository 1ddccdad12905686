import { provisionOf } from '#shared/matching/provisions.ts'
import type { ScopeItem } from '#shared/requests/service-request.ts'
import { type Instant, minutesBetween } from '#shared/time/instant.ts'

/** Published: Art. 11(6) puts these people first, and a need that starts soon has no second try. */
export const priorities = { care: 1.25, soon: 1.2, soonHours: 72 } as const

interface Pair {
  request: { scopeItem: ScopeItem }
  shift: { starts: Instant }
  fit: number
  probability: number
  now: Instant
}

/**
 * What a pair counts for in a plan: fit times chance of a yes, the good to be expected of asking; a quarter more for the
 * elderly, minors and people in hardship, a fifth more within three days of the start. Four decimals, never 0.
 */
export const worthOf = ({ request, shift, fit, probability, now }: Pair): number => {
  const care = provisionOf(request).emphasis === 'care' ? priorities.care : 1
  const soon = minutesBetween(now, shift.starts) <= priorities.soonHours * 60 ? priorities.soon : 1
  return Math.max(1, Math.round(care * soon * fit * probability * 10_000)) / 10_000
}
