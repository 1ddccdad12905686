import type { Team } from '#shared/matching/plan/postings.ts'
import type { PlanProblem } from '#shared/matching/plan/problem.ts'
import type { Organization } from '#shared/organizations/organization.ts'
import { organizationsUnder } from '#shared/organizations/organizations-under.ts'
import { owners } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import type { PlanScope } from './scope.ts'

/** An organization small enough to come as one, and the people who act for it first of all. */
export interface WholeTeam {
  organization: Pick<Organization, 'id' | 'name'>
  members: string[]
}

/** More people than this are no team but a society. */
const mostMembers = 12
const atOnce = 20

/**
 * The organizations below that of a campaign which may be planned whole (Art. 10): no association, two to twelve active
 * people. Those chosen, where some are named; nobody is in two of them.
 */
export const wholeTeams = async (
  table: Table,
  { reach, kind }: PlanScope,
  chosen?: readonly string[],
): Promise<WholeTeam[]> => {
  if (kind !== 'campaign' || chosen?.length === 0) return []
  const tree = await organizationsUnder(table, reach.at(-1) ?? '')
  const groups = tree.filter(
    ({ id, kind: is, state }) => is !== 'association' && state === 'active' && (chosen?.includes(id) ?? true),
  )
  const found: WholeTeam[] = []
  for (let at = 0; at < groups.length; at += atOnce) {
    const lists = await Promise.all(
      groups.slice(at, at + atOnce).map(({ id }) =>
        volunteers.list(table, {
          index: 'owner',
          partition: owners.volunteersOf(id, '').ownerPk ?? '',
          limit: mostMembers + 1,
        }),
      ),
    )
    lists.forEach(({ items }, n) => {
      const organization = groups[at + n]
      const members = items.filter(({ state }) => state === 'active').map(({ id }) => id)
      if (organization && members.length >= 2 && items.length <= mostMembers) found.push({ organization, members })
    })
  }
  return found
}

/**
 * Pure: the teams of a problem, one for each week: the planner's volunteers are people by the week. A member who fits
 * nowhere in a week keeps the whole team away in it; they are added without hours.
 */
export const teamsOf = (problem: PlanProblem, teams: readonly WholeTeam[]): { problem: PlanProblem; teams: Team[] } => {
  const added = [...problem.volunteers]
  const places = new Map(added.map(({ id }, at) => [id, at]))
  const weeks = [...new Set(added.map(({ id }) => id.split(' ')[1] ?? ''))]
  const placeOf = (id: string): number => {
    const known = places.get(id)
    if (known !== undefined) return known
    added.push({ id, hours: 0 })
    places.set(id, added.length - 1)
    return added.length - 1
  }
  const made = weeks.flatMap((week) =>
    teams
      .filter(({ members }) => members.some((id) => places.has(`${id} ${week}`)))
      .map(
        ({ organization, members }): Team => ({
          id: organization.id,
          members: members.map((id) => placeOf(`${id} ${week}`)),
        }),
      ),
  )
  return { problem: { ...problem, volunteers: added }, teams: made }
}
