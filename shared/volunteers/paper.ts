import * as z from 'zod'
import type { Text } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'
import { paperTypes } from './paper-rule.ts'

export const PaperAbout = z.enum(['skill', 'licence', 'training', 'title', 'employer'])
export type PaperAbout = z.infer<typeof PaperAbout>

/**
 * A file by which a volunteer proves something. Its own name is not kept: people write names of people there. `waiting`
 * until the scan has looked at it; `seen` once staff have; the file itself may be gone by then.
 */
export const Paper = z.object({
  id: z.string(),
  volunteerId: z.string(),
  about: PaperAbout,
  state: z.enum(['waiting', 'clean', 'refused', 'seen']),
  addedAt: Instant,
  type: z.enum(paperTypes).optional(),
  seenAt: Instant.optional(),
  fileKept: z.boolean(),
})
export type Paper = z.infer<typeof Paper>
export const papers = entity('Paper', Paper, ({ volunteerId, id }) => keys.paper(volunteerId, id))

export const paperWord: Text = { zh: '证明材料', en: 'paper' }
