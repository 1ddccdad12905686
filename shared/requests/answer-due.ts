import type { Context } from '#shared/authority/context.ts'
import { holidaysFrom } from '#shared/places/holidays.ts'
import { type HolidayCalendar, officeDeadline, officeMinutes, type WorkingMoment } from '#shared/time/working-days.ts'
import type { ServiceRequest } from './service-request.ts'

/** What requesters are promised: an answer within half a working day. */
export const answerMinutes = officeMinutes / 2

/** Pure: until when a need should be answered. */
export const answerDue = (
  { submittedAt, createdAt }: Pick<ServiceRequest, 'submittedAt' | 'createdAt'>,
  calendar: HolidayCalendar,
): WorkingMoment => officeDeadline(submittedAt ?? createdAt, answerMinutes, calendar)

/** Waiting needs, each with the moment by which its answer is due. */
export const withAnswerDue = async <R extends ServiceRequest>(
  context: Context,
  waiting: readonly R[],
): Promise<(R & { due: WorkingMoment })[]> => {
  const since = waiting.map(({ submittedAt, createdAt }) => submittedAt ?? createdAt).sort()[0]
  if (since === undefined) return []
  // The oldest wait may reach back over a turn of the year.
  const [then, now] = await Promise.all([
    holidaysFrom(context.table, since),
    holidaysFrom(context.table, context.clock()),
  ])
  const calendar = { ...then, ...now }
  return waiting.map((request) => ({ ...request, due: answerDue(request, calendar) }))
}
