import * as z from 'zod'
import { keptDays } from '#shared/kernel/retention.ts'
import { Text } from '#shared/kernel/text.ts'
import { Done } from '#shared/messages/done-words.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours, epochSeconds, Instant } from '#shared/time/instant.ts'
import { delegationRule, Way } from './delegation.ts'
import { canBeUndone } from './what-was-done.ts'

/** One thing that staff did for somebody, written in the transaction of the act itself. */
export const DoneFor = z.object({
  id: z.string(),
  personId: z.string(),
  at: Instant,
  by: z.string(),
  who: Text,
  delegationId: z.string(),
  way: Way,
  proof: z.enum(['code', 'papers']),
  reach: z.array(z.string()),
  done: Done,
  requestId: z.string(),
  about: z.array(z.string()),
  /** Of the request; empty where it is about none. */
  title: z.string(),
  undoneAt: Instant.optional(),
  objectedAt: Instant.optional(),
})
export type DoneFor = z.infer<typeof DoneFor>

export const doneFor = entity('DoneFor', DoneFor, (one) => ({
  ...keys.doneFor(one.personId, one.at, one.id),
  expires: epochSeconds(addDays(one.at, keptDays.audit)),
}))

/** Pure: whether one click takes it back now. */
export const isUndoable = ({ done, at, undoneAt }: DoneFor, now: Instant): boolean =>
  canBeUndone(done) && undoneAt === undefined && now < addHours(at, delegationRule.undoHours)
