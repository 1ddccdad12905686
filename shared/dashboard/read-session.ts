import { attendanceWord } from '#shared/attendance/attendance.ts'
import { recordingDeadline } from '#shared/attendance/hours-clock.ts'
import { type ShownCode, showCode } from '#shared/attendance/show-code.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { holidaysFrom } from '#shared/places/holidays.ts'
import type { Shift } from '#shared/requests/service-request.ts'
import type { WorkingMoment } from '#shared/time/working-days.ts'
import { type RequestProgress, requestProgress } from './request-progress.ts'

/** One shift for the requester: the code while it counts, who came, and the hours that wait for a word. */
export interface SessionOfShift {
  progress: RequestProgress
  shift: Shift
  /** The code of this moment, or why there is none. */
  code: ShownCode | undefined
  withoutCode: Text | undefined
  /** Until when the hours should be confirmed (Order 67). */
  deadline: WorkingMoment
}

/** Everything the requester needs during and after one shift. */
export const readSession = async (
  context: Context,
  input: { requestId: string; shiftId: string },
): Promise<SessionOfShift> => {
  const progress = await requestProgress(context, input)
  const shift = progress.request.shifts.find(({ id }) => id === input.shiftId)
  if (!shift) throw notFound(attendanceWord)
  const [shown, holidays] = await Promise.all([codeNow(context, input), holidaysFrom(context.table, shift.ends)])
  return { progress, shift, ...shown, deadline: recordingDeadline(shift.ends, holidays) }
}

const codeNow = async (
  context: Context,
  input: { requestId: string; shiftId: string },
): Promise<Pick<SessionOfShift, 'code' | 'withoutCode'>> => {
  try {
    return { code: await showCode(context, input), withoutCode: undefined }
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'notFound') return { code: undefined, withoutCode: error.text }
    throw error
  }
}
