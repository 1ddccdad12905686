import { type Context, deciding } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { tell } from '#shared/messages/message.ts'
import { raise } from '#shared/problems/problem.ts'
import { leastInShift } from '#shared/requests/adults.ts'
import { decidableFrom, decisionAt } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import { type Seat, seats, seatsOf } from '#shared/requests/seat.ts'
import type { Position, ServiceRequest, Shift } from '#shared/requests/service-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'

/**
 * At the published moment a shift below its minimum head-count is called off, position by position: its seats close, and
 * everybody on them is released and told; for minors the whole shift, where fewer than two adults would be left. Does nothing before that moment, after the start, or when enough people came;
 * where the shift moved, an earlier moment no longer counts.
 */
export const decideHeadcount = async (context: Context, input: { requestId: string; shiftId: string }): Promise<void> =>
  deciding(async () => {
    const now = context.clock()
    const [request, all] = await Promise.all([
      requests.get(context.table, keys.request(input.requestId)),
      seatsOf(context.table, input.requestId),
    ])
    const shift = request?.shifts.find(({ id }) => id === input.shiftId)
    const seeking = request?.state === 'open' || request?.state === 'underway'
    if (!request || !seeking || !shift || shift.starts <= now || decidableFrom(shift) > now) return
    const moved = request.countedFrom?.[shift.id]
    if (moved !== undefined && decisionAt(shift, moved) > now) return
    const short = shortIn(request, all, shift)
    if (short.length === 0) return
    const closing = all.filter(
      (seat) => seat.shiftId === shift.id && seat.state !== 'closed' && short.some(({ id }) => id === seat.positionId),
    )
    await context.table.write([
      ...closing.map((seat) => seats.replace({ ...seat, state: 'closed' })),
      count(request.reach.at(-1) ?? '', { 'shift.calledOff': short.length }, now, context.random),
      raise(
        { kind: 'belowMinimum', reach: request.reach, requestId: request.id, about: shift.id, title: request.title },
        now,
      ),
      fallsDue({ kind: 'settleRequest', requestId: request.id, at: now, cause: `headcount:${shift.id}:${now}` }, now),
      ...tell(
        {
          to: request.contactPersonId,
          template: 'placementCalledOff',
          values: { title: request.title, starts: shift.starts },
          link: `/requests/${request.id}`,
          cause: `${request.id}:${shift.id}:headcount`,
          requestId: request.id,
        },
        now,
      ),
    ])
  })

/** Pure: the positions to call off; all of them where too few adults would be left with minors. */
const shortIn = (request: ServiceRequest, all: readonly Loaded<Seat>[], shift: Shift): Position[] => {
  const short = shift.positions.filter((position) => isShort(all, shift, position))
  const left = all.filter(
    ({ shiftId, positionId, state }) =>
      shiftId === shift.id && state === 'taken' && short.every(({ id }) => id !== positionId),
  )
  const isOpen = all.some(({ shiftId, state }) => shiftId === shift.id && state !== 'closed')
  return isOpen && left.length < leastInShift(request) ? [...shift.positions] : short
}

/** Pure: fewer people than the minimum, on seats that are not closed already. */
const isShort = (all: readonly Loaded<Seat>[], shift: Shift, position: Position): boolean => {
  const own = all.filter(
    (seat) => seat.shiftId === shift.id && seat.positionId === position.id && seat.state !== 'closed',
  )
  return (
    position.minimum > 1 && own.length > 0 && own.filter(({ state }) => state === 'taken').length < position.minimum
  )
}
