import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import type { Safety } from '#shared/matching/plan/effort.ts'
import { plan } from '#shared/matching/plan/plan.ts'
import type { Team } from '#shared/matching/plan/postings.ts'
import { planWithTeams } from '#shared/matching/plan/teams.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { boardOf, lockedEdges, withoutClashes } from './decide-plan.ts'
import { type Gathered, gather, type Wishes } from './gather.ts'
import { learntPrices, margins } from './learn-prices.ts'
import { pairKey, spotKey } from './packed-board.ts'
import { type Plan, planOf, plans } from './plan.ts'
import { type PlanScope, permittedScope } from './scope.ts'
import { visitsOf } from './visits.ts'
import { teamsOf, wholeTeams } from './whole-teams.ts'

/** Prices learnt in the transaction of the plan, at most; so many do not change within an hour. */
const mostLearnt = 90

export interface PlanInput {
  scope: string
  /** Where to stop on a slow machine. */
  safety?: Safety
  /** Of a campaign: organizations that come whole or not at all; as in the plan before where it is left out. */
  teams?: readonly string[]
  /** Nothing is kept where no seat is missing and none was before. */
  onlyIfNeeded?: true
}

/**
 * Plans all open positions of a district or campaign at once, from the prices of the plan before. What staff pinned stays,
 * what they took out stays out, as far as it still can be. Two at once give one plan: the later one finds the earlier done.
 * The plan binds nobody. A district's plan also teaches what skills are worth there.
 */
export function makePlan(context: Context, input: PlanInput & { onlyIfNeeded: true }): Promise<Loaded<Plan> | undefined>
export function makePlan(context: Context, input: PlanInput): Promise<Loaded<Plan>>
export async function makePlan(context: Context, input: PlanInput): Promise<Loaded<Plan> | undefined> {
  const scope = await permittedScope(context, 'plan.change', input.scope)
  const started = context.clock()
  let seen: number | undefined
  return deciding(async () => {
    const before = await planOf(context.table, scope.name)
    // Somebody else planned while this was under way, on facts as fresh as these.
    if (seen !== undefined && before && before.version !== seen && before.at >= started) return before
    seen = before?.version ?? 0
    const found = await planned(context, scope, before, input)
    if (input.onlyIfNeeded && !before && found.plan.board.positions.length === 0) return undefined
    const at = context.clock()
    const next: Plan = { ...found.plan, scope: scope.name, at, until: scope.until, outcomes: [] }
    const learnt = scope.kind === 'district' ? await learntPrices(context.table, scope.name, found.margins, at) : []
    await context.table.write([
      before ? plans.replace({ ...next, version: before.version }) : plans.create(next),
      ...learnt.slice(0, mostLearnt),
      ...(context.actor.kind === 'system' ? [] : [audited(context, scope.about, 'plan.make')]),
    ])
    return { ...next, version: (before?.version ?? 0) + 1 }
  })
}

const namesIn = (before: Plan | undefined, state: 'pinned' | 'excluded'): Set<string> =>
  new Set(before?.board.proposals.filter((one) => one.state === state).map(pairKey) ?? [])

/** The best plan of what is open now, in the form in which it is kept. */
const planned = async (
  { table, clock }: Pick<Context, 'table' | 'clock'>,
  scope: PlanScope,
  before: Plan | undefined,
  { safety, teams: chosen = before?.teams ?? [] }: PlanInput,
) => {
  const now = clock()
  const whole = await wholeTeams(table, scope, chosen)
  const wishes: Wishes = {
    pinned: namesIn(before, 'pinned'),
    excluded: namesIn(before, 'excluded'),
    everywhere: whole.flatMap(({ members }) => members),
  }
  const gathered = await gather(table, scope, wishes, now)
  const warm = warmPrices(before, gathered)
  const options = {
    ...(warm === undefined ? {} : { warm }),
    locked: lockedEdges(gathered, wishes.pinned),
    ...(safety === undefined ? {} : { safety }),
  }
  const united = teamsOf(gathered.problem, whole)
  const found =
    united.teams.length === 0 ? plan(gathered.problem, options) : planWithTeams(united.problem, united.teams, options)
  const edges = withoutClashes(gathered.pairs, found.edges)
  const value = edges.reduce((sum, at) => sum + (gathered.pairs[at]?.value ?? 0), 0)
  const { beyond, people, pairs } = gathered
  return {
    margins: margins(gathered, edges, found.prices),
    plan: {
      board: boardOf(
        { gathered, edges, prices: found.prices, pinned: wishes.pinned, teamOf: teamsByEdge(gathered, united.teams) },
        before,
        now,
      ),
      value: Math.round(value * 10_000) / 10_000,
      upperBound: Math.round(found.upperBound * 10_000) / 10_000,
      pairs: pairs.length,
      people,
      beyond,
      stats: found.stats,
      visits: visitsOf(gathered),
      teams: whole.map(({ organization }) => organization.id),
    },
  }
}

/** By edge the organization its person comes with. */
const teamsByEdge = ({ problem }: Gathered, teams: readonly Team[]): Map<number, string> => {
  const teamOf = new Map(teams.flatMap(({ id, members }) => members.map((member) => [member, id] as const)))
  return new Map(
    problem.edges.flatMap(({ volunteer }, at) => {
      const team = teamOf.get(volunteer)
      return team === undefined ? [] : [[at, team] as const]
    }),
  )
}

/** Prices of the plan before by position; nothing to start from where there was none. */
const warmPrices = (before: Plan | undefined, { positions, problem }: Gathered): number[] | undefined => {
  const prices = new Map(before?.board.positions.map((one) => [spotKey(one), one.price]) ?? [])
  if (prices.size === 0 || positions.length === 0) return undefined
  const known = problem.requests.filter(({ id }) => prices.has(id)).length
  return known * 2 < positions.length ? undefined : problem.requests.map(({ id }) => prices.get(id) ?? 0)
}
