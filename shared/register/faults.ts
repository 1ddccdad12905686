import type { Text } from '#shared/kernel/text.ts'
import type { Column } from './columns.ts'

/** What is wrong with a row: at which column, by which rule, and what stands there. */
export interface Fault {
  row: number
  column: Column
  rule: FaultRule
  typed: string
}

const textFormat: Text = {
  zh: '在表里把这一列设成“文本”格式，照原来的号码重新填（或从平台重新导出），再传。',
  en: 'Format the column as text, enter the number anew (or export it again), and send the file again.',
}

/** Each rule a row may break: what is wrong and the remedy. */
export const faultRules = {
  nameOdd: {
    zh: '不像姓名：2 到 40 个字，不带数字。核对后改。',
    en: 'This does not look like a name (2 to 40 letters, no digits). Compare and correct it.',
  },
  nameDiffers: {
    zh: '和这里用同一手机号的人姓名不一样。问清是不是本人，再到志愿者页面上登记。',
    en: 'Another name than that of the person with this number here. Find out whether they are the same, then enter it on the volunteer page.',
  },
  whoMissing: {
    zh: '手机号和身份证号至少要有一个，才找得到人。补上再传。',
    en: 'Without a phone number or an identity number nobody can be found. Add one and send again.',
  },
  phoneWrong: {
    zh: '不是手机号：11 位数字，以 1 开头。改好再传。',
    en: 'This is no mobile number: 11 digits that begin with 1. Correct it and send again.',
  },
  phoneHidden: {
    zh: '手机号打了星号。导出时选“不脱敏”，或补全再传。',
    en: 'The number is masked. Export it in full, or complete it, and send again.',
  },
  phoneScientific: {
    zh: `手机号被表格改成了数字。${textFormat.zh}`,
    en: `The sheet changed the number. ${textFormat.en}`,
  },
  phoneTwice: {
    zh: '同一个手机号在表里对着不同的人。留对的那一行，另一行改掉。',
    en: 'One phone number stands with several people in this file. Keep the right row and correct the other.',
  },
  idWrong: {
    zh: '身份证号不对：核对 18 位，最后一位可能是 X。被表格改过的，按文本格式重新填。',
    en: 'This is no valid identity number. Compare all 18 signs; if the sheet changed it, enter it anew as text.',
  },
  idHidden: {
    zh: '身份证号打了星号。补全，或者清空这一格只留手机号。',
    en: 'The identity number is masked. Complete it, or leave it empty and keep the phone number.',
  },
  idScientific: {
    zh: `身份证号被表格改成了 4.5E+17 这样，后几位丢了，还原不了。${textFormat.zh}`,
    en: `The sheet turned the identity number into 4.5E+17 and lost its last digits. ${textFormat.en}`,
  },
  idTwice: {
    zh: '同一个身份证号在表里对着不同的人。留对的那一行，另一行改掉。',
    en: 'One identity number stands with several people in this file. Keep the right row and correct the other.',
  },
  twoPeople: {
    zh: '手机号和身份证号在这里是两个人的。问清是谁，再到志愿者页面上登记。',
    en: 'The phone number and the identity number belong to two people here. Find out who it is, then enter it on the volunteer page.',
  },
  minor: {
    zh: '这个人未满 18 岁，不能由名册发邀请。请本人报名，监护人同意。',
    en: 'This person is not 18 yet and is not invited from a list: they join themselves, with a guardian’s consent.',
  },
  aboutYourself: {
    zh: '这是您自己，不能自己核。请同事来传这一行。',
    en: 'This is yourself; a colleague has to send this row.',
  },
  numberMissing: { zh: '没有登记号。补上再传。', en: 'The register number is missing. Add it and send again.' },
  numberWrong: {
    zh: '不像登记号：6 到 32 位字母、数字或连字符。核对后改。',
    en: 'This does not look like a register number: 6 to 32 letters, digits or hyphens. Compare and correct it.',
  },
  numberScientific: {
    zh: `登记号被表格改成了数字，后几位丢了。${textFormat.zh}`,
    en: `The sheet changed the register number and lost digits. ${textFormat.en}`,
  },
  numberTwice: {
    zh: '同一个登记号在表里对着不同的人。向登记平台核实是谁的，再传。',
    en: 'One register number stands with several people in this file. Ask the register whose it is and send again.',
  },
  numberTaken: {
    zh: '这个登记号在这里已经是另一个人的。向登记平台核实是谁的，再到志愿者页面上登记。',
    en: 'This register number stands with somebody else here. Ask the register whose it is, then enter it on the volunteer page.',
  },
  numberDiffers: {
    zh: '这位志愿者这里已经核对过另一个登记号。向登记平台核实哪个对，再到志愿者页面上登记。',
    en: 'Another register number was confirmed for this volunteer. Ask the register which is right, then enter it on the volunteer page.',
  },
  standingUnknown: {
    zh: '看不懂这个状态。写“已注册”或“已注销”。',
    en: 'This state is not known. Write "registered" or "cancelled".',
  },
  dateWrong: { zh: '不是日期。写成 2026-11-23 这样。', en: 'This is no date. Write it as 2026-11-23.' },
  dateAhead: {
    zh: '登记日期比名册的日期还晚。核对后改。',
    en: 'The date of enrolment is later than the date of the list. Compare and correct it.',
  },
  olderThanHere: {
    zh: '这里核对得比这份名册晚，没有动。要改，导出新的名册再传。',
    en: 'It was checked here after the date of this list, so nothing changes. Export a newer list to change it.',
  },
  gone: {
    zh: '名册留的时间到了，这一行没有办。再传一次名册。',
    en: 'The list was deleted at its time before this row was done. Send it again.',
  },
} as const satisfies Record<string, Text>
export type FaultRule = keyof typeof faultRules
export const isFaultRule = (name: string): name is FaultRule => Object.hasOwn(faultRules, name)
