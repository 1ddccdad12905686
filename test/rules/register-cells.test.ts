import { describe, expect, it } from 'vitest'
import { checkRows } from '#shared/register/check-rows.ts'
import { Column, recognised, tableIn } from '#shared/register/columns.ts'
import { type FaultRule, faultRules } from '#shared/register/faults.ts'
import { readCell, readDay } from '#shared/register/read-cells.ts'

const asOf = '2026-09-01'
const idNumber = '11010519491231002X'

/** What each column takes, and what it makes of it. */
const taken: { [C in Column]: Record<string, string | undefined> } = {
  name: { 韦建国: '韦建国', 买买提·艾合: '买买提·艾合', '': undefined },
  phone: {
    '13812345678': '13812345678',
    '+86 138-1234-5678': '13812345678',
    '13812345678.0': '13812345678',
    '': undefined,
  },
  idNumber: { [idNumber]: idNumber, [idNumber.toLowerCase()]: idNumber, '': undefined },
  number: { gx0000001: 'GX0000001', '450200-2021-0001': '450200-2021-0001', '4502002021.0': '4502002021' },
  standing: { '': 'confirmed', 已注册: 'confirmed', 正常: 'confirmed', 已注销: 'rejected', 未注册: 'rejected' },
  enrolledOn: {
    '2021-03-05': '2021-03-05',
    '2021/3/5 10:20': '2021-03-05',
    '2021年3月5日': '2021-03-05',
    '20210305': '2021-03-05',
    '44260': '2021-03-05',
    '': undefined,
  },
}

/** What each column refuses, by which rule. */
const refused: Record<Column, Record<string, FaultRule>> = {
  name: { 莫: 'nameOdd', 韦3: 'nameOdd' },
  phone: { '1.38E+10': 'phoneScientific', '138****5678': 'phoneHidden', '0772-123': 'phoneWrong' },
  idNumber: { '4.50202E+17': 'idScientific', '4502********1234': 'idHidden', '110105194912310021': 'idWrong' },
  number: { '': 'numberMissing', '4.50202e+17': 'numberScientific', '12': 'numberWrong', 'GX 第一': 'numberWrong' },
  standing: { 也许: 'standingUnknown' },
  enrolledOn: { 昨天: 'dateWrong', '2021-02-30': 'dateWrong', '2026-09-02': 'dateAhead', '1': 'dateWrong' },
}

describe.each(Column.options)('the column %s', (column) => {
  it.each(Object.entries(taken[column]))('takes “%s”', (typed, value) => {
    expect(readCell[column](typed, asOf)).toEqual({ value })
  })

  it.each(Object.entries(refused[column]))('refuses “%s” by name', (typed, fault) => {
    expect(readCell[column](typed, asOf)).toEqual({ fault })
  })
})

describe('a row', () => {
  const columns = { name: 0, phone: 1, idNumber: 2, number: 3 }
  const check = (...rows: string[][]) => checkRows({ rows, firstRow: 2, columns, asOf })
  const rulesOf = (...rows: string[][]) => check(...rows).faults.map(({ row, rule }) => `${row} ${rule}`)

  it('without a phone and an identity number is about nobody', () => {
    expect(rulesOf(['韦一', '', '', 'GX000001'])).toEqual(['2 whoMissing'])
    expect(rulesOf(['韦一', '13812345678', '', 'GX000001'])).toEqual([])
  })

  it('that says the same again is passed over; one that contradicts it stops both', () => {
    const one = ['韦一', '13812345678', '', 'GX000001']
    expect(check(one, [], one)).toMatchObject({ good: [{ row: 2 }], repeated: 1, blank: 1, faults: [] })
    expect(rulesOf(one, ['韦一', '13812345678', '', 'GX000002'])).toEqual(['2 phoneTwice', '3 phoneTwice'])
    expect(rulesOf(one, ['莫二', '13812345679', '', 'GX000001'])).toEqual(['2 numberTwice', '3 numberTwice'])
    expect(rulesOf(['', '13812345678', idNumber, 'GX000001'], ['', '13812345679', idNumber, 'GX000002'])).toEqual([
      '2 idTwice',
      '3 idTwice',
    ])
  })
})

it('every rule says what is wrong and the remedy, in both languages', () => {
  for (const { zh, en } of Object.values(faultRules)) {
    expect(zh).toMatch(/。/)
    expect(en).toMatch(/\.$/)
  }
})

describe('headings', () => {
  it.each([
    [
      ['序号', '志愿者姓名', '联系电话（必填）', '证件号码', '志愿者编号', '注册时间', '状态'],
      { name: 1, phone: 2, idNumber: 3, number: 4, enrolledOn: 5, standing: 6 },
    ],
    [['Full name', 'Mobile', 'Volunteer No.', 'Registration date'], { name: 0, phone: 1, number: 2, enrolledOn: 3 }],
    [['姓 名', '手机：', '*注册号', '紧急联系人电话', '所属组织负责人手机号'], { name: 0, phone: 1, number: 2 }],
  ])('%j', (heads, columns) => {
    expect(recognised(heads)).toEqual(columns)
  })

  it('are found below titles and blank lines, on whatever sheet they stand', () => {
    const sheet = [['柳州市科技志愿者名册'], [], ['导出时间：2026-09-01'], ['姓名', '手机', '编号'], ['韦一', '1', '2']]
    expect(tableIn([[['说明']], sheet])).toMatchObject({
      firstRow: 5,
      rows: [['韦一', '1', '2']],
      columns: { phone: 1 },
    })
  })

  it('that say nothing leave the choice to people', () => {
    expect(tableIn([[['标题'], ['甲', '乙'], ['1', '2']]])).toMatchObject({
      heads: ['甲', '乙'],
      columns: {},
      firstRow: 3,
    })
  })
})

it('a day of no calendar is none', () => {
  expect(['2021-13-01', '2021-00-10', '0000-01-01', '99999', '2021'].map(readDay)).toEqual(Array(5).fill(undefined))
})
