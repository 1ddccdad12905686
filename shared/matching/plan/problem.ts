import * as z from 'zod'
import type { Stats } from './effort.ts'

const half = z.number().nonnegative().multipleOf(0.5)

/** A volunteer of a planning problem; `hours` is what they give in the span planned. */
export const PlanVolunteer = z.object({ id: z.string(), hours: half })
/** A position of one shift. Below `minSeats` it gets nobody at all; missing, 0 and 1 mean that any number will do. */
export const PlanRequest = z
  .object({
    id: z.string(),
    seats: z.number().int().nonnegative(),
    minSeats: z.number().int().nonnegative().optional(),
  })
  .refine(({ seats, minSeats }) => (minSeats ?? 0) <= Math.max(seats, 1), {
    path: ['minSeats'],
    error: 'more than seats',
  })
/** A feasible pair: positions in the lists, worth, the minutes it keeps the volunteer busy (way included), its hours. */
export const PlanEdge = z
  .object({
    volunteer: z.number().int().nonnegative(),
    request: z.number().int().nonnegative(),
    value: z.number().positive(),
    start: z.number().int(),
    end: z.number().int(),
    hours: half,
  })
  .refine(({ start, end }) => start < end, { path: ['end'], error: 'not after start' })

/** Volunteers, seats and the pairs between them: which pairs give the most together? Locked pairs are in every plan. */
export const PlanProblem = z
  .object({
    volunteers: z.array(PlanVolunteer),
    requests: z.array(PlanRequest),
    edges: z.array(PlanEdge),
  })
  .superRefine(({ volunteers, requests, edges }, context) => {
    edges.forEach(({ volunteer, request }, at) => {
      if (volunteer >= volunteers.length)
        context.addIssue({ code: 'custom', path: ['edges', at, 'volunteer'], message: 'there is no such volunteer' })
      if (request >= requests.length)
        context.addIssue({ code: 'custom', path: ['edges', at, 'request'], message: 'there is no such request' })
    })
  })
export type PlanProblem = z.infer<typeof PlanProblem>

/** What the planner found. Values are in the units of the problem; `upperBound` is proven: no plan is worth more. */
export interface Plan {
  /** Positions of the chosen edges in the problem's list, ascending. */
  edges: number[]
  value: number
  upperBound: number
  /** Price of one seat of each request: what the scarcest volunteer for it would earn elsewhere. */
  prices: number[]
  stats: Stats
}
