import { Refusal } from '#shared/kernel/refusal.ts'
import { earlier, later, minutesBetween } from '#shared/time/instant.ts'
import type { Interval } from '#shared/time/interval.ts'
import type { Attendance } from './attendance.ts'

/** A claim may go this far beyond the shift: work that ran over, never a different story. */
export const overrunMinutes = 60

export const shiftMinutes = ({ starts, ends }: Interval): number => minutesBetween(starts, ends)
export const mostMinutes = (shift: Interval): number => shiftMinutes(shift) + overrunMinutes

/**
 * Pure: the minutes the codes show, within the shift: coming early or leaving late does not count, nor does travel.
 * Nothing when one of the two checks is missing.
 */
export const suggestedMinutes = (
  attendance: Pick<Attendance, 'checkIn' | 'checkOut'>,
  shift: Interval,
): number | undefined => {
  if (!attendance.checkIn || !attendance.checkOut) return undefined
  const minutes = minutesBetween(
    later(attendance.checkIn.at, shift.starts),
    earlier(attendance.checkOut.at, shift.ends),
  )
  return Math.max(1, Math.round(minutes))
}

/** The hours that stand now; none while a side is silent. In dispute the lower figure stands until it is decided. */
export const standingHours = (attendance: Attendance): { minutes: number; disputed: boolean } | undefined => {
  const { checkIn, decision, volunteerClaim, requesterClaim } = attendance
  if (!checkIn) return undefined
  if (decision) return { minutes: decision.minutes, disputed: false }
  if (!volunteerClaim || !requesterClaim) return undefined
  return {
    minutes: Math.min(volunteerClaim.minutes, requesterClaim.minutes),
    disputed: volunteerClaim.minutes !== requesterClaim.minutes,
  }
}

/** Refuses minutes outside of what is possible, naming the field, what was typed and the limits. */
export const mustBeBetween = (minutes: number, least: number, most: number): void => {
  if (Number.isInteger(minutes) && minutes >= least && minutes <= most) return
  throw new Refusal(
    'invalid',
    'minutesOutOfRange',
    { zh: '时长不对。', en: 'The time is not right.' },
    {
      fields: [
        {
          path: 'minutes',
          text: {
            zh: `您填的是 ${minutes} 分钟，可以填 ${least} 到 ${most} 分钟。`,
            en: `You entered ${minutes} minutes; ${least} to ${most} are possible.`,
          },
        },
      ],
      facts: { least, most },
    },
  )
}
