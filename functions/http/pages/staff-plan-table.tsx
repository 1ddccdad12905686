import { Button } from '#functions/http/look/buttons.tsx'
import { type Column, Table, TableRow } from '#functions/http/look/tables.tsx'
import { Tag } from '#functions/http/look/tags.tsx'
import { T, useSay } from '#functions/http/look/view.tsx'
import type { PlanLine, PlanRow } from '#shared/dashboard/plan-for-staff.ts'
import { localTime } from '#shared/time/shanghai.ts'
import { MaskedName } from '../look/masked-name.tsx'
import { leftText, outcomeText, stateWords } from './staff-plan-words.ts'

/** One person for one position, or the seats of a position that stay empty. */
export interface Entry {
  row: PlanRow
  line?: PlanLine
}

/** Pure: the rows of a table: each person of each position, and a last one for what is left. Who was taken out comes apart. */
export const entriesOf = (rows: readonly PlanRow[]): Entry[] =>
  rows.flatMap((row) => [
    ...row.lines.filter(({ proposal }) => proposal.state !== 'excluded').map((line) => ({ row, line })),
    ...(row.left > 0 ? [{ row }] : []),
  ])

const lineAddress = (scope: string, { proposal: one }: PlanLine): string =>
  `/staff/plan/${scope}/lines/${one.requestId}/${one.shiftId}/${one.positionId}/${one.volunteerId}`

const idOf = ({ line }: Entry): string | undefined =>
  line &&
  `l-${line.proposal.requestId}-${line.proposal.shiftId}-${line.proposal.positionId}-${line.proposal.volunteerId}`

const Name = ({ line }: { line: PlanLine }) => {
  const { person, proposal } = line
  if (!person) return <T zh="已注销的人" en="somebody who left" />
  const name = <MaskedName to="staff" surname={person.surname} pseudonym={person.pseudonym} />
  return person.inReach ? (
    <a class="a whitespace-nowrap" href={`/staff/volunteers/${proposal.volunteerId}`}>
      {name}
    </a>
  ) : (
    <span class="whitespace-nowrap">{name}</span>
  )
}

const Spot = ({ row }: { row: PlanRow }) => (
  <>
    <span class="num whitespace-nowrap">
      {localTime(row.starts)}–{localTime(row.ends)}
    </span>{' '}
    <a class="a" href={`/staff/requests/${row.requestId}?at=${row.shiftId}.${row.positionId}`}>
      {row.title}
    </a>
    <span class="block text-sm text-soft font-normal">
      {row.name} · <T zh={`缺 ${row.seats} 人`} en={`${row.seats} missing`} />
      {row.minimum > 1 && <T zh={`，至少 ${row.minimum}`} en={`, ${row.minimum} at least`} />}
      {row.price > 0 && (
        <>
          {' '}
          <Tag tone="warm" icon="users">
            <T zh="抢手" en="contested" />
          </Tag>
        </>
      )}
      {row.moved && (
        <>
          {' '}
          <Tag tone="warm" icon="pencil">
            <T zh="排后改过" en="changed since" />
          </Tag>
        </>
      )}
    </span>
  </>
)

const State = ({ line: { proposal, outcome } }: { line: PlanLine }) => {
  const { text, icon, tone } = stateWords[proposal.state]
  return (
    <>
      <Tag icon={icon} tone={tone}>
        <T {...text} />
      </Tag>
      {proposal.team !== undefined && (
        <>
          {' '}
          <Tag icon="users">
            <T zh="整队" en="Whole team" />
          </Tag>
        </>
      )}
      {outcome && proposal.state !== 'sent' && (
        <span class="block text-sm text-soft mt-0.5">
          <T {...outcomeText(outcome)} />
        </span>
      )}
    </>
  )
}

/** The two wishes of staff about a line: one form each line, so that it works without scripts too. */
export const Wishes = ({ scope, line }: { scope: string; line: PlanLine }) => {
  const action = lineAddress(scope, line)
  const { state } = line.proposal
  if (state === 'sent') return null
  return (
    <form
      method="post"
      action={action}
      class="flex flex-wrap gap-2 justify-end"
      hx-post={action}
      hx-target="closest tr"
      hx-swap="outerHTML"
    >
      {state === 'excluded' ? (
        <Button size="small" name="to" value="proposed">
          <T zh="放回去" en="Let in again" />
        </Button>
      ) : (
        <>
          <Button size="small" name="to" value={state === 'pinned' ? 'proposed' : 'pinned'}>
            {state === 'pinned' ? <T zh="不固定" en="Unpin" /> : <T zh="固定" en="Pin" />}
          </Button>
          <Button size="small" name="to" value="excluded">
            <T zh="拿掉" en="Take out" />
          </Button>
        </>
      )}
    </form>
  )
}

const useColumns = (scope: string, mayChange: boolean): Column<Entry>[] => {
  const say = useSay()
  const number = (of: 'fit' | 'probability') => (entry: Entry) =>
    entry.line ? `${Math.round(entry.line.proposal[of] * 100)}${of === 'fit' ? '' : '%'}` : '—'
  return [
    { head: say({ zh: '时段和岗位', en: 'Shift and seat' }), wide: true, cell: ({ row }) => <Spot row={row} /> },
    {
      head: say({ zh: '谁', en: 'Who' }),
      cell: ({ row, line }) =>
        line ? (
          <Name line={line} />
        ) : (
          <b>
            <T zh={`空 ${row.left} 人`} en={`${row.left} left open`} />
          </b>
        ),
    },
    { head: say({ zh: '合适', en: 'Fit' }), number: true, cell: number('fit') },
    { head: say({ zh: '可能接', en: 'Chance' }), number: true, cell: number('probability') },
    {
      head: say({ zh: '状态', en: 'State' }),
      cell: ({ row, line }) => (line ? <State line={line} /> : <T {...leftText(row)} />),
    },
    ...(mayChange
      ? [
          {
            head: say({ zh: '改', en: 'Change' }),
            hiddenHead: true,
            cell: ({ line }: Entry) => line && <Wishes scope={scope} line={line} />,
          },
        ]
      : []),
  ]
}

interface In {
  scope: string
  mayChange: boolean
}

export const PlanTable = ({ scope, mayChange, label, entries }: In & { label: string; entries: readonly Entry[] }) => (
  <Table label={label} columns={useColumns(scope, mayChange)} rows={entries} idOf={idOf} />
)

/** One line by itself, after it was changed. */
export const PlanEntry = ({ scope, mayChange, entry }: In & { entry: Entry }) => (
  <TableRow columns={useColumns(scope, mayChange)} row={entry} id={idOf(entry)} />
)
