import { bothSides, isOfRequester } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { step } from '#shared/kernel/transitions.ts'
import { placementStateWords, placements, placementTransitions } from '#shared/placements/placement.ts'
import { holidaysFrom } from '#shared/places/holidays.ts'
import { type Attendance, attendanceWord, kept } from './attendance.ts'
import { notForChecking } from './gate.ts'
import { hoursReminders } from './hours-clock.ts'
import { loadService } from './load-service.ts'
import { presentCode } from './present-code.ts'
import { tellSides } from './tell-sides.ts'

/**
 * 签退: a volunteer who checked in shows the code again on leaving. Both sides are then asked for the hours, and reminded
 * within the ten working days. Checking out twice is once.
 */
export const checkOut = async (
  context: Context,
  input: { requestId: string; placementId: string; code: string },
): Promise<Attendance> =>
  deciding(async () => {
    const { placement, request, attendance } = await loadService(context.table, input)
    permit(context, 'attendance.check', { what: attendanceWord, volunteerId: placement.volunteerId })
    if (attendance.checkOut) return attendance
    if (isOfRequester(context.actor, placement.requesterId)) throw bothSides()
    if (placement.state !== 'checkedIn') throw notForChecking(placement)
    const now = context.clock()
    const { check, changes } = await presentCode(context, {
      placement,
      request,
      attendance,
      direction: 'out',
      code: input.code,
    })
    const checked = { ...attendance, checkOut: check, wrongCodes: [] }
    await context.table.write([
      kept(checked),
      placements.replace({
        ...placement,
        state: step(placementTransitions, placementStateWords, placement.state, 'checkedOut'),
      }),
      ...changes,
      ...hoursReminders(placement, await holidaysFrom(context.table, placement.ends), now),
      ...(await tellSides(
        context,
        { placement, request },
        { template: 'hoursToConfirm', to: ['volunteer', 'requester'], cause: 'checkOut' },
      )),
    ])
    return checked
  })
