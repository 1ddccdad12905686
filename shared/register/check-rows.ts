import type { LocalDate } from '#shared/time/shanghai.ts'
import { Column, type Columns } from './columns.ts'
import type { Fault, FaultRule } from './faults.ts'
import { type CellValues, readCell } from './read-cells.ts'

/** A row that says whom it is about and what the register says of them. */
export type GoodRow = { row: number } & Pick<CellValues, 'number' | 'standing'> &
  Partial<Omit<CellValues, 'number' | 'standing'>>

export interface CheckedRows {
  good: GoodRow[]
  faults: Fault[]
  /** Rows with nothing in them, and rows that say again what one above says. */
  blank: number
  repeated: number
}

export const typedIn = (cells: readonly string[], columns: Columns, column: Column): string => {
  const at = columns[column]
  return at === undefined ? '' : (cells[at] ?? '')
}

/**
 * Pure: the rows of a file by their own light: every cell read by the rule of its column, and no person, phone or number
 * in two rows that contradict each other. A row that only says the same again is passed over.
 */
export const checkRows = (of: {
  rows: readonly (readonly string[])[]
  firstRow: number
  columns: Columns
  asOf: LocalDate
}): CheckedRows => {
  const faults: Fault[] = []
  const read: GoodRow[] = []
  let blank = 0
  for (const [index, cells] of of.rows.entries()) {
    const row = of.firstRow + index
    if (Column.options.every((column) => typedIn(cells, of.columns, column) === '')) blank += 1
    else {
      const one = readRow(cells, row, of)
      if ('faults' in one) faults.push(...one.faults)
      else read.push(one.good)
    }
  }
  const once = withoutRepeated(read)
  const clashing = clashes(once)
  return {
    good: once.filter(({ row }) => clashing.every((fault) => fault.row !== row)),
    faults: [...faults, ...clashing].sort((a, b) => a.row - b.row),
    blank,
    repeated: read.length - once.length,
  }
}

const readRow = (
  cells: readonly string[],
  row: number,
  { columns, asOf }: { columns: Columns; asOf: LocalDate },
): { good: GoodRow } | { faults: Fault[] } => {
  const faults: Fault[] = []
  const note = (column: Column, rule: FaultRule): void => {
    faults.push({ row, column, rule, typed: typedIn(cells, columns, column) })
  }
  const valueIn = <C extends Column>(column: C): CellValues[C] | undefined => {
    const read = readCell[column](typedIn(cells, columns, column), asOf)
    if ('value' in read) return read.value
    note(column, read.fault)
    return undefined
  }
  const [name, phone, idNumber, enrolledOn] = [
    valueIn('name'),
    valueIn('phone'),
    valueIn('idNumber'),
    valueIn('enrolledOn'),
  ]
  const [number, standing] = [valueIn('number'), valueIn('standing')]
  if (phone === undefined && idNumber === undefined && !faults.some(({ column }) => isWho(column)))
    note('phone', 'whoMissing')
  if (faults.length > 0 || number === undefined || standing === undefined) return { faults }
  return {
    good: {
      row,
      number,
      standing,
      ...(name === undefined ? {} : { name }),
      ...(phone === undefined ? {} : { phone }),
      ...(idNumber === undefined ? {} : { idNumber }),
      ...(enrolledOn === undefined ? {} : { enrolledOn }),
    },
  }
}

const isWho = (column: Column): boolean => column === 'phone' || column === 'idNumber'

const withoutRepeated = (rows: readonly GoodRow[]): GoodRow[] =>
  [...new Map(rows.toReversed().map(({ row, ...says }) => [JSON.stringify(says), { row, ...says }])).values()].sort(
    (a, b) => a.row - b.row,
  )

const unique = [
  ['phone', 'phoneTwice'],
  ['idNumber', 'idTwice'],
  ['number', 'numberTwice'],
] as const satisfies readonly (readonly [Column, FaultRule])[]

/** Of rows that clash none is done: which of them is right, a person has to say. */
const clashes = (rows: readonly GoodRow[]): Fault[] =>
  unique.flatMap(([column, rule]) => {
    const held = new Map<string, GoodRow[]>()
    for (const one of rows) {
      const value = one[column]
      if (value !== undefined) held.set(value, [...(held.get(value) ?? []), one])
    }
    return [...held].flatMap(([typed, some]) =>
      some.length < 2 ? [] : some.map(({ row }): Fault => ({ row, column, rule, typed })),
    )
  })
