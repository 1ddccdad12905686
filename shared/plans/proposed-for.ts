import type { Context } from '#shared/authority/context.ts'
import type { Proposals } from '#shared/offers/match-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addHours } from '#shared/time/instant.ts'
import { plans } from './plan.ts'

/** A plan older than this says nothing in the waves. */
const freshHours = 24

/** Whom the plan of the district has for a request's positions, for its ordinary waves: one read. */
export const proposedFor =
  ({ table, clock }: Pick<Context, 'table' | 'clock'>): Proposals =>
  async (request) => {
    const [plan] = await plans.getMany(table, [keys.plan((request.reach.at(-1) ?? '').slice(-6))])
    const proposed = new Map<string, Set<string>>()
    if (!plan || plan.at < addHours(clock(), -freshHours)) return proposed
    const asPlanned = new Set(
      plan.board.positions
        .filter((one) => one.requestId === request.id && one.factsVersion === request.factsVersion)
        .map(({ shiftId, positionId }) => `${shiftId}/${positionId}`),
    )
    for (const { requestId, shiftId, positionId, volunteerId, state } of plan.board.proposals) {
      const spot = `${shiftId}/${positionId}`
      if (requestId !== request.id || !asPlanned.has(spot) || (state !== 'proposed' && state !== 'pinned')) continue
      proposed.set(spot, (proposed.get(spot) ?? new Set()).add(volunteerId))
    }
    return proposed
  }
