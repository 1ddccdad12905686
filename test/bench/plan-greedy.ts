import type { PlanProblem } from '#shared/matching/plan/problem.ts'

/** What the best pairs, one after the other, are worth as long as they fit; minimum head-counts that are missed count nothing. */
export const greedy = ({ volunteers, requests, edges }: PlanProblem): number => {
  const hours = volunteers.map((one) => one.hours)
  const seats = requests.map((one) => one.seats)
  const taken = volunteers.map((): PlanProblem['edges'] => [])
  const worth = requests.map(() => 0)
  for (const edge of [...edges].sort((a, b) => b.value - a.value)) {
    const { volunteer, request } = edge
    const own = taken[volunteer] ?? []
    const fits = own.every((one) => one.request !== request && (one.end <= edge.start || edge.end <= one.start))
    if (!fits || (seats[request] ?? 0) <= 0 || (hours[volunteer] ?? 0) < edge.hours) continue
    own.push(edge)
    hours[volunteer] = (hours[volunteer] ?? 0) - edge.hours
    seats[request] = (seats[request] ?? 0) - 1
    worth[request] = (worth[request] ?? 0) + edge.value
  }
  return worth.reduce((sum, value, r) => {
    const filled = (requests[r]?.seats ?? 0) - (seats[r] ?? 0)
    return filled >= (requests[r]?.minSeats ?? 0) ? sum + value : sum
  }, 0)
}
