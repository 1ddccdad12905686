import { fallsDue } from '#shared/dues/due.ts'
import type { Placement } from '#shared/placements/placement.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import {
  type HolidayCalendar,
  type WorkingMoment,
  workingDayAfter,
  workingDeadline,
} from '#shared/time/working-days.ts'

/** Facts and evaluation are recorded within so many working days after the activity ends (Order 67). */
export const recordingWorkingDays = 10

/** Pure: the last moment for recording a service. */
export const recordingDeadline = (ends: Instant, calendar: HolidayCalendar): WorkingMoment =>
  workingDeadline(ends, recordingWorkingDays, calendar)

/** Pure: the two reminders to confirm the hours: half-way, and one working day before the last; at nine in the morning. */
export const reminderTimes = (ends: Instant, calendar: HolidayCalendar): { half: Instant; last: Instant } => {
  const morning = (days: number): Instant => fromLocal(workingDayAfter(ends, days, calendar).date, '09:00')
  return { half: morning(recordingWorkingDays / 2), last: morning(recordingWorkingDays - 1) }
}

/** The due items that ring while hours are unconfirmed. */
export const hoursReminders = (placement: Placement, calendar: HolidayCalendar, now: Instant): Change[] =>
  Object.entries(reminderTimes(placement.ends, calendar)).map(([cause, at]) =>
    fallsDue({ kind: 'remindHours', requestId: placement.requestId, about: placement.id, at, cause }, now),
  )
