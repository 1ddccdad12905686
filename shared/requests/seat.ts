import * as z from 'zod'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change, Table } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'

/**
 * 名额: one place of a position for one person. A seat is an item, so claiming one is a condition on one item. It also
 * carries the facts version and whether the request still takes people: an accept needs no look at the request itself,
 * which two hundred people would otherwise contend for.
 */
export const Seat = z.object({
  requestId: z.string(),
  shiftId: z.string(),
  positionId: z.string(),
  number: z.number().int().min(1),
  state: z.enum(['free', 'held', 'taken', 'closed']),
  factsVersion: z.number().int(),
  /** Who sits on it, or whose fresh offer it is held for until `heldUntil`. */
  placementId: z.string().optional(),
  offerId: z.string().optional(),
  heldUntil: Instant.optional(),
})
export type Seat = z.infer<typeof Seat>

export const seats = entity('Seat', Seat, (seat) =>
  keys.seat(seat.requestId, seat.shiftId, seat.positionId, seat.number),
)

/** All seats of a request; of one position when named. */
export const seatsOf = (
  table: Table,
  requestId: string,
  of?: { shiftId: string; positionId: string },
): Promise<Loaded<Seat>[]> =>
  seats.all(table, {
    partition: keys.request(requestId).pk,
    begins: of ? `SEAT#${of.shiftId}#${of.positionId}#` : 'SEAT#',
  })

/** The change that makes a seat as free as on the first day. */
export const freed = (seat: Loaded<Seat>): Change => {
  const { placementId: _placement, offerId: _offer, heldUntil: _until, ...rest } = seat
  return seats.replace({ ...rest, state: 'free' })
}
