import { type Context, deciding } from '#shared/authority/context.ts'
import { step } from '#shared/kernel/transitions.ts'
import { checkOutGraceHours } from '#shared/offers/accept-changes.ts'
import { placementStateWords, placements, placementTransitions } from '#shared/placements/placement.ts'
import { holidaysFrom } from '#shared/places/holidays.ts'
import { raise } from '#shared/problems/problem.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { addHours } from '#shared/time/instant.ts'
import { attendanceOf, kept } from './attendance.ts'
import { hoursReminders } from './hours-clock.ts'
import { tellSides } from './tell-sides.ts'

/**
 * Looks at a placement some hours after its shift. Who forgot to check out is told, with the other side, and staff see it;
 * the two claims then tell the hours, and nothing is ever approved by itself. Who never checked in is shown to staff.
 */
export const flagCheckOut = async (
  context: Context,
  input: { requestId: string; placementId: string },
): Promise<'forgotten' | 'notCheckedIn' | 'nothing'> =>
  deciding(async () => {
    const [placement, request, attendance] = await Promise.all([
      placements.get(context.table, keys.placement(input.requestId, input.placementId)),
      requests.get(context.table, keys.request(input.requestId)),
      attendanceOf(context.table, input.requestId, input.placementId),
    ])
    const now = context.clock()
    // A shift that was moved has a due item of its own at its new time.
    if (!placement || !request || now < addHours(placement.ends, checkOutGraceHours)) return 'nothing'
    const { reach, volunteerId } = placement
    const problem = { reach, requestId: request.id, about: placement.id, title: request.title, volunteerId }
    if (placement.state === 'confirmed') {
      await context.table.write([raise({ kind: 'notCheckedIn', ...problem }, now)])
      return 'notCheckedIn'
    }
    if (placement.state !== 'checkedIn') return 'nothing'
    await context.table.write([
      kept({ ...attendance, checkOutForgotten: true }),
      placements.replace({
        ...placement,
        state: step(placementTransitions, placementStateWords, placement.state, 'checkedOut'),
      }),
      raise({ kind: 'checkOutForgotten', ...problem }, now),
      ...hoursReminders(placement, await holidaysFrom(context.table, placement.ends), now),
      ...(await tellSides(
        context,
        { placement, request },
        { template: 'checkOutForgotten', to: ['volunteer', 'requester'], cause: 'forgotten' },
      )),
    ])
    return 'forgotten'
  })
