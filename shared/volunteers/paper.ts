import * as z from 'zod'
import type { Text } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'
import { type Found, paperTypes } from './paper-rule.ts'

export const PaperAbout = z.enum(['skill', 'licence', 'training', 'title', 'employer'])
export type PaperAbout = z.infer<typeof PaperAbout>

/** A file that proves something, whoever it is of. Its own name is not kept: people write names of people there. */
export const ProvingFile = z.object({
  id: z.string(),
  addedAt: Instant,
  type: z.enum(paperTypes).optional(),
  /** Of the content that was checked: a file that was put in its place since is not opened. */
  tag: z.string().optional(),
  fileKept: z.boolean(),
})

/** Pure: what a scan found, noted with the file that waited for it. */
export const scanned = (found: Found | 'refused') =>
  found === 'refused'
    ? { state: 'refused' as const, fileKept: false }
    : { state: 'clean' as const, type: found.type, tag: found.tag }

/**
 * A file by which a volunteer proves something. `waiting` until the scan has looked at it; `seen` once staff have; the
 * file itself may be gone by then.
 */
export const Paper = ProvingFile.extend({
  volunteerId: z.string(),
  about: PaperAbout,
  state: z.enum(['waiting', 'clean', 'refused', 'seen']),
  seenAt: Instant.optional(),
})
export type Paper = z.infer<typeof Paper>
export const papers = entity('Paper', Paper, ({ volunteerId, id }) => keys.paper(volunteerId, id))

export const paperWord: Text = { zh: '证明材料', en: 'paper' }
