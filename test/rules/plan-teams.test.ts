import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { postingsOf, type Team } from '#shared/matching/plan/postings.ts'
import type { PlanProblem } from '#shared/matching/plan/problem.ts'
import { planWithTeams } from '#shared/matching/plan/teams.ts'
import { bruteForce, faultsOf, problems } from '#test/support/plans.ts'

/** People with ten hours each, requests, and pairs as [volunteer, request, value, start in hours]: two hours each. */
const problem = (
  people: number,
  seats: readonly [seats: number, least?: number][],
  pairs: readonly number[][],
): PlanProblem => ({
  volunteers: Array.from({ length: people }, (_, n) => ({ id: `v${n}`, hours: 10 })),
  requests: seats.map(([count, minSeats = 0], n) => ({ id: `r${n}`, seats: count, minSeats })),
  edges: pairs.map(([volunteer = 0, request = 0, value = 1, start = 8]) => ({
    volunteer,
    request,
    value,
    start: start * 60,
    end: start * 60 + 120,
    hours: 2,
  })),
})

const pair: Team = { id: 'pair', members: [0, 1] }

/** The best of all ways to place teams, those who serve alone planned by trying everything. */
const bestOf = (whole: PlanProblem, teams: readonly Team[]): number => {
  const members = new Set(teams.flatMap((team) => team.members))
  const postings = postingsOf(whole, teams)
  let best = 0
  for (let chosen = 0; chosen < 2 ** postings.length; chosen += 1) {
    const placed = postings.filter((_, n) => (chosen & (2 ** n)) > 0)
    const taken = whole.requests.map((_, r) =>
      placed.reduce((sum, one) => sum + (one.request === r ? one.edges.length : 0), 0),
    )
    const clashes = placed.some((a, n) =>
      placed
        .slice(n + 1)
        .some((b) => a.team === b.team && (a.request === b.request || (a.start < b.end && b.start < a.end))),
    )
    const tooLong = teams.some(({ members: own }, team) =>
      own.some(
        (member) =>
          placed.reduce((sum, one) => sum + (one.team === team ? one.hours : 0), 0) > whole.volunteers[member]!.hours,
      ),
    )
    if (clashes || tooLong || taken.some((count, r) => count > whole.requests[r]!.seats)) continue
    const alone = {
      ...whole,
      edges: whole.edges.filter(({ volunteer }) => !members.has(volunteer)),
      requests: whole.requests.map(({ id, seats }, r) => ({ id, seats: seats - taken[r]! })),
    }
    best = Math.max(best, placed.reduce((sum, one) => sum + one.value, 0) + bruteForce(alone))
  }
  return best
}

describe('a team', () => {
  it('serves where there is a seat for every member, and not where one seat is missing', () => {
    // The first request would be worth more, but has one seat only.
    const pairs = [
      [0, 0, 5],
      [1, 0, 5],
      [0, 1, 2],
      [1, 1, 2],
    ]
    const found = planWithTeams(problem(2, [[1], [2]], pairs), [pair])
    expect(found.teams).toEqual([{ team: 0, request: 1 }])
    expect(found.value).toBe(4)
  })

  it('leaves its seats to others who are worth more together', () => {
    // The two seats are worth 4 to the team, and 6 to two people who come alone.
    const pairs = [
      [0, 0, 2],
      [1, 0, 2],
      [2, 0, 3],
      [3, 0, 3],
    ]
    const found = planWithTeams(problem(4, [[2]], pairs), [pair])
    expect(found.teams).toEqual([])
    expect(found.edges).toEqual([2, 3])
  })

  it('makes up a head-count together with people who come alone, and serves twice when its time allows', () => {
    // Three are needed at eight: the team and one more. At eleven the team is free again.
    const pairs = [
      [0, 0, 1, 8],
      [1, 0, 1, 8],
      [2, 0, 1, 8],
      [0, 1, 1, 11],
      [1, 1, 1, 11],
    ]
    const found = planWithTeams(problem(3, [[3, 3], [2]], pairs), [pair])
    expect(found.teams).toHaveLength(2)
    expect(found.edges).toEqual([0, 1, 2, 3, 4])
  })

  it('that is locked somewhere stays there, though another place would be worth more', () => {
    const pairs = [
      [0, 0, 1],
      [1, 0, 1],
      [0, 1, 3],
      [1, 1, 3],
    ]
    const whole = problem(2, [[2], [2]], pairs)
    expect(planWithTeams(whole, [pair]).teams).toEqual([{ team: 0, request: 1 }])
    expect(planWithTeams(whole, [pair], { locked: [0, 1] }).teams).toEqual([{ team: 0, request: 0 }])
  })
})

describe('a plan with teams', () => {
  it('has one limit of time for all its tries, and says when it was reached', () => {
    const pairs = Array.from({ length: 12 }, (_, n) => [n % 4, n % 3, 1 + n / 10, 8 + 3 * (n % 2)])
    const whole = problem(4, [[2], [2], [3]], pairs)
    let calls = 0
    const hasty = planWithTeams(whole, [pair], { safety: { now: () => (calls += 1), ms: 4 } })
    expect(hasty.stats.stopped).toBe(true)
    expect(faultsOf(whole, hasty)).toEqual([])
    expect(planWithTeams(whole, [pair]).stats.stopped).toBe(false)
  })

  const teams: Team[] = [pair, { id: 'other', members: [2, 3] }]

  it('keeps every rule, never splits a team, and its bound is never below the best there is', () => {
    let short = 0
    fc.assert(
      fc.property(problems({ volunteers: 5, requests: 3, edges: 14 }), (drawn) => {
        const whole = { ...drawn, requests: drawn.requests.map(({ id, seats }) => ({ id, seats })) }
        const own = teams.filter(({ members }) => members.every((member) => member < whole.volunteers.length))
        const found = planWithTeams(whole, own)
        expect(faultsOf(whole, found)).toEqual([])
        for (const { members } of own) {
          const at = (member: number) =>
            found.edges
              .filter((edge) => whole.edges[edge]!.volunteer === member)
              .map((edge) => whole.edges[edge]!.request)
              .sort()
          for (const member of members) expect(at(member)).toEqual(at(members[0]!))
        }
        const best = bestOf(whole, own)
        expect(found.upperBound).toBeGreaterThan(best - 1e-6)
        expect(found.value).toBeGreaterThan(0.8 * best - 1e-6)
        if (found.value < best - 1e-6) short += 1
      }),
      { numRuns: 400, seed: 7 },
    )
    expect(short).toBeLessThan(8)
  })
})
