import * as z from 'zod'
import type { Text } from '#shared/kernel/text.ts'

/** What is looked for in an export of the outside register. */
export const Column = z.enum(['name', 'phone', 'idNumber', 'number', 'standing', 'enrolledOn'])
export type Column = z.infer<typeof Column>

/** Which column of the file holds what, from 0; what is not there is left out. */
export const Columns = z.partialRecord(Column, z.number().int().min(0).max(99))
export type Columns = z.infer<typeof Columns>

export const columnWords: Readonly<Record<Column, Text>> = {
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '手机号', en: 'Phone number' },
  idNumber: { zh: '身份证号', en: 'Identity number' },
  number: { zh: '登记号', en: 'Register number' },
  standing: { zh: '登记状态', en: 'State in the register' },
  enrolledOn: { zh: '登记日期', en: 'Date of enrolment' },
}

/** How exports call their columns, without blanks and brackets; the first one that fits counts. */
const heads: Readonly<Record<Column, readonly string[]>> = {
  name: ['姓名', '志愿者姓名', '真实姓名', '名字', '人员姓名', 'name', 'fullname', 'realname'],
  phone: [
    '手机号',
    '手机号码',
    '手机',
    '联系电话',
    '联系方式',
    '移动电话',
    '电话',
    '电话号码',
    '本人手机',
    'phone',
    'phonenumber',
    'mobile',
    'mobilephone',
    'tel',
  ],
  idNumber: [
    '身份证号',
    '身份证号码',
    '证件号码',
    '证件号',
    '身份证',
    '公民身份号码',
    'idnumber',
    'idcard',
    'identitynumber',
    'idno',
  ],
  number: [
    '登记号',
    '志愿者编号',
    '志愿者号',
    '志愿者注册号',
    '志愿者证号',
    '注册号',
    '注册编号',
    '全国志愿者编号',
    '登记编号',
    '编号',
    'registernumber',
    'registrationnumber',
    'volunteernumber',
    'volunteerid',
    'volunteerno',
    'registerno',
  ],
  standing: ['登记状态', '注册状态', '审核状态', '状态', '认证状态', 'state', 'status', 'standing'],
  enrolledOn: [
    '登记日期',
    '登记时间',
    '注册时间',
    '注册日期',
    '加入时间',
    '入库时间',
    '入会时间',
    'registeredon',
    'registrationdate',
    'enrolledon',
    'dateofenrolment',
    'date',
  ],
}

/** Of other people than the volunteer. */
const others = /紧急|监护|家长|推荐|介绍|负责|组织|单位|团体|guardian|emergency|organi[sz]ation|employer/

const plain = (head: string): string =>
  head
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[(（[【<].*?[)）\]】>]/g, '')
    .replaceAll(/[\s*:：_/·.-]/g, '')

/** Pure: which columns a line of headings names. The exact words come first, then headings that begin or end with them. */
export const recognised = (line: readonly string[]): Columns => {
  const taken = new Set<number>()
  const found: Columns = {}
  const take = (column: Column, fits: (head: string, word: string) => boolean): void => {
    if (found[column] !== undefined) return
    for (const word of heads[column]) {
      const at = line.findIndex((head, index) => !taken.has(index) && fits(plain(head), word))
      if (at < 0) continue
      found[column] = at
      taken.add(at)
      return
    }
  }
  for (const column of Column.options) take(column, (head, word) => head === word)
  for (const column of Column.options) {
    take(
      column,
      (head, word) => word.length > 2 && !others.test(head) && (head.startsWith(word) || head.endsWith(word)),
    )
  }
  return found
}

/** So many lines may stand above the headings. */
const mostTitles = 20

/** A table with its headings told apart. */
export interface Table {
  heads: readonly string[]
  /** The number of the first row below the headings, as a person counts who has the file open. */
  firstRow: number
  rows: readonly (readonly string[])[]
  columns: Columns
}

const columnsFound = (columns: Columns): number => Object.keys(columns).length

/**
 * Pure: the table among the sheets of a file: the line that names the most columns is its heading, whatever stands above.
 * Where no line names two, the first line with two cells is taken, and people choose the columns.
 */
export const tableIn = (sheets: readonly (readonly (readonly string[])[])[]): Table => {
  const lines = sheets.flatMap((rows) =>
    rows.slice(0, mostTitles).map((line, at) => ({ rows, at, columns: recognised(line) })),
  )
  const [best] = [...lines].sort((a, b) => columnsFound(b.columns) - columnsFound(a.columns))
  const named = best && columnsFound(best.columns) >= 2 ? best : undefined
  const { rows, at, columns } = named ??
    lines.find((line) => (line.rows[line.at] ?? []).filter((cell) => cell !== '').length >= 2) ??
    lines[0] ?? { rows: [], at: 0, columns: {} }
  return { heads: rows[at] ?? [], firstRow: at + 2, rows: rows.slice(at + 1), columns: named ? columns : {} }
}
