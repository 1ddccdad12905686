import { parse } from 'csv-parse/sync'
import { notReadable, sheetRefused, sheetRule, tooMuch } from './refused.ts'

/** The characters of a text file. Excel in Chinese still saves GBK; UTF-8 has its mark or stands the test. */
export const decoded = (bytes: Uint8Array): string => {
  const [a, b] = bytes
  const names =
    a === 0xff && b === 0xfe ? ['utf-16le'] : a === 0xfe && b === 0xff ? ['utf-16be'] : (['utf-8', 'gb18030'] as const)
  for (const name of names) {
    try {
      const text = new TextDecoder(name, { fatal: true }).decode(bytes)
      if (!text.includes('\u0000')) return text
    } catch {
      // Not in this encoding: the next one.
    }
  }
  throw sheetRefused('sheetEncoding', {
    zh: '文字编码认不出来。用 Excel 或 WPS 打开，另存为 .xlsx 或“CSV UTF-8”再传。',
    en: 'The encoding of the text is not known. Save it as .xlsx or "CSV UTF-8" and send that.',
  })
}

const separators = [',', ';', '\t', '|'] as const

/** The sign that stands most often outside quotes in the first lines. */
export const separatorOf = (text: string): string => {
  const head = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '')
  const often = (sign: string): number => head.split(sign).length
  return [...separators].sort((a, b) => often(b) - often(a))[0] ?? ','
}

/** The cells of a text file, each line as long as it is; blank lines stay, so that numbers of rows are those people see. */
export const readText = (bytes: Uint8Array): string[][] => {
  const text = decoded(bytes)
  // Excel's own hint about the separator.
  const hint = /^\uFEFF?sep=(.)\r?\n/i.exec(text)
  const delimiter = hint?.[1] ?? separatorOf(text)
  try {
    const rows = parse(hint ? text.slice(hint[0].length) : text, {
      bom: true,
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: 200_000,
      to: sheetRule.mostRows + sheetRule.spareRows + 1,
    })
    return hint ? [[], ...rows] : rows
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw error.code === 'CSV_MAX_RECORD_SIZE' ? tooMuch() : notReadable()
  }
}
