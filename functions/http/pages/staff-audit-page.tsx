import { Button, LinkButton } from '#functions/http/look/buttons.tsx'
import { Field, SelectField, TextField } from '#functions/http/look/fields.tsx'
import { momentText } from '#functions/http/look/format.ts'
import { StaffPage } from '#functions/http/look/layout.tsx'
import { DoneNotice, RefusedNotice } from '#functions/http/look/notice.tsx'
import { Pagination } from '#functions/http/look/pagination.tsx'
import { Empty, Sheet } from '#functions/http/look/sheets.tsx'
import { Table } from '#functions/http/look/tables.tsx'
import { T, useLanguage, useSay } from '#functions/http/look/view.tsx'
import type { AuditEntry } from '#shared/audit/audit.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { AuditState } from '#shared/oversight/check-audit.ts'
import type { EntryFilter, FoundEntries } from '#shared/oversight/find-entries.ts'
import { actText } from '#shared/privacy/accesses.ts'
import { ChainSheet } from './staff-audit-chain.tsx'
import { actChoices } from './staff-audit-words.ts'
import { address } from './staff-scope.ts'

const LookupForm = ({ typed }: { typed: Readonly<Record<string, string>> }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <form
      method="get"
      action="/staff/audit"
      class="grid gap-3 md:grid-cols-2 lg:grid-cols-4 items-end no-print"
      novalidate
    >
      <TextField
        name="about"
        label={say({ zh: '哪件事、哪个人（编号）', en: 'About (number)' })}
        value={typed.about}
        maxlength={60}
        mono
      />
      <TextField
        name="by"
        label={say({ zh: '谁办的（编号）', en: 'By whom (number)' })}
        value={typed.by}
        maxlength={60}
        mono
      />
      <Field
        name="day"
        label={say({ zh: '哪一天', en: 'Day' })}
        control={(wiring) => <input {...wiring} class="input" type="date" value={typed.day} placeholder="2026-11-23" />}
      />
      <SelectField
        name="act"
        label={say({ zh: '办了什么', en: 'What was done' })}
        empty={say({ zh: '全部', en: 'All' })}
        value={typed.act}
        options={actChoices.map((value) => ({ value, text: actText(value)[language] }))}
      />
      <div>
        <Button look="main">
          <T zh="查" en="Find" />
        </Button>
      </div>
    </form>
  )
}

const Who = ({ entry }: { entry: AuditEntry }) => (
  <a class="a font-mono break-all" href={address('/staff/audit', { by: entry.by })}>
    {entry.by}
    {entry.for !== undefined && (
      <span>
        {' '}
        <T zh={`替 ${entry.for}`} en={`for ${entry.for}`} />
      </span>
    )}
  </a>
)

const EntryTable = ({ entries }: { entries: readonly AuditEntry[] }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <Table
      label={say({ zh: '审计记录', en: 'Entries of the audit' })}
      rows={entries}
      columns={[
        {
          head: say({ zh: '时间', en: 'When' }),
          cell: ({ at }) => <span class="num">{momentText(at, language)}</span>,
        },
        { head: say({ zh: '谁', en: 'Who' }), cell: (entry) => <Who entry={entry} /> },
        { head: say({ zh: '办了什么', en: 'What' }), cell: ({ act }) => actText(act)[language] },
        {
          head: say({ zh: '关于', en: 'About' }),
          cell: ({ about }) => (
            <a class="a font-mono break-all" href={address('/staff/audit', { about })}>
              {about}
            </a>
          ),
        },
        {
          head: say({ zh: '说明', en: 'Note' }),
          cell: ({ note = '', people = [] }) => (
            <span class="break-words">
              {note}
              {people.length > 0 && <T zh={`${people.length} 人的资料`} en={`data of ${people.length} people`} />}
            </span>
          ),
        },
        {
          head: say({ zh: '经过', en: 'By way of' }),
          roomy: true,
          cell: ({ route = '', session = '' }) => (
            <span class="font-mono text-sm break-all">
              {route} {session}
            </span>
          ),
        },
      ]}
    />
  )
}

export interface AuditPageProps {
  state: AuditState
  filter: EntryFilter
  typed: Readonly<Record<string, string>>
  found?: FoundEntries | undefined
  page: number
  checked: boolean
  problems?: readonly FieldProblem[] | undefined
  refused?: Refusal | undefined
}

/** 审计: whether the chain holds, and who did what to which thing, when. */
export const AuditPage = (props: AuditPageProps) => {
  const { state, filter, found, page } = props
  const say = useSay()
  const title = say({ zh: '审计', en: 'Audit' })
  const query = { ...filter }
  return (
    <StaffPage title={title} at="audit" problems={props.problems}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <div class="grid gap-4 mt-3">
        <DoneNotice text={props.checked ? { zh: '查过了，结果在下面。', en: 'Checked; see below.' } : undefined} />
        <RefusedNotice refused={props.refused} />
        <ChainSheet state={state} />
        <Sheet
          id="entries"
          title={say({ zh: '查记录', en: 'Look up entries' })}
          hint={say({
            zh: '按编号、按人或按天查，只看得到本辖区的；查了什么，也会留下记录。编号可以从各页的地址栏抄。',
            en: 'By number, person or day, within your own subtree; what you look up is kept too. Numbers stand in the addresses of pages.',
          })}
        >
          <LookupForm typed={props.typed} />
        </Sheet>
        {found && (
          <section class="sheet overflow-hidden" aria-label={say({ zh: '查到的记录', en: 'Entries found' })}>
            {found.entries.length === 0 ? (
              <Empty
                title={say({ zh: '没有查到', en: 'Nothing found' })}
                text={
                  found.truncated ? (
                    <T zh="这一页只读到这里，请翻下一页。" en="Reading stopped here; go to the next page." />
                  ) : (
                    <T zh="换一天，或去掉“办了什么”再查。" en="Try another day, or all kinds of acts." />
                  )
                }
              />
            ) : (
              <>
                <div class="px-4 md:px-5 pt-4">
                  <LinkButton href={address('/staff/audit.csv', query)} icon="download">
                    <T zh="导出表格" en="Export" />
                  </LinkButton>
                </div>
                <EntryTable entries={found.entries} />
              </>
            )}
          </section>
        )}
        {found && (found.after !== undefined || page > 1) && (
          <Pagination
            page={page}
            previous={page > 1 ? address('/staff/audit', query) : undefined}
            next={
              found.after === undefined
                ? undefined
                : address('/staff/audit', { ...query, after: found.after, page: page + 1 })
            }
          />
        )}
      </div>
    </StaffPage>
  )
}
