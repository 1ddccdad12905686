import * as z from 'zod'
import type { Context } from '#shared/authority/context.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import type { Text } from '#shared/kernel/text.ts'
import type { Transitions } from '#shared/kernel/transitions.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { addDays, epochSeconds, Instant } from '#shared/time/instant.ts'
import { Column, Columns } from './columns.ts'

export const importRule = { rowsPerPart: 40, undoDays: 7, oldestDays: 730 } as const

export const ImportState = z.enum(['preview', 'running', 'done', 'undoing', 'undone', 'dropped'])
export type ImportState = z.infer<typeof ImportState>

export const importTransitions: Transitions<ImportState> = {
  preview: ['running', 'dropped'],
  running: ['done'],
  done: ['undoing'],
  undoing: ['undone'],
  undone: [],
  dropped: [],
}

export const importStateWords: Readonly<Record<ImportState, Text>> = {
  preview: { zh: '等您确认', en: 'to be confirmed' },
  running: { zh: '正在导入', en: 'under way' },
  done: { zh: '导入完了', en: 'done' },
  undoing: { zh: '正在撤销', en: 'being undone' },
  undone: { zh: '撤销了', en: 'undone' },
  dropped: { zh: '没有导入，名册已删', en: 'not imported, list deleted' },
}

/** What became of a row. */
export const Did = z.enum(['set', 'invited', 'told', 'same', 'declined', 'unknown', 'faulty'])
export type Did = z.infer<typeof Did>
/** What staff are told of it. Who has an account elsewhere is told of the list, and counts as invited like everybody else. */
export const Shown = Did.exclude(['told'])
export type Shown = z.infer<typeof Shown>
export const shownAs = (did: Did): Shown => (did === 'told' ? 'invited' : did)

export const Tallied = z.record(Shown, z.number().int())
export type Tallied = z.infer<typeof Tallied>
export const nothingDone: Tallied = { set: 0, invited: 0, same: 0, declined: 0, unknown: 0, faulty: 0 }

/**
 * One list of the outside register (Art. 7), from the upload to its end. Says how many rows, never who: the rows stand
 * apart, sealed under a key of this list alone, and without the key nobody reads them any more.
 */
export const RegisterImport = z.object({
  id: z.string(),
  organizationId: z.string(),
  by: z.string(),
  at: Instant,
  /** The day for which the register says so. */
  asOf: z.string(),
  state: ImportState,
  key: z.string().optional(),
  /** The line of headings, sealed. */
  heads: z.string().optional(),
  firstRow: z.number().int(),
  rows: z.number().int(),
  parts: z.number().int(),
  columns: Columns,
  /** Whether people who are not here are invited. */
  invites: z.boolean(),
  /** The part, or when undoing the row, that comes next. */
  next: z.number().int(),
  tallied: Tallied,
  confirmedAt: Instant.optional(),
  doneAt: Instant.optional(),
  undone: z.object({ at: Instant, by: z.string(), taken: z.number().int(), kept: z.number().int() }).optional(),
})
export type RegisterImport = z.infer<typeof RegisterImport>

export const registerImports = entity('RegisterImport', RegisterImport, (one) => ({
  ...keys.registerImport(one.id),
  ...owners.importsOf(one.organizationId, one.at, one.id),
  expires: epochSeconds(addDays(one.at, keptDays.importSummary)),
}))

export const importWord: Text = { zh: '名册导入', en: 'register import' }

/** Some rows of a list as they came, sealed; part 0 says which rows do not stand by themselves. Gone after a day. */
export const ImportRows = z.object({
  importId: z.string(),
  part: z.number().int(),
  at: Instant,
  sealed: z.string(),
})
export type ImportRows = z.infer<typeof ImportRows>
export const importRows = entity('ImportRows', ImportRows, ({ importId, part, at }) => ({
  ...keys.importRows(importId, part),
  expires: epochSeconds(addDays(at, keptDays.importRows)),
}))

/** Why something could not be taken back. */
export const Kept = z.enum(['changedSince', 'joinedSince', 'gone', 'numberTaken'])
export type Kept = z.infer<typeof Kept>

/** What was done for one row, written with the deed: what it was before is sealed under the person's own key. */
export const ImportOutcome = z.object({
  importId: z.string(),
  row: z.number().int(),
  at: Instant,
  did: Did,
  personId: z.string().optional(),
  before: z.string().optional(),
  /** A keyed hash of what was set, by which a later change is seen. */
  after: z.string().optional(),
  column: Column.optional(),
  rule: z.string().optional(),
  undoneAt: Instant.optional(),
  kept: Kept.optional(),
})
export type ImportOutcome = z.infer<typeof ImportOutcome>
export const importOutcomes = entity('ImportOutcome', ImportOutcome, ({ importId, row, at }) => ({
  ...keys.importOutcome(importId, row),
  expires: epochSeconds(addDays(at, keptDays.importOutcome)),
}))

/** What was done for the rows of a list, from one row up to and without another. */
export const outcomesBetween = (
  { table }: Pick<Context, 'table'>,
  importId: string,
  { from, to, limit }: { from: number; to?: number; limit?: number },
) =>
  importOutcomes.list(table, {
    partition: keys.importOutcome(importId, 0).pk,
    from: keys.importOutcome(importId, from).sk,
    to: to === undefined ? 'OUTCOME#~' : keys.importOutcome(importId, to).sk,
    ...(limit === undefined ? {} : { limit }),
  })
