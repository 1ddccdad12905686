import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Organization } from '#shared/organizations/organization.ts'
import { importStateWords, type RegisterImport } from '#shared/register/import.ts'
import { localDate, localTime } from '#shared/time/shanghai.ts'
import { Button } from '../look/buttons.tsx'
import { FileField, SelectField, TextField } from '../look/fields.tsx'
import { longDate } from '../look/format.ts'
import { StaffPage } from '../look/layout.tsx'
import { DoneNotice, RefusedNotice } from '../look/notice.tsx'
import { Empty, Sheet } from '../look/sheets.tsx'
import { Tag } from '../look/tags.tsx'
import { DateField } from '../look/times.tsx'
import { T, useLanguage, useSay } from '../look/view.tsx'
import { stateTones } from './staff-register-words.ts'

export interface RegisterPageProps {
  organizations: readonly Organization[]
  /** The one whose lists are shown. */
  chosen: Organization
  imports: readonly RegisterImport[]
  today: string
  /** The month before this one. */
  month: string
  typed: (name: string) => string
  dropped: boolean
  problems?: readonly FieldProblem[] | undefined
  refused?: Refusal | undefined
}

const WhichOrganization = ({ organizations, chosen }: Pick<RegisterPageProps, 'organizations' | 'chosen'>) => {
  const say = useSay()
  return organizations.length === 1 ? (
    <input type="hidden" name="organizationId" value={chosen.id} />
  ) : (
    <SelectField
      name="organizationId"
      label={say({ zh: '哪个组织', en: 'Which organization' })}
      value={chosen.id}
      options={organizations.map(({ id, name }) => ({ value: id, text: say(name) }))}
    />
  )
}

const Upload = (props: RegisterPageProps) => {
  const say = useSay()
  return (
    <Sheet
      id="upload"
      title={say({ zh: '导入名册', en: 'Bring a list' })}
      hint={
        <T
          zh="登记平台导出的 .xlsx 或 .csv，最多 5000 人、2 MB。先给您看会改什么，确认了才动。名册加密存放，最多留一天。"
          en="The .xlsx or .csv that the register exports, up to 5,000 people and 2 MB. You see what would change before anything does. The list is kept sealed, for a day at most."
        />
      }
    >
      <form method="post" action="/staff/register-import" enctype="multipart/form-data" class="grid gap-4" novalidate>
        <WhichOrganization {...props} />
        <FileField
          name="file"
          label={say({ zh: '文件', en: 'File' })}
          hint={say({
            zh: '要有登记号，还要有手机号或身份证号。身份证号只用来找人，不留。',
            en: 'It needs the register number, and a phone or identity number. Identity numbers only find people and are not kept.',
          })}
          accept=".xlsx,.csv,.txt,text/csv"
          required
        />
        <DateField
          name="asOf"
          label={say({ zh: '名册是哪天导出的', en: 'Exported on' })}
          value={props.typed('asOf') || props.today}
          max={props.today}
          required
        />
        <div>
          <Button look="main">
            <T zh="上传，先看看" en="Send and look first" />
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

const Export = (props: RegisterPageProps) => {
  const say = useSay()
  return (
    <Sheet
      id="export"
      title={say({ zh: '报送服务时长', en: 'Pass hours on' })}
      hint={
        <T
          zh="一个月里本组织和下级组织确认过的时长，导出给登记平台。只有同意报送的志愿者在里面，没同意的有几位会写明。每次导出都留记录。"
          en="The confirmed hours of one month, of your organization and those below it, for the register. Only volunteers who consent are in it; how many are left out is said. Each export is kept."
        />
      }
    >
      <form method="post" action="/staff/register-import/export" class="grid gap-4" novalidate>
        <WhichOrganization {...props} />
        <TextField
          name="month"
          label={say({ zh: '哪个月', en: 'Which month' })}
          hint={say({ zh: '年-月，比如 2026-10', en: 'Year and month, such as 2026-10' })}
          value={props.typed('month') || props.month}
          maxlength={7}
          class="max-w-48"
          required
        />
        <div>
          <Button look="line" icon="download">
            <T zh="导出 CSV" en="Export CSV" />
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

const Line = ({ one }: { one: RegisterImport }) => {
  const say = useSay()
  const language = useLanguage()
  return (
    <li class="py-3 flex flex-wrap gap-x-3 gap-y-1 items-center justify-between">
      <a class="a tap" href={`/staff/register-import/${one.id}`}>
        <T
          zh={`${longDate(localDate(one.at), language)} ${localTime(one.at)}，${one.rows} 行`}
          en={`${longDate(localDate(one.at), language)} ${localTime(one.at)}, ${one.rows} rows`}
        />
      </a>
      <Tag tone={stateTones[one.state]}>{say(importStateWords[one.state])}</Tag>
    </li>
  )
}

/** Lists of the outside register (Art. 7): bringing one, those that were brought, and passing hours on. */
export const RegisterPage = (props: RegisterPageProps) => {
  const say = useSay()
  const title = say({ zh: '登记名册', en: 'Register lists' })
  return (
    <StaffPage title={title} at="register" problems={props.problems}>
      <h1 class="text-2xl md:text-3xl">{title}</h1>
      <p class="text-soft">
        <T
          zh="志愿者和组织在国家指定的平台上登记，这里不代替它（第七条）；这里记下登记号，和平台哪天说“已注册”。"
          en="People and organizations are enrolled on the platform the state designates, and nothing here replaces it (Art. 7). Here stands the number, and on which day the platform said so."
        />
      </p>
      <div class="grid gap-3 mt-4">
        <DoneNotice
          text={
            props.dropped
              ? { zh: '名册删了，什么都没改。', en: 'The list is deleted; nothing was changed.' }
              : undefined
          }
        />
        <RefusedNotice refused={props.refused} tone="bad" />
      </div>
      <div class="grid gap-5 mt-4 lg:grid-cols-2 items-start">
        <Upload {...props} />
        <div class="grid gap-5">
          <Sheet id="lists" title={say({ zh: '导入过的', en: 'Lists so far' })}>
            {props.imports.length === 0 ? (
              <Empty
                icon="database"
                title={say({ zh: '还没有', en: 'None yet' })}
                text={
                  <T zh="从登记平台导出名册，在这一页上传。" en="Export a list from the register and send it here." />
                }
              />
            ) : (
              <ul class="split">
                {props.imports.map((one) => (
                  <Line one={one} />
                ))}
              </ul>
            )}
          </Sheet>
          <Export {...props} />
        </div>
      </div>
    </StaffPage>
  )
}
