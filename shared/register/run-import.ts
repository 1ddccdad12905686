import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { organizations } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { checkRows } from './check-rows.ts'
import { doRow, type NamedImport } from './do-row.ts'
import {
  type ImportOutcome,
  importOutcomes,
  importRule,
  outcomesBetween,
  type RegisterImport,
  registerImports,
  shownAs,
  type Tallied,
} from './import.ts'
import { partGone, partOf, unfitOf } from './import-rows.ts'

/**
 * Works off one part of a confirmed list and lets the next one fall due; after the last the list is done and its rows are
 * gone for good. Each row knows that it was done, so running again, at once or after a crash, does nothing twice.
 */
export const runImport = async (context: Context, input: { importId: string; part: number }): Promise<void> => {
  const { table } = context
  const of = await registerImports.get(table, keys.registerImport(input.importId))
  if (of?.state !== 'running' || of.next !== input.part) return
  const organization = await organizations.get(table, keys.organization(of.organizationId))
  const named: NamedImport = { ...of, organizationName: organization?.name.zh ?? '' }
  const firstRow = of.firstRow + (input.part - 1) * importRule.rowsPerPart
  const rows = await partOf(context, of, input.part)
  const beyond = Math.min(firstRow + importRule.rowsPerPart, of.firstRow + of.rows)
  if (rows) {
    const unfit = await unfitOf(context, of)
    const passed = new Set([...unfit.faults.map(({ row }) => row), ...unfit.repeated])
    const { good } = checkRows({ ...of, rows, firstRow })
    for (const row of good.filter(({ row: number }) => !passed.has(number))) await doRow(context, named, row)
    await finishPart(context, input, { firstRow, beyond }, faultyOf(of, unfit.faults, context.clock()))
  } else await finishPart(context, input, { firstRow, beyond }, allGone(of, firstRow, beyond, context.clock()))
}

const faultyOf = (
  { id }: RegisterImport,
  faults: readonly Pick<ImportOutcome, 'row' | 'column' | 'rule'>[],
  at: string,
): ImportOutcome[] => [
  // Of several faults in a row the first one stands for it.
  ...new Map(
    faults.toReversed().map((fault) => [fault.row, { ...fault, importId: id, at, did: 'faulty' as const }]),
  ).values(),
]

const allGone = ({ id }: RegisterImport, firstRow: number, beyond: number, at: string): ImportOutcome[] =>
  Array.from({ length: beyond - firstRow }, (_, n) => ({
    importId: id,
    row: firstRow + n,
    at,
    did: 'faulty' as const,
    column: 'number' as const,
    rule: 'gone',
  }))

const finishPart = (
  context: Context,
  { importId, part }: { importId: string; part: number },
  { firstRow, beyond }: { firstRow: number; beyond: number },
  faulty: readonly ImportOutcome[],
): Promise<void> =>
  deciding(async () => {
    const { table } = context
    const of = await registerImports.get(table, keys.registerImport(importId))
    if (of?.state !== 'running' || of.next !== part) return
    const { items: done } = await outcomesBetween(context, importId, { from: firstRow, to: beyond })
    const own = faulty.filter(({ row }) => row >= firstRow && row < beyond && done.every((one) => one.row !== row))
    const now = context.clock()
    const next = { ...of, tallied: talliedWith(of.tallied, [...done, ...own]), next: part + 1 }
    await table.write([
      ...own.map(importOutcomes.put),
      partGone(importId, part),
      ...(part < of.parts
        ? [
            registerImports.replace(next),
            fallsDue(
              { kind: 'importRows', requestId: '', about: `${importId}|${part + 1}`, at: now, cause: 'next' },
              now,
            ),
          ]
        : finished(next, now)),
    ])
  })

const finished = ({ key: _key, heads: _heads, ...rest }: Loaded<RegisterImport>, now: string): Change[] => [
  registerImports.replace({ ...rest, state: 'done', doneAt: now }),
  partGone(rest.id, 0),
]

/** Pure: the count with some rows more. */
const talliedWith = (before: Tallied, outcomes: readonly ImportOutcome[]): Tallied => {
  const tallied = { ...before }
  for (const { did } of outcomes) tallied[shownAs(did)] += 1
  return tallied
}
