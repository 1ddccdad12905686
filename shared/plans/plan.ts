import * as z from 'zod'
import { Text } from '#shared/kernel/text.ts'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { addDays, epochSeconds, Instant } from '#shared/time/instant.ts'
import { PackedBoard } from './packed-board.ts'

export type { PlannedPosition, Proposal } from './packed-board.ts'

/**
 * What became of a proposal when the plan was published: asked; waits for the end of the quiet hours; no rule lets them any
 * more; others were asked already or the seats went; the need is over; they answered already; or its turn is still to come.
 */
export const Became = z.enum(['sent', 'waits', 'unfit', 'enough', 'over', 'answered', 'later'])
export type Became = z.infer<typeof Became>

export const Outcome = z.object({
  requestId: z.string(),
  shiftId: z.string(),
  positionId: z.string(),
  volunteerId: z.string(),
  became: Became,
  /** When it may be tried again, for what waits. */
  until: Instant.optional(),
  /** Why not, for whom a rule keeps out. */
  reason: Text.optional(),
})
export type Outcome = z.infer<typeof Outcome>

/** The fewest people who bring all the skills of one visit. */
export const Visit = z.object({
  requestId: z.string(),
  shiftId: z.string(),
  /** Skills that are missing there. */
  needs: z.number().int(),
  /** Of these, how many nobody has. */
  lacking: z.number().int(),
  volunteerIds: z.array(z.string()),
})
export type Visit = z.infer<typeof Visit>

/**
 * The plan of one scope: who would best be asked for which open seat when all of them are looked at together. It binds
 * nobody: only offers do, and they are made of it by publishing or by the ordinary waves.
 */
export const Plan = z.object({
  scope: z.string(),
  at: Instant,
  until: Instant,
  board: PackedBoard,
  value: z.number(),
  /** Proven: no plan on these pairs is worth more. */
  upperBound: z.number(),
  pairs: z.number().int(),
  people: z.number().int(),
  /** Open positions left out, where there are more than one plan takes. */
  beyond: z.number().int(),
  stats: z.object({ rounds: z.number(), looks: z.number(), stopped: z.boolean() }),
  /** Organizations that were planned whole. */
  teams: z.array(z.string()),
  visits: z.array(Visit).max(200).default([]),
  publishedAt: Instant.optional(),
  /** Of the last publishing, but for those who were asked. */
  outcomes: z.array(Outcome),
})
export type Plan = z.infer<typeof Plan>

const keptDays = 30

export const plans = entity('Plan', Plan, (plan) => ({
  ...keys.plan(plan.scope),
  expires: epochSeconds(addDays(plan.at, keptDays)),
}))

/** The plan as it is now, for a change of it. */
export const planOf = (table: Table, scope: string): Promise<Loaded<Plan> | undefined> =>
  plans.get(table, keys.plan(scope))

/** How far below the best possible a plan is at most: 0 is the very best. */
export const gapOf = ({ value, upperBound }: Pick<Plan, 'value' | 'upperBound'>): number =>
  upperBound <= 0 ? 0 : Math.max(0, 1 - value / upperBound)
