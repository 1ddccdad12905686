import type { PlanProblem } from './problem.ts'

/**
 * What is left to plan once some edges are taken: less hours, fewer seats, nothing that overlaps, no pair again. `open`
 * tells where each remaining edge stands in the problem's own list.
 */
export const remaining = (
  { volunteers, requests, edges }: PlanProblem,
  taken: readonly number[],
  among: Iterable<number> = edges.keys(),
): { problem: PlanProblem; open: number[] } => {
  const hours = volunteers.map((one) => one.hours)
  const seats = requests.map((one) => one.seats)
  const served = requests.map(() => 0)
  const busy = new Map<number, PlanProblem['edges']>()
  for (const at of taken) {
    const edge = edges[at]
    if (edge === undefined) continue
    const { volunteer, request } = edge
    hours[volunteer] = (hours[volunteer] ?? 0) - edge.hours
    seats[request] = (seats[request] ?? 0) - 1
    served[request] = (served[request] ?? 0) + 1
    busy.set(volunteer, [...(busy.get(volunteer) ?? []), edge])
  }
  const open = [...among].filter((at) => {
    const edge = edges[at]
    if (edge === undefined || edge.hours > (hours[edge.volunteer] ?? 0) || (seats[edge.request] ?? 0) <= 0) return false
    return (busy.get(edge.volunteer) ?? []).every(
      (one) => one.request !== edge.request && (one.end <= edge.start || edge.end <= one.start),
    )
  })
  return {
    problem: {
      volunteers: volunteers.map(({ id }, at) => ({ id, hours: Math.max(0, hours[at] ?? 0) })),
      requests: requests.map(({ id, minSeats = 0 }, at) => ({
        id,
        seats: Math.max(0, seats[at] ?? 0),
        minSeats: Math.max(0, minSeats - (served[at] ?? 0)),
      })),
      edges: open.flatMap((at) => edges[at] ?? []),
    },
    open,
  }
}
