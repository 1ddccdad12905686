import { readIdNumber } from '#shared/people/id-number.ts'
import { nameFault } from '#shared/people/name-person.ts'
import { readPhone } from '#shared/people/phone.ts'
import { addLocalDays, type LocalDate } from '#shared/time/shanghai.ts'
import type { Column } from './columns.ts'
import type { FaultRule } from './faults.ts'

/** How the register says somebody stands. */
export type RegisterStanding = 'confirmed' | 'rejected'

/** What a cell may be read as; an empty one gives nothing where nothing is asked. */
export interface CellValues {
  name: string
  phone: string
  idNumber: string
  number: string
  standing: RegisterStanding
  enrolledOn: LocalDate
}

type Read<T> = { value: T | undefined } | { fault: FaultRule }

const none = { value: undefined }
const scientific = /^[+-]?\d+(\.\d+)?e[+-]?\d+$/i
const hidden = /[*＊×●•]|x{3,}/i

const orFault = <T>(read: () => T, fault: FaultRule): Read<T> => {
  try {
    return { value: read() }
  } catch {
    return { fault }
  }
}

/** `13812345678.0`: a number of a sheet, told as text. */
const whole = (text: string): string => text.replace(/^(\d+)\.0+$/, '$1')

const standings: readonly [RegisterStanding, RegExp][] = [
  ['rejected', /注销|退出|失效|未通过|不通过|驳回|无效|未注册|未登记|禁用|cancel|reject|invalid|inactive|left/i],
  ['confirmed', /注册|登记|正常|有效|通过|在册|认证|active|registered|confirmed|valid|enrolled/i],
]

/** Day 0 of the sheets that count days from 1900. */
const sheetEpoch: LocalDate = '1899-12-30'

/** Pure: `2024-03-05`, `2024/3/5 10:20`, `2024年3月5日`, `20240305`, or the number by which sheets keep a day. */
export const readDay = (text: string): LocalDate | undefined => {
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) : undefined
  if (serial !== undefined) return serial >= 18_264 && serial <= 73_050 ? addLocalDays(sheetEpoch, serial) : undefined
  const [, year, month, day] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT].*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${iso}T00:00:00.000Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) && Number(year) >= 1950 ? iso : undefined
}

/** Pure: what stands in a cell of each column, or the rule it breaks. `asOf` is the day of the list. */
export const readCell: {
  [C in Column]: (typed: string, asOf: LocalDate) => Read<CellValues[C]>
} = {
  name: (typed) => {
    if (typed === '') return none
    return nameFault(typed) === undefined ? { value: typed.replaceAll(/\s+/g, ' ') } : { fault: 'nameOdd' }
  },
  phone: (typed) => {
    if (typed === '') return none
    if (scientific.test(typed)) return { fault: 'phoneScientific' }
    if (hidden.test(typed)) return { fault: 'phoneHidden' }
    return orFault(() => readPhone(whole(typed)), 'phoneWrong')
  },
  idNumber: (typed) => {
    if (typed === '') return none
    if (scientific.test(typed)) return { fault: 'idScientific' }
    if (/[*＊●•]|x{2,}/i.test(typed)) return { fault: 'idHidden' }
    return orFault(() => readIdNumber(typed), 'idWrong')
  },
  number: (typed) => {
    if (typed === '') return { fault: 'numberMissing' }
    if (scientific.test(typed)) return { fault: 'numberScientific' }
    const number = whole(typed).replaceAll(/\s/g, '').toUpperCase()
    return /^[A-Z0-9][A-Z0-9-]{4,30}[A-Z0-9]$/.test(number) ? { value: number } : { fault: 'numberWrong' }
  },
  standing: (typed) => {
    if (typed === '') return { value: 'confirmed' }
    const found = standings.find(([, words]) => words.test(typed))
    return found ? { value: found[0] } : { fault: 'standingUnknown' }
  },
  enrolledOn: (typed, asOf) => {
    if (typed === '') return none
    const value = readDay(typed)
    if (value === undefined) return { fault: 'dateWrong' }
    return value > asOf ? { fault: 'dateAhead' } : { value }
  },
}

/** Pure: the birthday that an identity number holds. */
export const bornOn = (idNumber: string): LocalDate =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
