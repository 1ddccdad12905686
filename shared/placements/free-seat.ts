import { freed, seats } from '#shared/requests/seat.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change, Table } from '#shared/table/table.ts'
import type { Placement } from './placement.ts'

/** The change that frees the seat a placement sits on; none when somebody else sits there or it was closed. */
export const freeSeat = async (table: Table, placement: Placement): Promise<Change[]> => {
  const seat = await seats.get(
    table,
    keys.seat(placement.requestId, placement.shiftId, placement.positionId, placement.seatNumber),
  )
  return seat?.state === 'taken' && seat.placementId === placement.id ? [freed(seat)] : []
}
