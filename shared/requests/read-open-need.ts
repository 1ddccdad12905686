import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { keys } from '#shared/table/keys.ts'
import { requests } from './requests.ts'
import { seatsOf } from './seat.ts'
import type { Position, ServiceRequest, Shift } from './service-request.ts'
import { requestWord } from './words.ts'

/** A kind of seat that people are still sought for. */
export interface OpenSpot {
  shift: Pick<Shift, 'id' | 'starts' | 'ends'>
  position: Position
  free: number
}

/** An open need as anybody may see it: no body, no address, nobody's name, and nothing that was typed freely but its title. */
export interface OpenNeed
  extends Pick<
    ServiceRequest,
    'id' | 'title' | 'scopeItem' | 'destination' | 'requesterKind' | 'manner' | 'districtCode' | 'dangerous'
  > {
  /** Shifts to come with seats to fill, earliest first. */
  spots: OpenSpot[]
}

/** One need of the board, for anybody (Art. 10: public recruitment). What no longer looks for people is not there. */
export const readOpenNeed = async (context: Context, { requestId }: { requestId: string }): Promise<OpenNeed> => {
  const [request, seats] = await Promise.all([
    requests.get(context.table, keys.request(requestId)),
    seatsOf(context.table, requestId),
  ])
  if (request?.state !== 'open' && request?.state !== 'underway') throw notFound(requestWord)
  const now = context.clock()
  const { id, title, scopeItem, destination, requesterKind, manner, districtCode, dangerous } = request
  const spots = request.shifts
    .filter(({ starts }) => starts > now)
    .flatMap(({ positions, ...shift }) =>
      positions.map((position) => ({
        shift,
        position,
        free: seats.filter(
          (seat) =>
            seat.shiftId === shift.id &&
            seat.positionId === position.id &&
            (seat.state === 'free' || seat.state === 'held'),
        ).length,
      })),
    )
    .sort((a, b) => (a.shift.starts < b.shift.starts ? -1 : Number(a.shift.starts > b.shift.starts)))
  return { id, title, scopeItem, destination, requesterKind, manner, districtCode, dangerous, spots }
}
