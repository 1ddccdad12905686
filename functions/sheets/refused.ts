import { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'

/** How much of a table is read: more than any county's register, less than what would hold a function up. */
export const sheetRule = {
  mostBytes: 2 * 1024 * 1024,
  /** Of all parts of a workbook together, unpacked. */
  mostUnpacked: 24 * 1024 * 1024,
  mostParts: 200,
  mostRows: 5000,
  /** Titles and blank lines above the header come on top. */
  spareRows: 100,
  mostColumns: 30,
  /** What is longer is nothing that is looked for here. */
  longestCell: 60,
} as const

/** A file that is no table, told at the field it was chosen in. */
export const sheetRefused = (reason: string, text: Text): Refusal =>
  new Refusal('invalid', reason, text, { fields: [{ path: 'file', text }] })

export const notReadable = (): Refusal =>
  sheetRefused('sheetBroken', {
    zh: '这个文件读不出来，可能没有存完整。用 Excel 或 WPS 打开，另存为 .xlsx 再传。',
    en: 'This file cannot be read; it may be incomplete. Open it in Excel or WPS, save it as .xlsx and send that.',
  })

export const tooMuch = (): Refusal =>
  sheetRefused('sheetTooLarge', {
    zh: `表太大了：最多 ${sheetRule.mostRows} 行、${sheetRule.mostColumns} 列以内有内容。删掉多余的工作表和列，或分成几个文件再传。`,
    en: `The table is too large: at most ${sheetRule.mostRows} rows. Remove spare sheets and columns, or send it in several files.`,
  })
