import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { step } from '#shared/kernel/transitions.ts'
import { tell } from '#shared/messages/message.ts'
import { raise } from '#shared/problems/problem.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { released } from '#shared/volunteers/commitments.ts'
import { freeSeat } from './free-seat.ts'
import { type Placement, placementStateWords, placements, placementTransitions, placementWord } from './placement.ts'

/**
 * A volunteer steps back, at any time before checking in (Art. 9). The seat is free again in the same write, the requester
 * and staff hear at once, and cover is sought. Nothing is held against them. Withdrawing twice is withdrawing once.
 */
export const withdrawPlacement = async (
  context: Context,
  input: { requestId: string; placementId: string; reason: string },
): Promise<Placement> =>
  deciding(async () => {
    const placement = await placements.get(context.table, keys.placement(input.requestId, input.placementId))
    if (!placement) throw notFound(placementWord)
    permit(context, 'placement.withdraw', { what: placementWord, volunteerId: placement.volunteerId })
    if (placement.state === 'withdrawn') return placement
    const now = context.clock()
    const [request, calendar] = await Promise.all([
      requests.get(context.table, keys.request(placement.requestId)),
      calendars.get(context.table, keys.calendar(placement.volunteerId)),
    ])
    if (!request) throw notFound(placementWord)
    const next = {
      ...placement,
      state: step(placementTransitions, placementStateWords, placement.state, 'withdrawn'),
      endedAt: now,
      reason: input.reason,
    }
    const about = { reach: request.reach, requestId: request.id, about: placement.id, title: request.title }
    await context.table.write([
      placements.replace(next),
      ...(calendar ? [calendars.replace(released(calendar, placement.id))] : []),
      ...(await freeSeat(context.table, placement)),
      count(request.reach.at(-1) ?? '', { 'placement.withdrawn': 1, 'seat.freed': 1 }, now, context.random),
      raise({ kind: 'coverSought', ...about, volunteerId: placement.volunteerId }, now),
      ...tell(
        {
          to: request.contactPersonId,
          template: 'placementWithdrawn',
          values: { title: request.title, starts: placement.starts, ends: placement.ends },
          link: `/requests/${request.id}`,
          cause: placement.id,
          requestId: request.id,
        },
        now,
      ),
      fallsDue({ kind: 'settleRequest', requestId: request.id, at: now, cause: `withdrawn:${placement.id}` }, now),
      audited(context, request.id, 'placement.withdraw'),
    ])
    return next
  })
