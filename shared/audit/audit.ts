import * as z from 'zod'
import { namesOf } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { derivedId, newId } from '#shared/kernel/id.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays, epochSeconds, Instant, toInstant, toMilliseconds } from '#shared/time/instant.ts'

/** Who did what to which thing, when. Append-only; `about` is a request, person or organization id. */
export const AuditEntry = z.object({
  id: z.string(),
  about: z.string(),
  at: Instant,
  by: z.string(),
  /** Whom `by` acted for, at a counter or by phone. */
  for: z.string().optional(),
  act: z.string(),
  note: z.string().optional(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const auditEntries = entity('Audit', AuditEntry, (entry) => ({
  ...keys.audit(entry.about, entry.at, entry.id),
  expires: epochSeconds(addDays(entry.at, keptDays.audit)),
}))

/** The change that keeps an act, written in the transaction of the act. */
export const audited = (context: Context, about: string, act: string, note?: string): Change =>
  auditEntries.put({
    id: newId('due', context.random),
    about,
    at: context.clock(),
    ...namesOf(context.actor),
    act,
    ...(note === undefined ? {} : { note }),
  })

const hour = 3_600_000

/** The change that keeps a look at somebody else's data: once an hour for each reader, however often they reload. */
export const looked = (context: Context, about: string, act: string, note = ''): Change => {
  const names = namesOf(context.actor)
  const at = toInstant(Math.floor(toMilliseconds(context.clock()) / hour) * hour)
  return auditEntries.put({
    id: derivedId('due', act, about, note, ...Object.values(names), at),
    about,
    at,
    ...names,
    act,
    note,
  })
}
