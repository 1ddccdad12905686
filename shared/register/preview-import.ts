import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { type CheckedRows, checkRows, type GoodRow, typedIn } from './check-rows.ts'
import { Column } from './columns.ts'
import { decideRow } from './decide-row.ts'
import type { Fault } from './faults.ts'
import { nothingDone, type RegisterImport, type Shown, shownAs, type Tallied } from './import.ts'
import { headsOf, rowsOf } from './import-rows.ts'
import { lookUp } from './look-up.ts'
import { permittedImport } from './own-import.ts'

/** What a list would do as things stand: nothing of it is written. */
export interface Preview {
  import: Loaded<RegisterImport>
  heads: readonly string[]
  /** What the first rows would do, in their own words. */
  first: readonly { row: number; name: string; phone: string; number: string; does: Shown }[]
  counts: Tallied
  blank: number
  repeated: number
  faults: readonly Fault[]
}

const shownRows = 20

/** A list that waits for its confirmation, with what every row would do. Refuses one whose day is over. */
export const previewImport = async (context: Context, input: { importId: string }): Promise<Preview> => {
  const of = await permittedImport(context, input.importId)
  const rows = await rowsOf(context, of)
  const checked = checkRows({ ...of, rows })
  const decided = await decisions(context, of, checked.good)
  const cellsOf = (row: number): readonly string[] => rows[row - of.firstRow] ?? []
  const faults = [
    ...checked.faults,
    ...decided.flatMap(({ row, decision }) =>
      decision.does === 'faulty'
        ? [
            {
              row,
              column: decision.column,
              rule: decision.rule,
              typed: typedIn(cellsOf(row), of.columns, decision.column),
            },
          ]
        : [],
    ),
  ].sort((a, b) => a.row - b.row)
  const doing = new Map<number, Shown>(decided.map(({ row, decision }) => [row, shownAs(decision.does)]))
  for (const { row } of faults) doing.set(row, 'faulty')
  const counts = { ...nothingDone }
  for (const does of doing.values()) counts[does] += 1
  return {
    import: of,
    heads: headsOf(context, of),
    first: [...doing]
      .sort(([a], [b]) => a - b)
      .slice(0, shownRows)
      .map(([row, does]) => ({ row, does, ...shownOf(cellsOf(row), of) })),
    counts,
    blank: checked.blank,
    repeated: checked.repeated,
    faults,
  }
}

const shownOf = (cells: readonly string[], { columns }: RegisterImport) => ({
  name: typedIn(cells, columns, 'name'),
  phone: typedIn(cells, columns, 'phone'),
  number: typedIn(cells, columns, 'number'),
})

/** Shown as if people were to be invited: whether they are is said when the list is confirmed. */
const decisions = async (context: Context, of: RegisterImport, good: readonly GoodRow[]) => {
  const known = await lookUp(context, good)
  const now = context.clock()
  return good.flatMap((row) => {
    const facts = known.get(row.row)
    return facts ? [{ row: row.row, decision: decideRow(row, facts, { ...of, invites: true }, now) }] : []
  })
}

/** The rows of a list by their own light, and which of them are passed over as repeated. */
export const checkedList = async (
  context: Context,
  of: RegisterImport,
): Promise<CheckedRows & { repeatedRows: number[] }> => {
  const rows = await rowsOf(context, of)
  const checked = checkRows({ ...of, rows })
  const stands = new Set([...checked.good, ...checked.faults].map(({ row }) => row))
  const repeatedRows = rows.flatMap((cells, at) => {
    const row = of.firstRow + at
    const isBlank = Column.options.every((column) => typedIn(cells, of.columns, column) === '')
    return isBlank || stands.has(row) ? [] : [row]
  })
  return { ...checked, repeatedRows }
}
