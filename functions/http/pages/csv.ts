// A cell that begins like a formula would be worked out by the program that opens the file (CWE-1236).
const formula = /^[=+\-@\t\r]/
const cell = (value: string | number): string => {
  const text = typeof value === 'number' ? String(value) : formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as a file that any spreadsheet opens with its Chinese intact: byte order mark, CRLF, quoted, no formulas. */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
