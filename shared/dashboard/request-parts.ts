import { type Agreement, agreementsOf } from '#shared/agreements/agreement.ts'
import { type Attendance, attendanceOfRequest } from '#shared/attendance/attendance.ts'
import { type Offer, offersOfRequest } from '#shared/offers/offer.ts'
import { type Placement, placementsOfRequest } from '#shared/placements/placement.ts'
import { type Rating, ratings } from '#shared/records/rating.ts'
import { type Seat, seatsOf } from '#shared/requests/seat.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'

/** All that hangs on one request. They share its partition, so each kind is one query. */
export interface RequestParts {
  seats: Loaded<Seat>[]
  offers: Loaded<Offer>[]
  placements: Loaded<Placement>[]
  /** The latest edition of each placement. */
  agreements: Loaded<Agreement>[]
  attendances: Loaded<Attendance>[]
  ratings: Loaded<Rating>[]
}

export const noParts: RequestParts = {
  seats: [],
  offers: [],
  placements: [],
  agreements: [],
  attendances: [],
  ratings: [],
}

export const partsOf = async (table: Table, requestId: string): Promise<RequestParts> => {
  const partition = keys.request(requestId).pk
  const [seats, offers, placements, editions, found, rated] = await Promise.all([
    seatsOf(table, requestId),
    offersOfRequest(table, requestId),
    placementsOfRequest(table, requestId),
    agreementsOf(table, requestId),
    attendanceOfRequest(table, requestId),
    ratings.all(table, { partition, begins: 'RATING#' }),
  ])
  const latest = new Map(editions.map((edition) => [edition.placementId, edition]))
  return { seats, offers, placements, agreements: [...latest.values()], attendances: found, ratings: rated }
}
