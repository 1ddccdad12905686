import type { PlanProblem } from './problem.ts'

/** People who serve together: positions of volunteers. Nobody is in two teams. */
export interface Team {
  id: string
  members: readonly number[]
}

/** A team at a request: the edges of its members there, away from the first to leave until the last is back. */
export interface Posting {
  team: number
  request: number
  edges: readonly number[]
  value: number
  start: number
  end: number
  hours: number
}

/** The hours that every member of a team can give. */
export const hoursOf = (volunteers: PlanProblem['volunteers'], { members }: Team): number =>
  members.reduce((least, member) => Math.min(least, volunteers[member]?.hours ?? 0), Number.POSITIVE_INFINITY)

/** Everywhere that a team could be: a seat for each member, and each member able to serve there, by the edge worth most. */
export const postingsOf = (problem: PlanProblem, teams: readonly Team[]): Posting[] => {
  const best = bestEdges(problem)
  return teams.flatMap((one, team) =>
    problem.requests.flatMap(({ seats }, request) => {
      const edges = one.members.flatMap((member) => best.get(`${member} ${request}`) ?? [])
      if (edges.length === 0 || edges.length < one.members.length || seats < edges.length) return []
      const own = edges.flatMap((at) => problem.edges[at] ?? [])
      const posting: Posting = {
        team,
        request,
        edges,
        value: own.reduce((sum, edge) => sum + edge.value, 0),
        start: Math.min(...own.map(({ start }) => start)),
        end: Math.max(...own.map(({ end }) => end)),
        hours: Math.max(...own.map(({ hours }) => hours)),
      }
      return posting.hours <= hoursOf(problem.volunteers, one) ? [posting] : []
    }),
  )
}

const bestEdges = ({ edges }: PlanProblem): Map<string, number> => {
  const best = new Map<string, number>()
  edges.forEach(({ volunteer, request, value }, at) => {
    const pair = `${volunteer} ${request}`
    if (value > (edges[best.get(pair) ?? -1]?.value ?? 0)) best.set(pair, at)
  })
  return best
}

/** Whether two postings of a team exclude each other. */
export const clash = (a: Posting, b: Posting): boolean =>
  a.team === b.team && a !== b && (a.request === b.request || (a.start < b.end && b.start < a.end))

/** Seats that teams take at a request. */
export const seatsTaken = (placed: readonly Posting[], request: number): number =>
  placed.reduce((sum, one) => sum + (one.request === request ? one.edges.length : 0), 0)

/** Whether teams keep to their time, to what every member can give, and to the seats there are. */
export const canStand = (
  { requests, volunteers }: PlanProblem,
  teams: readonly Team[],
  placed: readonly Posting[],
): boolean =>
  placed.every(
    (one) =>
      seatsTaken(placed, one.request) <= (requests[one.request]?.seats ?? 0) &&
      !placed.some((other) => clash(one, other)),
  ) &&
  teams.every(
    (one, team) =>
      placed.reduce((sum, { team: at, hours }) => sum + (at === team ? hours : 0), 0) <= hoursOf(volunteers, one),
  )

/** The teams by themselves, each like one volunteer; the edges are the postings, in order. */
export const teamProblem = (
  { volunteers, requests }: PlanProblem,
  teams: readonly Team[],
  postings: readonly Posting[],
): PlanProblem => ({
  volunteers: teams.map((team) => ({ id: team.id, hours: Math.min(hoursOf(volunteers, team), 168) })),
  requests: requests.map(({ id }) => ({ id, seats: 1 })),
  edges: postings.map(({ team, request, value, start, end, hours }) => ({
    volunteer: team,
    request,
    value,
    start,
    end,
    hours,
  })),
})
