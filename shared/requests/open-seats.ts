import { type Due, fallsDue } from '#shared/dues/due.ts'
import type { Change } from '#shared/table/table.ts'
import { addHours, addMinutes, type Instant, minutesBetween } from '#shared/time/instant.ts'
import { hasHeadcount } from './adults.ts'
import { boardEntries, boardEntryOf } from './board.ts'
import { type Seat, seats } from './seat.ts'
import { type ServiceRequest, type Shift, spanOf } from './service-request.ts'

/** How long before a shift its minimum head-count is decided (published). */
export const headcountDecisionHours = 48

/** From when on the minimum of a shift may be decided. */
export const decidableFrom = (shift: Pick<Shift, 'starts'>): Instant => addHours(shift.starts, -headcountDecisionHours)

/** When the minimum of a shift is decided: 48 hours before; where less is left, half of it is for finding people. */
export const decisionAt = (shift: Pick<Shift, 'starts'>, now: Instant): Instant => {
  const usual = decidableFrom(shift)
  return usual > now ? usual : addMinutes(now, Math.max(0, Math.floor(minutesBetween(now, shift.starts) / 2)))
}

/** Pure: every seat of a request, free. */
export const seatsFor = (request: ServiceRequest): Seat[] =>
  request.shifts.flatMap((shift) =>
    shift.positions.flatMap((position) =>
      Array.from({ length: position.seats }, (_, at) => ({
        requestId: request.id,
        shiftId: shift.id,
        positionId: position.id,
        number: at + 1,
        state: 'free',
        factsVersion: request.factsVersion,
      })),
    ),
  )

/** The changes that put a request before people: its seats, its place on the board, and what falls due because of it. */
export const openSeats = (request: ServiceRequest, now: Instant): Change[] => {
  const due = (kind: Due['kind'], about: string, at: Instant): Change =>
    fallsDue({ kind, requestId: request.id, about, at, cause: String(request.factsVersion) }, now)
  return [
    ...seatsFor(request).map(seats.put),
    boardEntries.put(boardEntryOf(request)),
    due('matchRequest', '', now),
    due('closeRequest', '', spanOf(request).ends),
    ...request.shifts
      .filter((shift) => hasHeadcount(request, shift))
      .map((shift) => due('decideHeadcount', shift.id, decisionAt(shift, now))),
  ]
}
