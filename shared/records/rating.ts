import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, Instant } from '#shared/time/instant.ts'

/** 评单: what one side says of a service. Opened to the other only when both have rated, or after two weeks. */
export const Rating = z.object({
  requestId: z.string(),
  placementId: z.string(),
  by: z.enum(['volunteer', 'requester']),
  personId: z.string(),
  stars: z.number().int().min(1).max(5),
  solved: z.enum(['yes', 'partly', 'no']).optional(),
  words: z.string().max(500),
  at: Instant,
  /** Skills of the position that the requester saw at work. */
  skills: z.array(z.string()).max(5),
  openedAt: Instant.optional(),
})
export type Rating = z.infer<typeof Rating>

export const ratings = entity('Rating', Rating, (rating) =>
  keys.rating(rating.requestId, rating.placementId, rating.by),
)

/** How long a single rating waits for the other. */
export const blindDays = 14

/** Pure: the ratings of one service that either side may read: both once both are there, a lone one after two weeks. */
export const visibleRatings = <R extends Rating>(of: readonly R[], now: Instant): R[] =>
  of.filter(({ openedAt, at }) => openedAt !== undefined || of.length > 1 || now >= addDays(at, blindDays))
