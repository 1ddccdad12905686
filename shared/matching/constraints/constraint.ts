import type { Text } from '#shared/kernel/text.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import type { Position, ServiceRequest, Shift } from '#shared/requests/service-request.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'
import type { VolunteerView } from '#shared/volunteers/volunteer-view.ts'
import type { Way } from './remedy.ts'

/** What can be judged from an index entry alone, before any calendar is read. */
export interface ProfileFacts {
  request: ServiceRequest
  shift: Shift
  position: Position
  volunteer: VolunteerView
  requester: Pick<Requester, 'id' | 'industry' | 'excludedVolunteerIds' | 'competitorIds'>
  now: Instant
}

/** Everything about one person and one seat. */
export interface MatchFacts extends ProfileFacts {
  calendar: Calendar
  /** Said no to another seat of this request. */
  declinedBefore: boolean
}

/**
 * Asking somebody, or somebody accepting by their own will. What protects people from being bothered holds only when
 * asking; what protects anybody from harm, or a promise from being broken, holds always.
 */
export type Purpose = 'asking' | 'accepting'

/** The column under which a person reads it. */
export type Group = 'skill' | 'licence' | 'time' | 'place' | 'insurance' | 'limits' | 'asks' | 'sides' | 'person'

/** One change that would let this person in, in a form that can be added up over people. */
export type Relaxation =
  | { kind: 'online' }
  | { kind: 'radius'; km: number }
  | { kind: 'level'; skill: string; level: number }
  | { kind: 'training'; training: string }
  | { kind: 'language'; language: string }
  | { kind: 'time'; starts: Instant }
  | { kind: 'hours'; hours: number }
  | { kind: 'insurance' }
  | { kind: 'anyOrganization' }

export type Manner = ServiceRequest['manner']

/** Why not, with the numbers. */
export interface Failure {
  reason: Text
  relaxation?: Relaxation
}

/** A hard rule: never softened, by nobody. `check` answers nothing when it holds; facts that are missing never pass. */
export interface Constraint<Facts> {
  label: Text
  /** The rule as people may read it. */
  rule: Text
  /** Where it comes from. */
  source: string
  group: Group
  purposes: readonly Purpose[]
  check: (facts: Facts) => Failure | undefined
  /**
   * For facts it refuses: what would take it out of the way, each entry alone being enough, the one that leaves the request
   * as it is first. Empty where nobody can change anything about it.
   */
  ways: (facts: Facts) => readonly Way[]
}

/** Of a rule that nobody can change anything about. */
export const nothing = (): readonly Way[] => []

export const always: readonly Purpose[] = ['asking', 'accepting']
export const whenAsking: readonly Purpose[] = ['asking']
