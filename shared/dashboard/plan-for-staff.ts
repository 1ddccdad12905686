import { looked } from '#shared/audit/audit.ts'
import { may } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { groupedBy } from '#shared/kernel/grouped.ts'
import { pairKey, spotKey } from '#shared/plans/packed-board.ts'
import type { Outcome, Plan, PlannedPosition, Proposal, Visit } from '#shared/plans/plan.ts'
import { readPlan } from '#shared/plans/read-plan.ts'
import { type PlanScope, planWord } from '#shared/plans/scope.ts'
import { requests } from '#shared/requests/requests.ts'
import { findPosition } from '#shared/requests/service-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Instant } from '#shared/time/instant.ts'
import { type MaskedPerson, maskedPeople } from './request-for-staff.ts'

/** One line of a plan. */
export interface PlanLine {
  proposal: Proposal
  /** Nobody where the person left. */
  person: MaskedPerson | undefined
  /** What became of it at the last publishing, where it is not an invitation. */
  outcome: Outcome | undefined
}

/** Why seats stay empty in a plan: nobody fits; fewer fit than are needed at least, or than there are seats; others need them more. */
export type Left = 'nobody' | 'belowMinimum' | 'few' | 'contested'

/** One position of a plan, with its people and what is left of its seats. */
export interface PlanRow extends PlannedPosition {
  title: string
  name: string
  ends: Instant
  /** The need has changed since it was planned. */
  moved: boolean
  lines: PlanLine[]
  left: number
  why: Left | undefined
}

/** The fewest people for one visit, as staff see them. */
export interface PlanVisit extends Omit<Visit, 'volunteerIds'> {
  title: string
  starts: Instant
  people: MaskedPerson[]
}

export interface PlanForStaff {
  scope: PlanScope
  plan: Loaded<Plan> | undefined
  rows: PlanRow[]
  /** Visits for which few people bring all skills. */
  visits: PlanVisit[]
  mayChange: boolean
}

/** Pure: why so many seats of a position are left. */
export const whyLeft = (
  { pairs, seats, minimum }: Pick<PlannedPosition, 'pairs' | 'seats' | 'minimum'>,
  filled: number,
): Left | undefined => {
  if (filled >= seats) return undefined
  if (pairs === 0) return 'nobody'
  if (pairs < minimum) return 'belowMinimum'
  return pairs < seats ? 'few' : 'contested'
}

/**
 * A plan as staff read it, by day and shift: people under surname and pseudonym as everywhere. Showing surnames is kept in
 * the audit. Seats of needs that ended meanwhile are left out.
 */
export const planForStaff = async (context: Context, input: { scope: string }): Promise<PlanForStaff> => {
  const { scope, plan } = await readPlan(context, input)
  const mayChange = may(context.actor, 'plan.change', { what: planWord, reach: scope.reach })
  if (!plan) return { scope, plan, rows: [], visits: [], mayChange }
  const { positions, proposals } = plan.board
  const ids = [
    ...new Set([
      ...proposals.map(({ volunteerId }) => volunteerId),
      ...plan.visits.flatMap(({ volunteerIds }) => volunteerIds),
    ]),
  ]
  const [needs, people] = await Promise.all([
    requests.getMany(
      context.table,
      positions.map(({ requestId }) => keys.request(requestId)),
    ),
    maskedPeople(context, ids),
  ])
  if (ids.length > 0) await context.table.write([looked(context, scope.about, 'plan.read', { people: ids })])
  const needOf = new Map(needs.map((one) => [one.id, one]))
  const outcomeOf = new Map(plan.outcomes.map((one) => [pairKey(one), one]))
  const linesAt = groupedBy(proposals, spotKey)
  const now = context.clock()
  const rows = positions.flatMap((of): PlanRow[] => {
    const need = needOf.get(of.requestId)
    const spot = need && findPosition(need, of.shiftId, of.positionId)
    if (!need || !spot || spot.shift.starts <= now) return []
    const lines = (linesAt.get(spotKey(of)) ?? []).map((proposal) => ({
      proposal,
      person: people[proposal.volunteerId],
      outcome: outcomeOf.get(pairKey(proposal)),
    }))
    const filled = lines.filter(({ proposal: { state } }) => state !== 'excluded').length
    const asked = lines.filter(({ proposal: { state } }) => state === 'sent').length
    const why = whyLeft({ ...of, seats: of.seats - asked }, filled - asked)
    return [
      {
        ...of,
        title: need.title,
        name: spot.position.name,
        ends: spot.shift.ends,
        moved: need.factsVersion > of.factsVersion,
        lines,
        left: Math.max(0, of.seats - filled),
        why,
      },
    ]
  })
  const visits = plan.visits.flatMap(({ volunteerIds, ...visit }): PlanVisit[] => {
    const row = rows.find(({ requestId, shiftId }) => requestId === visit.requestId && shiftId === visit.shiftId)
    const known = volunteerIds.flatMap((id) => people[id] ?? [])
    return row && known.length > 0 ? [{ ...visit, title: row.title, starts: row.starts, people: known }] : []
  })
  return { scope, plan, rows, visits, mayChange }
}
