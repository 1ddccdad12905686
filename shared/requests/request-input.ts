import * as z from 'zod'
import { RequestFacts } from './service-request.ts'

/** What a requester hands in: the facts, and who may be asked. */
export const RequestInput = RequestFacts.extend({
  campaignId: z.string().optional(),
  directedTo: z.array(z.string()).max(5).default([]),
  emergency: z.boolean().default(false),
  signatureAsked: z.boolean().default(false),
})
export type RequestInput = z.infer<typeof RequestInput>
