import type { Context } from '#shared/authority/context.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change, StoredItem } from '#shared/table/table.ts'
import { auditEntries } from './audit.ts'
import { noteHashOf } from './sealed-entry.ts'

/** Ids, figures and moments. Other words may be somebody's, in whatever script: a name reads the same as a code. */
const saysNothing = /^(?:(?:[a-z]{2,5}_\w+|[\d:.,|+TZ-]+)(?:\s+|$))*$/
/** Whose notes are never typed: which consent, which role. */
const neverTyped: ReadonlySet<unknown> = new Set(['person.consent', 'role.grant', 'role.revoke'])

/** The same item without its words; what the seal covers stays. */
const withoutNote = (context: Context, item: StoredItem): Change => {
  const { note, ...rest } = item
  const noteHash = noteHashOf(context.vault, String(item['id']), String(note))
  return { kind: 'replace', item: { ...rest, noteHash, version: item.version + 1 }, was: item.version }
}

const perWrite = 50

/**
 * Takes away what people wrote in the entries about somebody whose data is deleted. Who did what and when stays, under ids
 * that lead to nobody, and so does the chain: it covers a keyed hash of the words. May be done again.
 */
export const takeNotesAway = async (context: Context, about: string): Promise<void> => {
  const { table } = context
  const { pk: partition } = keys.audit(about, '', '')
  let cursor: string | undefined
  do {
    const page = await table.query({ partition, ...(cursor === undefined ? {} : { cursor }) })
    const written = page.items.filter(
      ({ entity, note, act }) =>
        entity === auditEntries.name && typeof note === 'string' && !saysNothing.test(note) && !neverTyped.has(act),
    )
    for (let at = 0; at < written.length; at += perWrite) {
      await table.write(written.slice(at, at + perWrite).map((item) => withoutNote(context, item)))
    }
    cursor = page.cursor
  } while (cursor !== undefined)
}
