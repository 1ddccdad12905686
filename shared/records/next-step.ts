import type { Agreement } from '#shared/agreements/agreement.ts'
import type { Attendance } from '#shared/attendance/attendance.ts'
import { earlyMinutes } from '#shared/attendance/gate.ts'
import { type Missing, missingFor } from '#shared/placements/confirmation.ts'
import type { Placement } from '#shared/placements/placement.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'

/** What a service needs from its volunteer now. */
export type NextStep =
  | { step: 'answerChange' }
  | { step: 'sign' }
  | { step: 'wait'; missing: Missing[] }
  | { step: 'come' }
  | { step: 'checkIn' }
  | { step: 'missed' }
  | { step: 'checkOut' }
  | { step: 'claimHours' }
  | { step: 'waitHours' }
  | { step: 'waitDecision' }
  | { step: 'rate' }
  | { step: 'done' }
  | { step: 'over' }

export interface StepFacts {
  placement: Placement
  request: Pick<ServiceRequest, 'factsVersion' | 'dangerous'>
  agreement: Pick<Agreement, 'form' | 'state' | 'signatures' | 'factsVersion'> | undefined
  attendance: Pick<Attendance, 'volunteerClaim'> | undefined
  rated: boolean
}

const before = (facts: StepFacts, now: Instant): NextStep => {
  const { placement, request, agreement } = facts
  if (placement.factsVersion < request.factsVersion) return { step: 'answerChange' }
  const unsigned =
    agreement?.state === 'open' &&
    agreement.form === 'signed' &&
    !agreement.signatures.some(({ party }) => party === 'volunteer')
  if (unsigned) return { step: 'sign' }
  if (placement.state !== 'confirmed') return { step: 'wait', missing: missingFor(placement, request) }
  if (now >= placement.ends) return { step: 'missed' }
  return { step: now >= addMinutes(placement.starts, -earlyMinutes) ? 'checkIn' : 'come' }
}

/** Pure: the one thing to do next, or what is being waited for. */
export const nextStep = (facts: StepFacts, now: Instant): NextStep => {
  const { placement, attendance, rated } = facts
  switch (placement.state) {
    case 'provisional':
    case 'accepted':
    case 'confirmed':
      return before(facts, now)
    case 'checkedIn':
      return { step: 'checkOut' }
    case 'checkedOut':
      return attendance?.volunteerClaim ? { step: rated ? 'waitHours' : 'rate' } : { step: 'claimHours' }
    case 'disputed':
      return { step: 'waitDecision' }
    case 'recorded':
      return { step: rated ? 'done' : 'rate' }
    case 'withdrawn':
    case 'noShow':
    case 'calledOff':
      return { step: 'over' }
  }
}

/** Whether a step waits for the volunteer rather than for somebody else, or for its day. */
export const isTheirs = ({ step }: NextStep): boolean =>
  ['answerChange', 'sign', 'checkIn', 'checkOut', 'claimHours', 'rate'].includes(step)
