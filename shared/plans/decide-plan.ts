import type { Offer } from '#shared/offers/offer.ts'
import type { Instant } from '#shared/time/instant.ts'
import { overlaps } from '#shared/time/interval.ts'
import { type Gathered, type Pair, spotOf } from './gather.ts'
import { type PlannedPosition, type Proposal, pairKey, spotKey } from './packed-board.ts'
import type { Plan } from './plan.ts'

/** Kept at most of what staff took out. */
const mostExcluded = 300

/** Pure: pairs that staff pinned and that can still be, as edges: no more than seats, none at the hours of another. */
export const lockedEdges = ({ pairs, positions, problem }: Gathered, pinned: ReadonlySet<string>): number[] => {
  const locked: number[] = []
  const seats = new Map(positions.map((of) => [spotKey(spotOf(of)), of.seats]))
  const hours = problem.volunteers.map((one) => one.hours)
  pairs.forEach(({ of, candidate }, at) => {
    const edge = problem.edges[at]
    const spot = spotKey(spotOf(of))
    if (!edge || !pinned.has(pairKey({ ...spotOf(of), volunteerId: candidate.volunteerId }))) return
    const beside = locked.flatMap((other) => problem.edges[other] ?? [])
    const clashes = beside.some(
      (other) => other.volunteer === edge.volunteer && edge.start < other.end && other.start < edge.end,
    )
    if (clashes || (seats.get(spot) ?? 0) < 1 || (hours[edge.volunteer] ?? 0) < edge.hours) return
    seats.set(spot, (seats.get(spot) ?? 0) - 1)
    hours[edge.volunteer] = (hours[edge.volunteer] ?? 0) - edge.hours
    locked.push(at)
  })
  return locked
}

/**
 * Pure: of the pairs the planner chose, those that one person can serve. Its volunteers are people by the week, so a Sunday
 * night and a Monday morning are the one thing it does not see.
 */
export const withoutClashes = (pairs: readonly Pair[], chosen: readonly number[]): number[] => {
  const taken = new Map<string, Pair[]>()
  return [...chosen]
    .sort((a, b) => (pairs[b]?.value ?? 0) - (pairs[a]?.value ?? 0))
    .filter((at) => {
      const pair = pairs[at]
      if (!pair) return false
      const { volunteerId } = pair.candidate
      const others = taken.get(volunteerId) ?? []
      if (others.some(({ of }) => overlaps(of.shift, pair.of.shift))) return false
      taken.set(volunteerId, [...others, pair])
      return true
    })
    .sort((a, b) => a - b)
}

interface Found {
  gathered: Gathered
  /** Edges in the plan. */
  edges: readonly number[]
  prices: readonly number[]
  pinned: ReadonlySet<string>
  /** Organizations by edge, for who comes in a team. */
  teamOf: ReadonlyMap<number, string>
}

/** What of an earlier plan is carried on beside what was planned anew: pairs taken out, and invitations that are open. */
const carried = (before: Plan | undefined, offers: readonly Offer[], now: Instant) => {
  const board = before?.board ?? { positions: [], proposals: [] }
  const positionOf = new Map(board.positions.map((one) => [spotKey(one), one]))
  const open = new Set(offers.filter(({ state }) => state === 'sent').map(pairKey))
  const lines = board.proposals.filter(
    (one) =>
      (positionOf.get(spotKey(one))?.starts ?? '') > now &&
      (one.state === 'excluded' || (one.state === 'sent' && open.has(pairKey(one)))),
  )
  return {
    positionOf,
    lines: [
      ...lines.filter(({ state }) => state === 'sent'),
      ...lines.filter(({ state }) => state === 'excluded').slice(-mostExcluded),
    ],
  }
}

/** Pure: the board of a plan: what the planner chose, and what staff said of it. */
export const boardOf = (
  { gathered: { positions, pairs, offers }, edges, prices, pinned, teamOf }: Found,
  before: Plan | undefined,
  now: Instant,
): Plan['board'] => {
  const counts = new Map<string, number>()
  for (const { of } of pairs) counts.set(spotKey(spotOf(of)), (counts.get(spotKey(spotOf(of))) ?? 0) + 1)
  const planned = positions.map((of, at): PlannedPosition => {
    const spot = spotOf(of)
    return {
      ...spot,
      factsVersion: of.request.factsVersion,
      starts: of.shift.starts,
      seats: of.seats,
      minimum: of.minimum,
      pairs: counts.get(spotKey(spot)) ?? 0,
      price: Math.round((prices[at] ?? 0) * 10_000) / 10_000,
    }
  })
  const proposals = edges.flatMap((at): Proposal[] => {
    const pair = pairs[at]
    if (!pair) return []
    const of = { ...spotOf(pair.of), volunteerId: pair.candidate.volunteerId }
    const team = teamOf.get(at)
    return [
      {
        ...of,
        value: pair.value,
        fit: pair.candidate.score.fit,
        probability: pair.candidate.probability,
        state: pinned.has(pairKey(of)) ? 'pinned' : 'proposed',
        ...(team === undefined ? {} : { team }),
      },
    ]
  })
  const { positionOf, lines } = carried(before, offers, now)
  const asked = (spot: string): number => lines.filter((one) => one.state === 'sent' && spotKey(one) === spot).length
  const known = new Set(planned.map(spotKey))
  const rest = [...new Set(lines.map(spotKey))].flatMap((spot) => {
    const one = positionOf.get(spot)
    return one === undefined || known.has(spot) ? [] : [{ ...one, seats: asked(spot), minimum: 0, pairs: 0, price: 0 }]
  })
  return {
    positions: [...planned.map((one) => ({ ...one, seats: one.seats + asked(spotKey(one)) })), ...rest].sort((a, b) =>
      a.starts < b.starts ? -1 : Number(a.starts > b.starts),
    ),
    proposals: [...proposals, ...lines],
  }
}
