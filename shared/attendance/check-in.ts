import { bothSides, isOfRequester } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { step } from '#shared/kernel/transitions.ts'
import { placementStateWords, placements, placementTransitions } from '#shared/placements/placement.ts'
import { moveRequest } from '#shared/requests/move-request.ts'
import { type Attendance, attendanceWord, kept } from './attendance.ts'
import { mustBeReady, mustGoOn } from './gate.ts'
import { loadService } from './load-service.ts'
import { presentCode } from './present-code.ts'

/**
 * 签到: a volunteer shows the code of the other side, from 30 minutes before the start until the end. Needs a confirmed
 * placement and, where the service is dangerous, a policy in force over the whole shift (Art. 8(6)). The first check-in
 * puts the request underway. Checking in twice is once.
 */
export const checkIn = async (
  context: Context,
  input: { requestId: string; placementId: string; code: string },
): Promise<Attendance> =>
  deciding(async () => {
    const { placement, request, attendance } = await loadService(context.table, input)
    permit(context, 'attendance.check', { what: attendanceWord, volunteerId: placement.volunteerId })
    if (attendance.checkIn) return attendance
    if (isOfRequester(context.actor, placement.requesterId)) throw bothSides()
    const now = context.clock()
    mustGoOn(request)
    mustBeReady(placement, request, now)
    const { check, changes } = await presentCode(context, {
      placement,
      request,
      attendance,
      direction: 'in',
      code: input.code,
    })
    const checked = { ...attendance, checkIn: check, wrongCodes: [] }
    await context.table.write([
      kept(checked),
      placements.replace({
        ...placement,
        state: step(placementTransitions, placementStateWords, placement.state, 'checkedIn'),
      }),
      ...(request.state === 'open' ? moveRequest(context.random, { ...request, state: 'underway' }, request) : []),
      ...changes,
      count(placement.reach.at(-1) ?? '', { 'placement.checkedIn': 1 }, now, context.random),
    ])
    return checked
  })
