import { audited } from '#shared/audit/audit.ts'
import { behind } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { isDay } from '#shared/guardians/guardian.ts'
import { newId } from '#shared/kernel/id.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { addLocalDays, localDate } from '#shared/time/shanghai.ts'
import { tableIn } from './columns.ts'
import { importRule, nothingDone, type RegisterImport, registerImports } from './import.ts'
import { headsSealed, rowsPutAway } from './import-rows.ts'
import { permittedOrganization } from './own-import.ts'

export const mostRows = 5000
/** Parts of one write: well below what a transaction holds. */
const partsAtOnce = 10

/**
 * Takes in a list of the outside register, read into cells: told apart into headings and rows, sealed, kept for a day.
 * Nothing follows before it is confirmed. `asOf` is the day for which the list holds.
 */
export const beginImport = async (
  context: Context,
  input: { organizationId: string; asOf: string; sheets: readonly (readonly (readonly string[])[])[] },
): Promise<RegisterImport> => {
  const organization = await permittedOrganization(context, input.organizationId, 'register.import')
  const now = context.clock()
  const today = localDate(now)
  const { asOf } = input
  if (!isDay(asOf)) throw wrong('asOf', noDay(asOf))
  if (asOf > today) throw wrong('asOf', ahead)
  if (asOf < addLocalDays(today, -importRule.oldestDays)) throw wrong('asOf', tooOld)
  const { heads, firstRow, rows, columns } = tableIn(input.sheets)
  if (rows.length === 0) throw wrong('file', headsOnly)
  if (rows.length > mostRows) throw wrong('file', tooMany(rows.length))
  const id = newId('import', context.random)
  const begun: RegisterImport = {
    id,
    organizationId: organization.id,
    by: behind(context.actor),
    at: now,
    asOf,
    state: 'preview',
    key: context.vault.newKey(id),
    firstRow,
    rows: rows.length,
    parts: Math.ceil(rows.length / importRule.rowsPerPart),
    columns,
    invites: false,
    next: 1,
    tallied: nothingDone,
  }
  const parts = rowsPutAway(context, begun, rows)
  for (let at = 0; at < parts.length; at += partsAtOnce) await context.table.write(parts.slice(at, at + partsAtOnce))
  // Last: parts without their list expire by themselves.
  const whole = { ...begun, heads: headsSealed(context, begun, heads) }
  await context.table.write([
    registerImports.create(whole),
    audited(context, organization.id, 'register.upload', `${id} ${rows.length}`),
  ])
  return whole
}

const wrong = (path: string, text: Text): Refusal => new Refusal('invalid', path, text, { fields: [{ path, text }] })

const noDay = (typed: string): Text => ({
  zh: `“${typed.slice(0, 20)}”不是日期。选名册从平台导出的那一天。`,
  en: `"${typed.slice(0, 20)}" is no date. Choose the day on which the register exported the list.`,
})
const ahead: Text = {
  zh: '这一天还没到。选名册从平台导出的那一天。',
  en: 'That day is still to come. Choose the day on which the register exported the list.',
}
const tooOld: Text = {
  zh: '名册是两年多以前的。请从平台导出新的再传。',
  en: 'The list is more than two years old. Export a new one and send that.',
}
const headsOnly: Text = {
  zh: '文件里只有表头，没有人。看看导出时有没有选到人，再导出一次。',
  en: 'There is a heading and nobody under it. Export the list again and check that people were chosen.',
}
const tooMany = (rows: number): Text => ({
  zh: `有 ${rows} 行，一次最多 ${mostRows} 行。分成几个文件再传。`,
  en: `There are ${rows} rows; one list has at most ${mostRows}. Send it in several files.`,
})
