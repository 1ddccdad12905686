import type { Candidate } from '#shared/matching/assess.ts'
import { kilometres } from '#shared/matching/constraints/place.ts'
import { hoursInWeek } from '#shared/matching/constraints/time.ts'
import type { PlanProblem } from '#shared/matching/plan/problem.ts'
import type { Offer } from '#shared/offers/offer.ts'
import { travelMinutes } from '#shared/places/place.ts'
import type { Table } from '#shared/table/table.ts'
import { type Instant, minutesBetween, toMinutes } from '#shared/time/instant.ts'
import { isoWeek } from '#shared/time/shanghai.ts'
import { candidatesFor } from './candidates.ts'
import { openPositions, type ToFill } from './open-positions.ts'
import { pairKey, spotKey } from './packed-board.ts'
import type { PlanScope } from './scope.ts'
import { worthOf } from './worth.ts'

/** Somebody who could be asked for a position. */
export interface Pair {
  of: ToFill
  candidate: Candidate
  value: number
}

/** What there is to plan: a problem for the planner, and what its edges stand for. */
export interface Gathered {
  positions: ToFill[]
  beyond: number
  /** All offers of the requests looked at, open or not. */
  offers: Offer[]
  pairs: Pair[]
  problem: PlanProblem
  people: number
}

/** What staff want of the plan: by `pairKey`. */
export interface Wishes {
  pinned: ReadonlySet<string>
  excluded: ReadonlySet<string>
  /** People who are judged for every position: members of teams. */
  everywhere: readonly string[]
}
export const noWishes: Wishes = { pinned: new Set(), excluded: new Set(), everywhere: [] }

/** Pairs kept for a position: the best, and twice as many as there are seats where that is more. */
const pairsFor = ({ seats }: ToFill): number => Math.max(25, 2 * seats)

/** Reads the open positions of a scope and who could be asked for them. Accepted seats are no part of it. */
export const gather = async (table: Table, scope: PlanScope, wishes: Wishes, now: Instant): Promise<Gathered> => {
  const { positions, beyond, offers } = await openPositions(table, scope, now)
  const pinned = [...wishes.pinned].map((name) => name.split('/'))
  const pinnedAt = new Map<string, string[]>()
  for (const [requestId, shiftId, positionId, volunteerId = ''] of pinned) {
    const spot = `${requestId}/${shiftId}/${positionId}`
    pinnedAt.set(spot, [...(pinnedAt.get(spot) ?? []), volunteerId])
  }
  const also = (of: ToFill): string[] => [...(pinnedAt.get(spotKey(spotOf(of))) ?? []), ...wishes.everywhere]
  const { found } = await candidatesFor(table, positions, also, now)
  const pairs = positions.flatMap((of) => pairsOf(of, found.get(of) ?? [], wishes, now))
  return { positions, beyond, offers, pairs, ...problemOf(positions, pairs) }
}

export const spotOf = ({ request, shift, position }: ToFill) => ({
  requestId: request.id,
  shiftId: shift.id,
  positionId: position.id,
})

/** Pure: the pairs of one position that a plan looks at, the most valuable first. */
export const pairsOf = (of: ToFill, candidates: readonly Candidate[], wishes: Wishes, now: Instant): Pair[] => {
  const always = new Set(wishes.everywhere)
  const nameOf = (volunteerId: string): string => pairKey({ ...spotOf(of), volunteerId })
  const valued = candidates
    .filter(({ volunteerId }) => !wishes.excluded.has(nameOf(volunteerId)))
    .map(
      (candidate): Pair => ({
        of,
        candidate,
        value: worthOf({
          request: of.request,
          shift: of.shift,
          fit: candidate.score.fit,
          probability: candidate.probability,
          now,
        }),
      }),
    )
    .sort((a, b) => b.value - a.value || (a.candidate.volunteerId < b.candidate.volunteerId ? -1 : 1))
  const kept = pairsFor(of)
  return valued.filter(
    ({ candidate: { volunteerId } }, at) =>
      at < kept || always.has(volunteerId) || wishes.pinned.has(nameOf(volunteerId)),
  )
}

/** The planner counts in half hours: needs are rounded up and what somebody has left is rounded down. */
const halfUp = (hours: number): number => Math.ceil(hours * 2 - 1e-9) / 2
const halfDown = (hours: number): number => Math.max(0, Math.floor(hours * 2 + 1e-9) / 2)

/**
 * How long a service keeps somebody busy, in minutes: the shift with the way there from home and back. Whoever has time for
 * both ways home has time for the direct way, so no two services of a plan break the rule of travel time.
 */
const busy = ({ facts }: Candidate): { start: number; end: number } => {
  const km = facts.request.manner === 'online' ? undefined : kilometres(facts)
  const way = km === undefined ? 0 : travelMinutes(km)
  return { start: toMinutes(facts.shift.starts) - way, end: Math.ceil(toMinutes(facts.shift.ends)) + way }
}

/** Pure: the planner's problem. The hours people give are set by the week, so each person is one volunteer a week. */
export const problemOf = (
  positions: readonly ToFill[],
  pairs: readonly Pair[],
): { problem: PlanProblem; people: number } => {
  const volunteers: PlanProblem['volunteers'] = []
  const places = new Map<string, number>()
  const placeOf = ({ volunteerId, facts: { calendar, shift } }: Candidate): number => {
    const id = `${volunteerId} ${isoWeek(shift.starts)}`
    const known = places.get(id)
    if (known !== undefined) return known
    const left = calendar.hoursPerWeek - hoursInWeek(calendar, shift.starts)
    volunteers.push({ id, hours: halfDown(left) })
    places.set(id, volunteers.length - 1)
    return volunteers.length - 1
  }
  const at = new Map(positions.map((of, place) => [of, place]))
  const edges = pairs.map(({ of, candidate, value }) => ({
    volunteer: placeOf(candidate),
    request: at.get(of) ?? 0,
    value,
    ...busy(candidate),
    hours: halfUp(minutesBetween(of.shift.starts, of.shift.ends) / 60),
  }))
  return {
    problem: {
      volunteers,
      requests: positions.map((of) => ({ id: spotKey(spotOf(of)), seats: of.seats, minSeats: of.minimum })),
      edges,
    },
    people: new Set(pairs.map(({ candidate }) => candidate.volunteerId)).size,
  }
}
