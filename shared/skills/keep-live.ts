import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { type Instant, toMilliseconds } from '#shared/time/instant.ts'
import { goLive, liveSkills } from './live.ts'
import { liveFrom, skillChanges, skillsVersions } from './skill-change.ts'

const minute = 60_000

let held: { table: Table; at: number; reading: Promise<void> } | undefined

const bringUpToDate = async (table: Table, isOther: boolean): Promise<void> => {
  const head = await skillsVersions.get(table, keys.skillsVersion())
  const version = head?.version ?? 0
  if (!isOther && version === liveSkills().version) return
  const changes = version === 0 ? [] : await skillChanges.all(table, { partition: keys.skillsVersion().pk })
  goLive(liveFrom(version, changes))
}

/**
 * Brings the skills of this process up to date, at most once a minute: one small read, and the changes only where the version
 * moved. The first call is waited for; later ones go on with what is known should the read fail.
 */
export const keepLive = async (table: Table, now: Instant): Promise<void> => {
  const at = toMilliseconds(now)
  const isOther = held?.table !== table
  if (!isOther && held !== undefined && at >= held.at && at < held.at + minute) return held.reading
  const before = held
  const reading = bringUpToDate(table, isOther).catch((failure: unknown) => {
    held = before && !isOther ? { ...before, at } : undefined
    if (isOther) throw failure
  })
  held = { table, at, reading }
  return reading
}

/** The same at once: whoever changed the skills sees it, in this process. */
export const goLiveNow = (table: Table): Promise<void> => bringUpToDate(table, false)
