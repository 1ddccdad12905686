import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { bothSides, isVolunteer } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { notFound, wrongState } from '#shared/kernel/refusal.ts'
import { step } from '#shared/kernel/transitions.ts'
import { type Placement, placementStateWords, placements, placementTransitions } from '#shared/placements/placement.ts'
import { settling } from '#shared/problems/settle-problem.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { localTime } from '#shared/time/shanghai.ts'
import { attendanceWord } from './attendance.ts'
import { tellSides } from './tell-sides.ts'

/** After the end, requester or staff state that a confirmed volunteer who never checked in did not come. They are told. */
export const stateNoShow = async (
  context: Context,
  input: { requestId: string; placementId: string },
): Promise<Placement> =>
  deciding(async () => {
    const [placement, request] = await Promise.all([
      placements.get(context.table, keys.placement(input.requestId, input.placementId)),
      requests.get(context.table, keys.request(input.requestId)),
    ])
    if (!placement || !request) throw notFound(attendanceWord)
    const { requesterId, reach } = placement
    permit(context, 'attendance.stateNoShow', { what: attendanceWord, requesterId, reach })
    if (placement.state === 'noShow') return placement
    if (isVolunteer(context.actor, placement.volunteerId)) throw bothSides()
    const now = context.clock()
    if (now < placement.ends) {
      throw wrongState('notOverYet', {
        zh: `服务 ${localTime(placement.ends)} 才结束，人可能还在路上。结束后再登记。`,
        en: `The service ends at ${localTime(placement.ends)}; they may still come. State it after the end.`,
      })
    }
    const next = {
      ...placement,
      state: step(placementTransitions, placementStateWords, placement.state, 'noShow'),
      endedAt: now,
    }
    const cause = { kind: 'notCheckedIn', reach, requestId: request.id, about: placement.id } as const
    await context.table.write([
      placements.replace(next),
      count(reach.at(-1) ?? '', { 'placement.noShow': 1 }, now, context.random),
      ...(await settling(context.table, [cause], actorName(context.actor), now)),
      ...(await tellSides(
        context,
        { placement, request },
        { template: 'noShowStated', to: ['volunteer'], cause: 'noShow' },
      )),
      audited(context, request.id, 'attendance.noShow', placement.id),
    ])
    return next
  })
