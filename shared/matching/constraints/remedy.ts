import type { Instant } from '#shared/time/instant.ts'
import type { Interval } from '#shared/time/interval.ts'
import type { Manner } from './constraint.ts'

/**
 * One change to what is known, exact enough to be carried out: which fact, by whom, to which value. Values are the least
 * that will do. By `time`: nobody has to do anything, it comes with the day.
 */
export type Remedy =
  | { kind: 'manner'; by: 'person'; manner: Manner }
  | { kind: 'online'; by: 'requester' }
  | { kind: 'place'; by: 'requester'; withinKm: number }
  | { kind: 'reach'; by: 'person'; km: number }
  | { kind: 'skill'; by: 'person' | 'staff'; skill: string; level: 1 | 2 | 3 }
  | { kind: 'level'; by: 'requester'; skill: string; level: 1 | 2 | 3 }
  | { kind: 'reinstate'; by: 'staff' }
  | { kind: 'statement'; by: 'person'; of: 'conduct' | 'fit' }
  | { kind: 'consent'; by: 'guardian'; until: Instant }
  | { kind: 'insurer'; by: 'staff' }
  | { kind: 'licence'; by: 'person'; licence: string; over: Interval }
  | { kind: 'training'; by: 'staff'; training: string; over: Interval }
  | { kind: 'language'; by: 'person'; language: string }
  | { kind: 'interpreter'; by: 'requester'; language: string }
  | { kind: 'public'; by: 'requester' }
  | { kind: 'willing'; by: 'person' }
  | { kind: 'readmit'; by: 'requester' }
  | { kind: 'noCompetitor'; by: 'requester' }
  | { kind: 'industry'; by: 'person' | 'requester'; unlike?: string }
  | { kind: 'free'; by: 'person'; spans: readonly Interval[] }
  | { kind: 'leave'; by: 'person'; placementId: string; over: Interval }
  | { kind: 'hours'; by: 'person'; hours: number }
  | { kind: 'resume'; by: 'person' }
  | { kind: 'answer'; by: 'person'; offerId: string; over: Interval }
  | { kind: 'asks'; by: 'person'; asks: number }
  | { kind: 'wait'; by: 'time'; until: Instant }

/** Changes that together take one rule out of the way. */
export type Way = readonly Remedy[]
