import type { Language } from '#shared/kernel/text.ts'
import { LinkButton } from '../look/buttons.tsx'
import { Sheet } from '../look/sheets.tsx'
import { Table } from '../look/tables.tsx'
import { T, useSay } from '../look/view.tsx'
import { csv } from './csv.ts'
import type { LeftRow } from './staff-register-words.ts'

const most = 50
const heads = {
  row: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  typed: { zh: '填的是', en: 'Typed' },
  text: { zh: '怎么办', en: 'What to do' },
} as const

/** Rows that need a person, the first of them on the page and all of them as a file. */
export const LeftRows = ({
  rows,
  file,
  hint,
}: {
  rows: readonly LeftRow[]
  file: string
  hint: { zh: string; en: string }
}) => {
  const say = useSay()
  if (rows.length === 0) return null
  const title = say({ zh: `要人看的 ${rows.length} 处`, en: `${rows.length} to look at` })
  return (
    <Sheet id="left" title={title} hint={say(hint)} flush>
      <Table
        label={title}
        rows={rows.slice(0, most)}
        columns={[
          { head: say(heads.row), cell: ({ row }) => <T zh={`第 ${row} 行`} en={`Row ${row}`} /> },
          { head: say(heads.column), cell: ({ column }) => say(column) },
          {
            head: say(heads.typed),
            cell: ({ typed }) => (typed === '' ? '—' : <span class="break-all">{typed}</span>),
          },
          { head: say(heads.text), wide: true, cell: ({ text }) => say(text) },
        ]}
      />
      <div class="p-4 flex flex-wrap gap-3 items-center">
        <LinkButton href={file} icon="download">
          <T zh="下载全部（CSV）" en="Download all (CSV)" />
        </LinkButton>
        {rows.length > most && <T zh={`这里列出前 ${most} 处。`} en={`The first ${most} are shown here.`} />}
      </div>
    </Sheet>
  )
}

/** All of them for a spreadsheet. */
export const leftSheet = (rows: readonly LeftRow[], language: Language): string =>
  csv([
    [heads.row, heads.column, heads.typed, heads.text].map((head) => head[language]),
    ...rows.map(({ row, column, typed, text }) => [row, column[language], typed, text[language]]),
  ])
