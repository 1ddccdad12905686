import * as z from 'zod'
import type { Context } from '#shared/authority/context.ts'
import { wrongState } from '#shared/kernel/refusal.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays } from '#shared/time/instant.ts'
import { Column } from './columns.ts'
import type { Fault } from './faults.ts'
import { type ImportRows, importRows, importRule, type RegisterImport } from './import.ts'

type Row = readonly string[]
const Cells = z.array(z.array(z.string()))
/** Rows that do not stand by themselves: those that break a rule, and those that say again what one above says. */
export interface Unfit {
  faults: { row: number; column: Column; rule: string }[]
  repeated: number[]
}
/** As it is put away: the rows of each rule together, so that five thousand bad ones still are one item. */
const Gathered = z.object({
  faults: z.array(z.object({ column: Column, rule: z.string(), rows: z.array(z.number()) })),
  repeated: z.array(z.number()),
})

const boundTo = (importId: string, part: number): string => `${importId}:${part}`

const ownKey = ({ key }: RegisterImport): string => {
  if (key === undefined) throw listGone()
  return key
}

const sealed = (context: Context, of: RegisterImport, part: number, content: unknown): ImportRows => ({
  importId: of.id,
  part,
  at: of.at,
  sealed: context.vault.under(ownKey(of), of.id).seal(JSON.stringify(content), boundTo(of.id, part)),
})

const opened = (context: Context, of: RegisterImport, held: ImportRows): unknown =>
  JSON.parse(context.vault.under(ownKey(of), of.id).open(held.sealed, boundTo(of.id, held.part)))

/** The changes that put the rows of a list away, part by part. */
export const rowsPutAway = (context: Context, of: RegisterImport, rows: readonly Row[]): Change[] =>
  Array.from({ length: of.parts }, (_, at) =>
    importRows.put(
      sealed(context, of, at + 1, rows.slice(at * importRule.rowsPerPart, (at + 1) * importRule.rowsPerPart)),
    ),
  )

export const headsSealed = (context: Context, of: RegisterImport, heads: Row): string =>
  context.vault.under(ownKey(of), of.id).seal(JSON.stringify(heads), boundTo(of.id, -1))

export const headsOf = (context: Context, of: RegisterImport): string[] =>
  of.heads === undefined
    ? []
    : z.array(z.string()).parse(JSON.parse(context.vault.under(ownKey(of), of.id).open(of.heads, boundTo(of.id, -1))))

/** Whether the rows of a list may still be read: the table may take a while to remove what has expired. */
const isOver = (context: Context, of: RegisterImport): boolean => context.clock() >= addDays(of.at, keptDays.importRows)

/** All rows of a list that waits. Refuses when its day is over. */
export const rowsOf = async (context: Context, of: RegisterImport): Promise<string[][]> => {
  if (isOver(context, of)) throw listGone()
  const parts = await importRows.all(context.table, { partition: keys.importRows(of.id, 0).pk, begins: 'ROWS#' })
  const raw = parts.filter(({ part }) => part > 0)
  if (raw.length < of.parts) throw listGone()
  return raw.sort((a, b) => a.part - b.part).flatMap((one) => Cells.parse(opened(context, of, one)))
}

/** The rows of one part, or nothing when they are gone. */
export const partOf = async (context: Context, of: RegisterImport, part: number): Promise<string[][] | undefined> => {
  const held = isOver(context, of) ? undefined : await importRows.get(context.table, keys.importRows(of.id, part))
  return held && Cells.parse(opened(context, of, held))
}

/** The change that keeps which rows do not stand by themselves, for the parts that are worked one by one. */
export const unfitKept = (
  context: Context,
  of: RegisterImport,
  { faults, repeated }: { faults: readonly Fault[]; repeated: readonly number[] },
): Change => importRows.put(sealed(context, of, 0, { faults: gathered(faults), repeated }))

const gathered = (faults: readonly Fault[]): z.infer<typeof Gathered>['faults'] => {
  const found = new Map<string, { column: Column; rule: string; rows: number[] }>()
  for (const { row, column, rule } of faults) {
    const before = found.get(`${column} ${rule}`)
    if (before) before.rows.push(row)
    else found.set(`${column} ${rule}`, { column, rule, rows: [row] })
  }
  return [...found.values()]
}

export const unfitOf = async (context: Context, of: RegisterImport): Promise<Unfit> => {
  const held = await importRows.get(context.table, keys.importRows(of.id, 0))
  if (!held) return { faults: [], repeated: [] }
  const { faults, repeated } = Gathered.parse(opened(context, of, held))
  return { faults: faults.flatMap(({ rows, ...fault }) => rows.map((row) => ({ ...fault, row }))), repeated }
}

/** The change after which the rows of a part are no more. */
export const partGone = (importId: string, part: number): Change => ({
  kind: 'remove',
  key: keys.importRows(importId, part),
})

const listGone = () =>
  wrongState('listGone', {
    zh: '名册只留一天，已经删了。请重新上传。',
    en: 'A list is kept for one day and is deleted now. Please send it again.',
  })
