import { isInsured } from '#shared/placements/confirmation.ts'
import { isLive, type Placement } from '#shared/placements/placement.ts'
import type { Cause } from '#shared/problems/settle-problem.ts'
import type { Seat } from '#shared/requests/seat.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import type { Instant } from '#shared/time/instant.ts'

/** What a request holds, as far as its cases in the inbox of staff depend on it. */
export interface CaseFacts {
  request: ServiceRequest
  seats: readonly Seat[]
  placements: readonly Placement[]
}

/**
 * Pure: the cases of a request whose cause is gone, whether anybody raised them or not: the seats were taken, the shift has
 * begun, people are not sought any more, somebody is insured or does not come. Staff should see only what they can still help.
 */
export const casesOver = ({ request, seats, placements }: CaseFacts, now: Instant): Cause[] => {
  const { reach, id: requestId } = request
  const cause = (kind: Cause['kind'], about: string): Cause => ({ kind, reach, requestId, about })
  const seeking = request.state === 'open' || request.state === 'underway'
  const isOver = (shiftId: string): boolean =>
    !seeking || request.shifts.every(({ id, starts }) => id !== shiftId || starts <= now)
  const isFound = (shiftId: string, positionId: string): boolean =>
    isOver(shiftId) ||
    !seats.some(
      (seat) =>
        seat.shiftId === shiftId && seat.positionId === positionId && (seat.state === 'free' || seat.state === 'held'),
    )
  return [
    ...request.shifts.flatMap(({ id, positions }) =>
      positions
        .filter((position) => isFound(id, position.id))
        .flatMap((position) => [
          cause('nobodyFits', `${id}:${position.id}`),
          cause('allDeclined', `${id}:${position.id}`),
        ]),
    ),
    ...request.shifts.filter(({ id }) => isOver(id)).map(({ id }) => cause('belowMinimum', id)),
    ...placements
      .filter((placement) => placement.state === 'withdrawn' && isFound(placement.shiftId, placement.positionId))
      .map(({ id }) => cause('coverSought', id)),
    ...placements
      .filter(
        (placement) => request.dangerous && (!isLive(placement.state) || isInsured(placement) || placement.ends <= now),
      )
      .map(({ id }) => cause('insuranceMissing', id)),
  ]
}
