import * as z from 'zod'
import { Place } from '#shared/places/place.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'

/** 服务对象: the body that asks. */
export const RequesterKind = z.enum([
  'community',
  'village',
  'school',
  'enterprise',
  'industrialPark',
  'venue',
  'publicBody',
  'association',
])
export type RequesterKind = z.infer<typeof RequesterKind>

export const Requester = z.object({
  id: z.string(),
  name: z.string().min(2).max(60),
  nameEn: z.string().max(120).optional(),
  kind: RequesterKind,
  /** Unified social credit code (GB 32100). */
  creditCode: z
    .string()
    .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
    .optional(),
  /** GB/T 4754 class, for the competitor check. */
  industry: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  place: Place,
  /** A body that has not been vouched for may write drafts; its requests cannot be opened. */
  state: z.enum(['unvouched', 'vouched', 'suspended']),
  /** Bodies it named as competitors, and people it does not want. */
  competitorIds: z.array(z.string()).max(50),
  excludedVolunteerIds: z.array(z.string()).max(200),
  createdAt: Instant,
  /** Since when a document of it is accepted; absent while none is. */
  provenAt: Instant.optional(),
})
export type Requester = z.infer<typeof Requester>

export const requesters = entity('Requester', Requester, (requester) => keys.requester(requester.id))
