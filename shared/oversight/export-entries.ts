import { type AuditEntry, audited } from '#shared/audit/audit.ts'
import type { Context } from '#shared/authority/context.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { type EntryFilter, findEntries } from './find-entries.ts'

/** A file holds so many pages at most, and says so when there are more. */
const mostPages = 40

/** The entries of a lookup as one list. That they were taken along is kept, with what was asked for and how many there were. */
export const exportEntries = async (
  context: Context,
  { filter }: { filter: EntryFilter },
): Promise<{ entries: AuditEntry[]; cut: boolean }> => {
  const entries: AuditEntry[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const found = await findEntries(context, { filter, after })
    entries.push(...found.entries)
    after = found.after
    if (after === undefined) break
  }
  const { about, by, day = '', act = '' } = filter
  const note = [day, act, String(entries.length)].filter(Boolean).join(' ')
  await context.table.write([audited(context, about ?? by ?? cityId, 'audit.export', note)])
  return { entries, cut: after !== undefined }
}
