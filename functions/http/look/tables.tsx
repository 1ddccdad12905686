import type { Child } from 'hono/jsx'
import { Icon } from './icons.tsx'
import { T } from './view.tsx'

export interface Column<Row> {
  head: string
  cell: (row: Row, index: number) => Child
  /** Numbers stand right, words left. */
  number?: boolean | undefined
  /** The heading is only read out: for the column of buttons. */
  hiddenHead?: boolean | undefined
  /** Takes the room the others leave. */
  wide?: boolean | undefined
  /** Only where there is room: left out of the cards on phones. */
  roomy?: boolean | undefined
}

/** One row of a table; by itself where a single one is shown anew. */
export const TableRow = <Row,>(props: {
  columns: readonly Column<Row>[]
  row: Row
  index?: number | undefined
  id?: string | undefined
}) => (
  <tr id={props.id}>
    {props.columns.map((column, position) =>
      position === 0 ? (
        <th scope="row">{column.cell(props.row, props.index ?? 0)}</th>
      ) : (
        <td
          class={
            [column.number && 'r', column.hiddenHead && 'bare', column.roomy && 'max-md:hidden']
              .filter(Boolean)
              .join(' ') || undefined
          }
          data-h={column.head}
        >
          {column.cell(props.row, props.index ?? 0)}
        </td>
      ),
    )}
  </tr>
)

/** A real table whose first column heads the row; on phones each row is a card and the headings go to the cells. */
export const Table = <Row,>(props: {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** Names a row, where one of them is shown anew. */
  idOf?: ((row: Row) => string | undefined) | undefined
}) => (
  <table class="grid-table stack" aria-label={props.label}>
    <thead>
      <tr>
        {props.columns.map((column) => (
          <th scope="col" class={[column.number && 'r', column.wide && 'w-1/3'].filter(Boolean).join(' ') || undefined}>
            {column.hiddenHead ? <span class="sr-only">{column.head}</span> : column.head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {props.rows.map((row, index) => (
        <TableRow columns={props.columns} row={row} index={index} id={props.idOf?.(row)} />
      ))}
    </tbody>
  </table>
)

const depth = (value: number, most: number): number => Math.min(5, Math.max(1, Math.ceil((value / most) * 5)))

/** Counts by row and column; deeper is more, and each cell prints its number. Scrolls by itself where it must. */
export const HeatTable = (props: {
  label: string
  corner: string
  columns: readonly string[]
  rows: readonly { name: string; values: readonly number[] }[]
}) => {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const most = Math.max(1, ...props.rows.flatMap((row) => row.values))
  const totals = props.columns.map((_, column) => sum(props.rows.map((row) => row.values[column] ?? 0)))
  return (
    // A region that scrolls must be reachable by keyboard.
    <section class="overflow-x-auto px-2 md:px-3 pb-3" tabindex={0} aria-label={props.label}>
      <table class="grid-table heat-table">
        <thead>
          <tr>
            <th scope="col">{props.corner}</th>
            {props.columns.map((name) => (
              <th scope="col" class="!text-center !px-1">
                {name}
              </th>
            ))}
            <th scope="col" class="r">
              <T zh="合计" en="Total" />
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr>
              <th scope="row">{row.name}</th>
              {row.values.map((value) =>
                value > 0 ? (
                  <td class={`heat h${depth(value, most)}`}>{value}</td>
                ) : (
                  <td class="heat text-soft font-normal">
                    <span aria-hidden="true">·</span>
                    <span class="sr-only">0</span>
                  </td>
                ),
              )}
              <td class="r font-bold">{sum(row.values)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <T zh="合计" en="Total" />
            </th>
            {totals.map((total) => (
              <td class="text-center font-bold">{total}</td>
            ))}
            <td class="r font-bold">{sum(totals)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

/** Passed or not, in a cell: the picture is completed by hidden words. */
export const Verdict = ({ passed }: { passed: boolean }) => (
  <span class={passed ? 'text-success' : 'text-error'}>
    <Icon name={passed ? 'check' : 'x'} class="!w-4 !h-4 !stroke-[3]" />
    <span class="sr-only">{passed ? <T zh="通过" en="passed" /> : <T zh="不通过" en="failed" />}</span>
  </span>
)
