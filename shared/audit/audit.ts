import * as z from 'zod'
import { namesOf } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { derivedId, newId } from '#shared/kernel/id.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, lists, owners } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays, addHours, epochSeconds, Instant, startOfHour } from '#shared/time/instant.ts'

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
  /** What is left of a note that went with the data of a person: the seal covers this and never the words. */
  noteHash: z.string().optional(),
  /** Whose data was shown, where one look showed several people: ids of volunteers or persons. */
  people: z.array(z.string()).optional(),
  /** The route the act came by, and a short name of the session; absent for what follows by itself. */
  route: z.string().optional(),
  session: z.string().optional(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** The day (UTC) under which the entries of 24 hours are found. */
export const auditDay = (at: Instant): string => at.slice(0, 10)

/** Entries outlive the seals they stand in by a day: one that came late stands in the seal of a later hour. */
const entryDays = keptDays.audit + 1

/** Nobody asks what "the system" did: that would be one endless list. */
const hasName = (by: string): boolean => by !== 'system' && by !== 'nobody'

export const auditEntries = entity('Audit', AuditEntry, (entry) => ({
  ...keys.audit(entry.about, entry.at, entry.id),
  ...lists.audit(auditDay(entry.at), entry.at, entry.id),
  ...(hasName(entry.by) ? owners.actsOf(entry.by, entry.at, entry.id) : {}),
  // All entries of one hour go together.
  expires: epochSeconds(addDays(addHours(startOfHour(entry.at), 1), entryDays)),
}))

/** The change that keeps an act, written in the transaction of the act. */
export const audited = (context: Context, about: string, act: string, note?: string): Change =>
  auditEntries.put({
    id: newId('due', context.random),
    about,
    at: context.clock(),
    ...namesOf(context.actor),
    ...context.via,
    act,
    ...(note === undefined ? {} : { note }),
  })

/**
 * The change that keeps a look at somebody else's data: once an hour for each reader and session, however often they reload.
 * `people` names those who were shown where they were several, so that a page of a list is one small write.
 */
export const looked = (
  context: Context,
  about: string,
  act: string,
  more: { note?: string; people?: readonly string[] } = {},
): Change => {
  const names = namesOf(context.actor)
  const { note = '', people = [] } = more
  const at = startOfHour(context.clock())
  const cause = [...Object.values(names), ...Object.values(context.via ?? {}), ...people]
  return auditEntries.put({
    id: derivedId('due', act, about, note, ...cause, at),
    about,
    at,
    ...names,
    ...context.via,
    act,
    note,
    ...(people.length === 0 ? {} : { people: [...people] }),
  })
}
