// A cell that begins like a formula would be worked out by the program that opens the file (CWE-1236). Such programs pass
// over blanks and signs nobody sees, and some read the full-width forms as the plain ones.
const formula = /^[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@＝＋－−﹣＠﹦﹢﹫|%]|^[\t\r\n\0]/u
const cell = (value: string | number): string => {
  const text = typeof value === 'number' ? String(value) : formula.test(value) ? `'${value}` : value
  return /[",;\t\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as a file that any spreadsheet opens with its Chinese intact: byte order mark, CRLF, quoted, no formulas. */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
