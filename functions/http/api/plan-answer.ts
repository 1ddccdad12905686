import * as z from 'zod'
import { proposalStates } from '#shared/plans/packed-board.ts'
import { gapOf, Outcome, type Plan } from '#shared/plans/plan.ts'
import { Instant } from '#shared/time/instant.ts'

const count = z.number().int()

const Proposal = z.object({
  volunteerId: z.string(),
  value: z.number().meta({ description: 'What the pair counts for: points times chance of a yes, by priority.' }),
  fit: z.number(),
  probability: z.number(),
  state: z.enum(proposalStates),
})
const Position = z.object({
  requestId: z.string(),
  shiftId: z.string(),
  positionId: z.string(),
  factsVersion: count,
  starts: Instant,
  seats: count.meta({ description: 'Missing when it was planned: free seats less the yeses expected of open offers.' }),
  minimum: count,
  pairs: count.meta({ description: 'People who could be asked.' }),
  price: z.number().meta({ description: 'What one more seat here would add to the plan.' }),
  proposals: z.array(Proposal),
})

/** A plan, position by position. People appear by their id only. */
export const PlanAnswer = z.object({
  scope: z.string(),
  at: Instant,
  until: Instant,
  value: z.number(),
  upperBound: z.number(),
  gap: z.number().meta({ description: 'At most so far below the best possible, as a share; proven.' }),
  pairs: count,
  people: count,
  beyond: count.meta({ description: 'Open positions left out, where there are more than one plan takes.' }),
  publishedAt: Instant.optional(),
  positions: z.array(Position),
  outcomes: z.array(Outcome),
})

export const answerOf = (plan: Plan): z.input<typeof PlanAnswer> => ({
  ...plan,
  gap: gapOf(plan),
  positions: plan.board.positions.map((position) => ({
    ...position,
    proposals: plan.board.proposals.filter(
      ({ requestId, shiftId, positionId }) =>
        requestId === position.requestId && shiftId === position.shiftId && positionId === position.positionId,
    ),
  })),
})
