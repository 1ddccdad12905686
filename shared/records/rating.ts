import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'

/** 评单: what one side says of a service. Opened to the other only when both have rated, or after two weeks. */
export const Rating = z.object({
  requestId: z.string(),
  placementId: z.string(),
  by: z.enum(['volunteer', 'requester']),
  stars: z.number().int().min(1).max(5),
  solved: z.enum(['yes', 'partly', 'no']).optional(),
  words: z.string().max(500),
  at: Instant,
  skills: z.array(z.string()).max(5),
})
export type Rating = z.infer<typeof Rating>

export const ratings = entity('Rating', Rating, (rating) =>
  keys.rating(rating.requestId, rating.placementId, rating.by),
)
