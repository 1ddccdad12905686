import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { Column, columnWords } from '#shared/register/columns.ts'
import { Shown } from '#shared/register/import.ts'
import type { Preview } from '#shared/register/preview-import.ts'
import { invitationsPerDay } from '#shared/register/send-invitation.ts'
import { Button, TextLink } from '../look/buttons.tsx'
import { Choice } from '../look/choices.tsx'
import { SelectField } from '../look/fields.tsx'
import { StaffPage } from '../look/layout.tsx'
import { RefusedNotice } from '../look/notice.tsx'
import { Pairs, Sheet } from '../look/sheets.tsx'
import { Table } from '../look/tables.tsx'
import { Tag } from '../look/tags.tsx'
import { T, useSay } from '../look/view.tsx'
import { LeftRows } from './staff-register-left.tsx'
import { leftRow, shownWords } from './staff-register-words.ts'

const letterOf = (at: number): string => (at < 26 ? '' : 'A') + String.fromCharCode(65 + (at % 26))

/** Of a number no more than its ends: it is enough to find the row. */
const ends = (number: string): string => (number.length < 8 ? number : `${number.slice(0, 3)}****${number.slice(-4)}`)

const Columns = ({ preview }: { preview: Preview }) => {
  const say = useSay()
  const { heads, import: of } = preview
  const options = heads.flatMap((head, at) => [{ value: String(at), text: `${letterOf(at)}　${head || '—'}` }])
  return (
    <Sheet
      id="columns"
      step={1}
      title={say({ zh: '各列是什么', en: 'What each column is' })}
      hint={<T zh="认错了、没认出来的，在这里改。" en="Correct here what was not recognised." />}
    >
      <form method="post" action={`/staff/register-import/${of.id}/columns`} class="grid gap-3" novalidate>
        <div class="grid gap-3 sm:grid-cols-2">
          {Column.options.map((column) => (
            <SelectField
              name={`columns.${column}`}
              label={say(columnWords[column])}
              empty={say({ zh: '表里没有', en: 'Not in the list' })}
              value={String(of.columns[column] ?? '')}
              options={options}
            />
          ))}
        </div>
        <div>
          <Button look="line" icon="refresh-cw">
            <T zh="按这样重新看" en="Look again like this" />
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

const Counts = ({ preview }: { preview: Preview }) => {
  const say = useSay()
  const { counts, repeated, blank } = preview
  const shown = Shown.options.filter((one) => counts[one] > 0)
  return (
    <Sheet id="counts" step={2} title={say({ zh: '会怎样', en: 'What would happen' })}>
      <Pairs
        pairs={[
          ...shown.map((one) => ({
            name: say({ zh: `${counts[one]} 人`, en: `${counts[one]} rows` }),
            value: <Tag tone={shownWords[one].tone}>{say(shownWords[one].will)}</Tag>,
          })),
          ...(repeated + blank === 0
            ? []
            : [
                {
                  name: say({ zh: `${repeated + blank} 行`, en: `${repeated + blank} rows` }),
                  value: <T zh="重复或空白，跳过" en="Repeated or blank, passed over" />,
                },
              ]),
        ]}
      />
      <h3 class="text-lg mt-4 mb-1">
        <T zh={`前 ${preview.first.length} 行`} en={`The first ${preview.first.length} rows`} />
      </h3>
      <Table
        label={say({ zh: '前几行会怎样', en: 'What the first rows would do' })}
        rows={preview.first}
        columns={[
          { head: say({ zh: '行', en: 'Row' }), cell: ({ row, name }) => `${row}　${name}` },
          { head: say(columnWords.phone), cell: ({ phone }) => <span class="num">{ends(phone)}</span> },
          { head: say(columnWords.number), cell: ({ number }) => <span class="num break-all">{number}</span> },
          {
            head: say({ zh: '会怎样', en: 'What happens' }),
            cell: ({ does }) => <Tag tone={shownWords[does].tone}>{say(shownWords[does].will)}</Tag>,
          },
        ]}
      />
    </Sheet>
  )
}

const Confirm = ({ preview }: { preview: Preview }) => {
  const say = useSay()
  const { counts, import: of } = preview
  return (
    <Sheet id="confirm" step={3} title={say({ zh: '确认', en: 'Confirm' })}>
      <form method="post" action={`/staff/register-import/${of.id}/confirm`} class="grid gap-4">
        {counts.invited > 0 && (
          <Choice
            name="invites"
            value="yes"
            hint={
              <T
                zh={`本组织可以依法联系他们：本人登记时同意过，或有法律规定的理由（《个人信息保护法》第十三条）。只存姓名、手机号和登记号，用其专属密钥加密；短信只在 8 点到 21 点发，一个组织一天最多 ${invitationsPerDay} 条，多的顺延；短信里能一键拒绝；90 天没来就删。不勾，就一个字也不存。`}
                en={`Your organization may lawfully write to them: they consented when they enrolled, or the law gives a reason (PIPL Art. 13). Only name, phone and register number are kept, under a key of their own; messages go out from 8:00 to 21:00, at most ${invitationsPerDay} a day for an organization, the rest on the next days; one press in the message says no; who has not come after 90 days is deleted. Without the tick nothing of them is kept.`}
              />
            }
          >
            <T
              zh={`邀请这里没有的 ${counts.invited} 人来报名`}
              en={`Invite the ${counts.invited} people who are not here`}
            />
          </Choice>
        )}
        <p class="text-soft">
          <T
            zh="确认后在后台导入，可以看进度。7 天内能整份撤销。"
            en="It then runs in the background and you can watch it. For 7 days it can be undone as a whole."
          />
        </p>
        <div class="flex flex-wrap gap-3">
          <Button look="main">
            <T zh="导入" en="Import" />
          </Button>
          <Button look="plain" formaction={`/staff/register-import/${of.id}/drop`}>
            <T zh="不导了，删掉名册" en="Do not; delete the list" />
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** A list before it is confirmed: its columns, what it would do, and what is wrong with it. */
export const PreviewPage = (props: {
  preview: Preview
  problems?: readonly FieldProblem[] | undefined
  refused?: Refusal | undefined
}) => {
  const { preview } = props
  const say = useSay()
  const title = say({ zh: '核对名册', en: 'Look through the list' })
  return (
    <StaffPage title={title} at="register" problems={props.problems}>
      <TextLink href="/staff/register-import" icon="chevron-left">
        <T zh="登记名册" en="Register lists" />
      </TextLink>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh={`${preview.import.rows} 行，${preview.import.asOf} 的名册。还什么都没改。`}
          en={`${preview.import.rows} rows, as of ${preview.import.asOf}. Nothing was changed so far.`}
        />
      </p>
      <div class="grid gap-3 mt-3">
        <RefusedNotice refused={props.refused} tone="bad" />
      </div>
      <div class="grid gap-5 mt-4">
        <Columns preview={preview} />
        <Counts preview={preview} />
        <LeftRows
          rows={preview.faults.map(leftRow)}
          file={`/staff/register-import/${preview.import.id}/rows.csv`}
          hint={{
            zh: '这些行不会导入，别的照常。改好文件可以再传一次，导过的不会重复。',
            en: 'These rows are left out, the others go on. Correct the file and send it again: what was done is not done twice.',
          }}
        />
        <Confirm preview={preview} />
      </div>
    </StaffPage>
  )
}
