import { Refusal, wrongState } from '#shared/kernel/refusal.ts'
import type { Placement } from '#shared/placements/placement.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { Attendance, HoursClaim } from './attendance.ts'
import { notForChecking } from './gate.ts'
import { mostMinutes, mustBeBetween, suggestedMinutes } from './hours.ts'
import type { Side } from './tell-sides.ts'

export interface ClaimInput {
  as: Side
  /** Absent: what the codes show. */
  minutes?: number
  /** What was done; goes into the record. */
  done?: string
}

/** What a claim leads to: the other side is awaited, both agree, or they differ. `same` changes nothing. */
export type ClaimOutcome = 'waiting' | 'agreed' | 'disputed' | 'same'

const fieldOf = { volunteer: 'volunteerClaim', requester: 'requesterClaim' } as const

/**
 * Pure: one side says how long the service took. While the other is silent a claim may be changed; once both spoke and
 * differ, either may only come round to the other's figure, or leave it to the association.
 */
export const decideClaim = (
  attendance: Attendance,
  placement: Placement,
  input: ClaimInput,
  by: string,
  now: Instant,
): { claim: HoursClaim; outcome: ClaimOutcome } => {
  const own = attendance[fieldOf[input.as]]
  const other = attendance[fieldOf[input.as === 'volunteer' ? 'requester' : 'volunteer']]
  const minutes = input.minutes ?? suggestedMinutes(attendance, placement)
  if (own && other && own.minutes === other.minutes && (minutes ?? own.minutes) === own.minutes) {
    return { claim: own, outcome: 'same' }
  }
  if (!attendance.checkIn) throw notCheckedIn()
  if (own && other && own.minutes === other.minutes) throw agreedAlready(own.minutes)
  if (attendance.decision) throw decided(attendance.decision.minutes)
  if (placement.state !== 'checkedOut' && placement.state !== 'disputed') throw notForChecking(placement)
  if (other?.by === by) throw bothClaims()
  if (minutes === undefined) throw minutesMissing(mostMinutes(placement))
  mustBeBetween(minutes, 1, mostMinutes(placement))
  if (own && other && minutes === own.minutes) return { claim: own, outcome: 'same' }
  if (own && other && minutes !== other.minutes) throw onlyTheirs(other.minutes)
  const done = input.done?.trim() ?? own?.done
  const claim = { minutes, by, at: now, ...(done === undefined || done === '' ? {} : { done }) }
  if (!other) return { claim, outcome: 'waiting' }
  return { claim, outcome: other.minutes === minutes ? 'agreed' : 'disputed' }
}

/** Pure: the attendance with the claim of one side. */
export const withClaim = <A extends Attendance>(attendance: A, as: Side, claim: HoursClaim): A => ({
  ...attendance,
  [fieldOf[as]]: claim,
})

const notCheckedIn = (): Refusal =>
  wrongState('notCheckedIn', {
    zh: '没有签到，就不能记时长。确实到了，请联系科协核对。',
    en: 'Without a check-in no hours can be recorded. If you were there, ask the association to look into it.',
  })

const decided = (minutes: number): Refusal =>
  wrongState('hoursDecided', {
    zh: `科协已经定为 ${minutes} 分钟。有异议请直接找科协。`,
    en: `The association has decided on ${minutes} minutes. If you disagree, turn to the association.`,
  })

const agreedAlready = (minutes: number): Refusal =>
  wrongState('hoursAgreed', {
    zh: `双方已经确认 ${minutes} 分钟。记错了，可以在这次服务的页面上要求更正。`,
    en: `Both sides confirmed ${minutes} minutes. If that is wrong, ask for a correction on the page of the service.`,
  })

const bothClaims = (): Refusal =>
  new Refusal('forbidden', 'bothSides', {
    zh: '另一方的时长也是您确认的。两边必须由不同的人确认，请对方的同事来办。',
    en: 'You confirmed the other side as well. Two different people have to; ask a colleague of theirs.',
  })

const minutesMissing = (most: number): Refusal =>
  new Refusal(
    'invalid',
    'minutesMissing',
    { zh: '请写时长。', en: 'Say how long it took.' },
    {
      fields: [
        {
          path: 'minutes',
          text: {
            zh: `这次没有签退，算不出时长。请填 1 到 ${most} 分钟。`,
            en: `There was no check-out to reckon from. Enter 1 to ${most} minutes.`,
          },
        },
      ],
    },
  )

const onlyTheirs = (minutes: number): Refusal =>
  wrongState('awaitsDecision', {
    zh: `双方时长不一致，正等科协核对。您可以改成对方的 ${minutes} 分钟，或等科协决定。`,
    en: `The two sides differ and the association is looking into it. You can agree to their ${minutes} minutes, or wait.`,
  })
