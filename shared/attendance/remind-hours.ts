import { type Context, deciding } from '#shared/authority/context.ts'
import { placements } from '#shared/placements/placement.ts'
import { holidaysFrom } from '#shared/places/holidays.ts'
import { raise } from '#shared/problems/problem.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { attendanceOf, kept } from './attendance.ts'
import { reminderTimes } from './hours-clock.ts'
import { type Side, tellSides } from './tell-sides.ts'

/**
 * Reminds whoever has not confirmed the hours, half-way through the ten working days and once more before the last; the
 * second time staff see it too. Nothing is ever approved by itself. Running again sends nothing again.
 */
export const remindHours = async (
  context: Context,
  input: { requestId: string; placementId: string },
): Promise<readonly Side[]> =>
  deciding(async () => {
    const [placement, request, attendance] = await Promise.all([
      placements.get(context.table, keys.placement(input.requestId, input.placementId)),
      requests.get(context.table, keys.request(input.requestId)),
      attendanceOf(context.table, input.requestId, input.placementId),
    ])
    if (!placement || !request || placement.state !== 'checkedOut') return []
    const now = context.clock()
    const { half, last } = reminderTimes(placement.ends, await holidaysFrom(context.table, placement.ends))
    const stage = now >= last ? 2 : now >= half ? 1 : 0
    if (attendance.reminded >= stage) return []
    const silent: Side[] = [
      ...(attendance.volunteerClaim ? [] : (['volunteer'] as const)),
      ...(attendance.requesterClaim ? [] : (['requester'] as const)),
    ]
    if (silent.length === 0) return []
    const { reach, volunteerId } = placement
    const problem = { reach, requestId: request.id, about: placement.id, title: request.title, volunteerId }
    await context.table.write([
      kept({ ...attendance, reminded: stage }),
      ...(stage === 2 ? [raise({ kind: 'hoursLate', ...problem }, now)] : []),
      ...(await tellSides(
        context,
        { placement, request },
        { template: 'hoursToConfirm', to: silent, cause: `reminder${stage}` },
      )),
    ])
    return silent
  })
