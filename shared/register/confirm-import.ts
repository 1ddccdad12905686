import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { Refusal, wrongState } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { step } from '#shared/kernel/transitions.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { Column, type Columns } from './columns.ts'
import { importStateWords, importTransitions, type RegisterImport, registerImports } from './import.ts'
import { partGone, unfitKept } from './import-rows.ts'
import { permittedImport } from './own-import.ts'
import { checkedList } from './preview-import.ts'

/** What a list cannot do without: the number, and one of those by which a person is found. */
export const columnsMissing = (columns: Columns): Text | undefined => {
  if (columns.number === undefined) {
    return { zh: '选出哪一列是登记号。', en: 'Choose the column that holds the register number.' }
  }
  return columns.phone === undefined && columns.idNumber === undefined
    ? {
        zh: '手机号和身份证号至少选出一列，才找得到人。',
        en: 'Choose the column of phone numbers or of identity numbers.',
      }
    : undefined
}

/** People say which column is which, where it was not recognised or wrongly. One column of the file holds one thing. */
export const chooseColumns = async (
  context: Context,
  input: { importId: string; columns: Columns },
): Promise<RegisterImport> =>
  deciding(async () => {
    const of = await permittedImport(context, input.importId)
    if (of.state !== 'preview') throw notWaiting()
    const { columns } = input
    const twice = Column.options.find(
      (one) =>
        columns[one] !== undefined && Column.options.some((other) => other !== one && columns[other] === columns[one]),
    )
    if (twice !== undefined) {
      throw field(`columns.${twice}`, {
        zh: '同一列选了两次，一列只能是一样东西。',
        en: 'One column was chosen twice; it can hold one thing only.',
      })
    }
    const next = { ...of, columns }
    await context.table.write([registerImports.replace(next)])
    return next
  })

/**
 * Confirms a list: from now on it is worked off, part by part. `invites` says that people who are not here are invited,
 * and that this organization may lawfully write to them. Confirming twice is confirming once.
 */
export const confirmImport = async (
  context: Context,
  input: { importId: string; invites: boolean },
): Promise<RegisterImport> =>
  deciding(async () => {
    const of = await permittedImport(context, input.importId)
    if (of.state === 'running' || of.state === 'done') return of
    if (of.state !== 'preview') throw notWaiting()
    const missing = columnsMissing(of.columns)
    if (missing) throw field(of.columns.number === undefined ? 'columns.number' : 'columns.phone', missing)
    const checked = await checkedList(context, of)
    if (checked.good.length === 0) throw nothingToDo()
    const now = context.clock()
    const next: Loaded<RegisterImport> = {
      ...of,
      state: step(importTransitions, importStateWords, of.state, 'running'),
      invites: input.invites,
      confirmedAt: now,
    }
    await context.table.write([
      registerImports.replace(next),
      unfitKept(context, of, { faults: checked.faults, repeated: checked.repeatedRows }),
      fallsDue({ kind: 'importRows', requestId: '', about: `${of.id}|1`, at: now, cause: 'confirmed' }, now),
      audited(
        context,
        of.organizationId,
        'register.confirm',
        `${of.id} ${input.invites ? 'inviting' : 'not inviting'}`,
      ),
    ])
    return next
  })

const partsAtOnce = 90

/** Lets a list go that was not confirmed: its rows are unreadable from this write on, and removed. Twice is once. */
export const dropImport = async (context: Context, input: { importId: string }): Promise<RegisterImport> => {
  const dropped = await deciding(async () => {
    const of = await permittedImport(context, input.importId)
    if (of.state === 'dropped') return of
    if (of.state !== 'preview') throw notWaiting()
    const { key: _key, heads: _heads, ...rest } = of
    const next: Loaded<RegisterImport> = {
      ...rest,
      state: step(importTransitions, importStateWords, of.state, 'dropped'),
    }
    await context.table.write([
      registerImports.replace(next),
      audited(context, of.organizationId, 'register.drop', of.id),
    ])
    return next
  })
  const parts = Array.from({ length: dropped.parts }, (_, at) => partGone(dropped.id, at + 1))
  for (let at = 0; at < parts.length; at += partsAtOnce) await context.table.write(parts.slice(at, at + partsAtOnce))
  return dropped
}

const field = (path: string, text: Text): Refusal =>
  new Refusal('invalid', 'columns', text, { fields: [{ path, text }] })

const notWaiting = (): Refusal =>
  wrongState('importNotWaiting', {
    zh: '这份名册已经处理过了。刷新页面看结果。',
    en: 'This list was dealt with already. Reload the page to see what came of it.',
  })

const nothingToDo = (): Refusal =>
  wrongState('nothingToImport', {
    zh: '没有一行能用。先看看各列选对没有，改好文件再传。',
    en: 'No row can be used. Check the columns, correct the file and send it again.',
  })
