import { distanceKm, type Point, travelMinutes } from '#shared/places/place.ts'
import { addHours, minutesBetween } from '#shared/time/instant.ts'
import type { Interval } from '#shared/time/interval.ts'
import type { Commitment } from '#shared/volunteers/calendar.ts'

/** How a shift lies between two services: minutes between them, and how many of those the way takes. */
export interface Neighbour<C extends Commitment> {
  commitment: C
  side: 'before' | 'after'
  gapMinutes: number
  /** Zero where either is online or both are at one place. */
  travelMinutes: number
}

const nearHours = 12

const way = (commitment: Commitment, here: Point | undefined): number =>
  here === undefined || commitment.point === undefined ? 0 : travelMinutes(distanceKm(commitment.point, here))

/** Pure: the services nearest before and after a shift, within half a day of it. */
export const neighboursOf = <C extends Commitment>(
  commitments: readonly C[],
  shift: Interval,
  here: Point | undefined,
): Neighbour<C>[] => {
  const before = commitments
    .filter(({ ends }) => ends <= shift.starts && ends > addHours(shift.starts, -nearHours))
    .sort((a, b) => (a.ends < b.ends ? 1 : -1))[0]
  const after = commitments
    .filter(({ starts }) => starts >= shift.ends && starts < addHours(shift.ends, nearHours))
    .sort((a, b) => (a.starts < b.starts ? -1 : 1))[0]
  return [
    ...(before === undefined
      ? []
      : [
          {
            commitment: before,
            side: 'before' as const,
            gapMinutes: minutesBetween(before.ends, shift.starts),
            travelMinutes: way(before, here),
          },
        ]),
    ...(after === undefined
      ? []
      : [
          {
            commitment: after,
            side: 'after' as const,
            gapMinutes: minutesBetween(shift.ends, after.starts),
            travelMinutes: way(after, here),
          },
        ]),
  ]
}
