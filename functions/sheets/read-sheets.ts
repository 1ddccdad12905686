import { sheetRefused, sheetRule, tooMuch } from './refused.ts'

const begins = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte)

/** Signs nobody sees or that are none, and the ways in which programs mark a cell as text. */
const unseen = /(?![\t\n\r])[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu
const tidy = (cell: string): string =>
  cell
    .slice(0, 1000)
    .normalize('NFKC')
    .replaceAll(unseen, '')
    .trim()
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^'/, '')
    .trim()
    .slice(0, sheetRule.longestCell)
    .replace(/\p{Cs}$/u, '')

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell === '')

/** Rows as they are looked at: tidy cells, no trailing blank ones, no blank rows at the end. */
const tidied = (rows: readonly (readonly string[])[]): string[][] => {
  const kept = rows.map((row) => {
    const cells = row.slice(0, sheetRule.mostColumns).map(tidy)
    return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
  })
  return kept.slice(0, kept.findLastIndex((row) => !isBlank(row)) + 1)
}

/**
 * The tables in a file, whatever it calls itself: a workbook (.xlsx) or separated text. Refuses other kinds, broken files
 * and too much of anything, each with the remedy; what it gives are rows of short texts.
 */
export const readSheets = async (bytes: Uint8Array): Promise<string[][][]> => {
  if (bytes.length === 0) throw noFile()
  if (bytes.length > sheetRule.mostBytes) throw tooMuch()
  refuseOthers(bytes)
  const sheets = begins(bytes, 0x50, 0x4b)
    ? await (await import('./read-workbook.ts')).readWorkbook(bytes)
    : [(await import('./read-text.ts')).readText(bytes)]
  const tables = sheets.map(tidied).filter((rows) => rows.length > 0)
  if (tables.length === 0) throw empty()
  if (tables.some((rows) => rows.length > sheetRule.mostRows + sheetRule.spareRows)) throw tooMuch()
  return tables
}

const refuseOthers = (bytes: Uint8Array): void => {
  // Old workbooks, and new ones behind a password.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw sheetRefused('sheetOld', {
      zh: '这是老的 .xls 文件，或者设了打开密码。用 Excel 或 WPS 打开（去掉密码），另存为 .xlsx 再传。',
      en: 'This is an old .xls file, or it has a password. Open it (without the password), save it as .xlsx and send that.',
    })
  }
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().toLowerCase()
  if (/^(\u00ef\u00bb\u00bf)?\s*<(!doctype|html|table|\?xml|meta|head)/.test(head)) {
    throw sheetRefused('sheetPage', {
      zh: '这是网页，不是表格（有的平台导出的 .xls 就是这样）。用 Excel 或 WPS 打开，另存为 .xlsx 再传。',
      en: 'This is a web page and not a table (some platforms call one .xls). Open it in Excel, save it as .xlsx and send that.',
    })
  }
  const isPicture = begins(bytes, 0xff, 0xd8, 0xff) || begins(bytes, 0x89, 0x50, 0x4e, 0x47)
  if (isPicture || begins(bytes, 0x1f, 0x8b) || /^(%pdf|gif8|rar!|7z|riff|mz)/.test(head)) {
    throw sheetRefused('sheetKind', {
      zh: '这不是表格文件。请传从登记平台导出的 .xlsx 或 .csv。',
      en: 'This is no table. Send the .xlsx or .csv that the register exports.',
    })
  }
}

const noFile = () =>
  sheetRefused('noFile', {
    zh: '请选一个 .xlsx 或 .csv 文件。',
    en: 'Choose a file, .xlsx or .csv.',
  })

const empty = () =>
  sheetRefused('sheetEmpty', {
    zh: '文件里没有内容。看看是不是导出时没选到人，再导出一次。',
    en: 'There is nothing in the file. Export it again and check that people were chosen.',
  })
