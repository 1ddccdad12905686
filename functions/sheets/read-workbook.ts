import readWorkbookFile from 'read-excel-file/node'
import { notReadable, sheetRule, tooMuch } from './refused.ts'
import { type Part, repack, unpack } from './unpack.ts'

const attribute = String.raw`\s+[\w:.-]+\s*=\s*(?:"[^"<&]*"|'[^'<&]*')`
const tag = new RegExp(String.raw`<(?:\w+:)?(row|c)((?:${attribute})*)\s*(/?)>`, 'g')
const anyTag = /<(?:\w+:)?(?:row|c)[\s/>]/g
const blankCell = new RegExp(String.raw`<(?:\w+:)?c(?:${attribute})*\s*/>`, 'g')
const blankRow = new RegExp(String.raw`<(?:\w+:)?row(?:${attribute})*\s*(?:/>|>\s*</(?:\w+:)?row>)`, 'g')
const place = /\sr\s*=\s*["']([A-Z]*)(\d+)["']/

const columnOf = (letters: string): number => [...letters].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0)
const farthestColumn = 1000

/**
 * A sheet without its blank cells and rows, of which formatted ones run to a million. What is left must lie where a table
 * of this size can lie: whatever stands farther out would be filled up with blanks on the way there.
 */
const trimmed = (xml: string): string => {
  const kept = xml.replaceAll(blankCell, '').replaceAll(blankRow, '')
  let seen = 0
  for (const [, , attributes = ''] of kept.matchAll(tag)) {
    seen += 1
    const at = place.exec(attributes)
    if (!at) continue
    if (Number(at[2]) > sheetRule.mostRows + sheetRule.spareRows) throw tooMuch()
    if (columnOf(at[1] ?? '') > farthestColumn) throw tooMuch()
  }
  if (seen !== (kept.match(anyTag)?.length ?? 0)) throw notReadable()
  return kept
}

const lookedAt = (part: Part): Part =>
  part.name.startsWith('xl/worksheets/') && part.name.endsWith('.xml')
    ? { ...part, bytes: Buffer.from(trimmed(part.bytes.toString('utf8'))) }
    : part

/** From here on Excel no longer keeps every digit. */
const keptDigits = 1e15

/** A cell as text. A number that lost digits says so by its form, which no rule for a number takes. */
const textOf = (value: unknown): string => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'number') return Math.abs(value) < keptDigits ? String(value) : value.toExponential(5)
  return typeof value === 'string' ? value : ''
}

/** The sheets of a workbook, each as rows of cells. Formulas are read as what they last gave; nothing is worked out. */
export const readWorkbook = async (bytes: Uint8Array): Promise<string[][][]> => {
  const parts = unpack(Buffer.from(bytes)).map(lookedAt)
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) throw notReadable()
  try {
    const sheets = await readWorkbookFile(repack(parts))
    return sheets.map(({ data }) => data.map((row) => row.map(textOf)))
  } catch {
    // Whatever a broken workbook makes its reader throw is about the file.
    throw notReadable()
  }
}
