import type { Language, Text } from '#shared/kernel/text.ts'
import { shownHours } from '#shared/records/hours.ts'
import type { ExportedService, ExportForRegister } from '#shared/register/export-hours.ts'
import { localDate, localTime } from '#shared/time/shanghai.ts'
import { csv } from './csv.ts'

/** What the register asks of a service (Order 67), one column each. */
const columns: readonly { head: Text; cell: (service: ExportedService) => string | number }[] = [
  { head: { zh: '登记号', en: 'Register number' }, cell: ({ registerNumber }) => registerNumber },
  { head: { zh: '姓名', en: 'Name' }, cell: ({ name }) => name },
  { head: { zh: '身份证号', en: 'Identity number' }, cell: ({ idNumber }) => idNumber },
  { head: { zh: '活动', en: 'Activity' }, cell: ({ record }) => record.activity },
  { head: { zh: '服务内容', en: 'Content' }, cell: ({ record }) => record.content },
  { head: { zh: '地点', en: 'Place' }, cell: ({ record }) => record.place },
  { head: { zh: '日期', en: 'Date' }, cell: ({ record }) => localDate(record.starts) },
  { head: { zh: '开始', en: 'From' }, cell: ({ record }) => localTime(record.starts) },
  { head: { zh: '结束', en: 'To' }, cell: ({ record }) => localTime(record.ends) },
  { head: { zh: '小时', en: 'Hours' }, cell: ({ record }) => shownHours(record.minutes) },
  { head: { zh: '记录单位', en: 'Recorded by' }, cell: ({ record }) => record.organizationName },
  { head: { zh: '记录编号', en: 'Record' }, cell: ({ record }) => record.id },
]

/** The hours for the register as a file, and below them how many people are not in it. */
export const hoursSheet = ({ services, people, leftOut }: ExportForRegister, language: Language): string =>
  csv([
    columns.map(({ head }) => head[language]),
    ...services.map((service) => columns.map(({ cell }) => cell(service))),
    [
      {
        zh: `共 ${people} 人；另有 ${leftOut} 人没有同意报送，不在表里`,
        en: `${people} people; ${leftOut} more did not consent to be passed on and are not in this table`,
      }[language],
    ],
  ])
