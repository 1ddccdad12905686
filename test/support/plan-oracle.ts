import type { PlanProblem } from '#shared/matching/plan/problem.ts'

// The problem as a mixed-integer program for a general solver; shares nothing with the planner.

const terms = (list: readonly string[]): string => list.join('\n + ')

/** Largest sets of one volunteer's edges that all overlap in one moment: one row each is as strong as all pairs. */
export const cliquesOf = (problem: PlanProblem, own: readonly number[]): number[][] => {
  const cliques: number[][] = []
  for (const at of own) {
    const moment = problem.edges[at]!.start
    const busy = own.filter((other) => problem.edges[other]!.start <= moment && moment < problem.edges[other]!.end)
    if (busy.length > 1 && !cliques.some((one) => busy.every((e) => one.includes(e)))) cliques.push(busy)
  }
  return cliques.filter((one, n) => !cliques.some((other, m) => m !== n && one.every((e) => other.includes(e))))
}

/** CPLEX LP text of the whole problem. */
export const programOf = (problem: PlanProblem): string => {
  const rows: string[] = []
  const byVolunteer = Map.groupBy(problem.edges.keys(), (at) => problem.edges[at]!.volunteer)
  const byRequest = Map.groupBy(problem.edges.keys(), (at) => problem.edges[at]!.request)
  const bundles: string[] = []
  for (const [r, own] of byRequest) {
    const { seats, minSeats = 0 } = problem.requests[r]!
    const sum = terms(own.map((at) => `x${at}`))
    if (minSeats > 1) {
      bundles.push(`y${r}`)
      rows.push(`${sum} - ${seats} y${r} <= 0`, `${sum} - ${minSeats} y${r} >= 0`)
    } else rows.push(`${sum} <= ${seats}`)
  }
  for (const [v, own] of byVolunteer) {
    for (const clique of cliquesOf(problem, own)) rows.push(`${terms(clique.map((at) => `x${at}`))} <= 1`)
    for (const pair of Map.groupBy(own, (at) => problem.edges[at]!.request).values())
      if (pair.length > 1) rows.push(`${terms(pair.map((at) => `x${at}`))} <= 1`)
    const { hours } = problem.volunteers[v]!
    const sum = own.reduce((total, at) => total + problem.edges[at]!.hours, 0)
    if (sum > hours) rows.push(`${terms(own.map((at) => `${problem.edges[at]!.hours} x${at}`))} <= ${hours}`)
  }
  const values = terms(problem.edges.map(({ value }, at) => `${value} x${at}`))
  const names = [...problem.edges.keys()].map((at) => `x${at}`)
  return `Maximize\n obj: ${values}\nSubject To\n${rows.map((row, n) => ` c${n}: ${row}`).join('\n')}\nBinary\n ${[...names, ...bundles].join('\n ')}\nEnd\n`
}
