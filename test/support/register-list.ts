import { works } from '#functions/reactions.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Due } from '#shared/dues/due.ts'
import { dues } from '#shared/dues/due.ts'
import { workDue } from '#shared/dues/work-due.ts'
import { beginImport } from '#shared/register/begin-import.ts'
import { confirmImport } from '#shared/register/confirm-import.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { scanAll } from './invariants.ts'

export const heads = ['姓名', '手机号', '志愿者编号', '状态', '注册时间']

/** A list as an export gives it: one row for each person. */
export const listOf = (...rows: (readonly string[])[]): string[][][] => [[[...heads], ...rows.map((row) => [...row])]]

/** A list of an organization, uploaded and confirmed; its id. */
export const confirmedList = async (
  context: Context,
  sheets: string[][][],
  more: { organizationId: string; asOf: string; invites?: boolean },
): Promise<string> => {
  const { id } = await beginImport(context, { ...more, sheets })
  await confirmImport(context, { importId: id, invites: more.invites ?? false })
  return id
}

/** What waits to be worked for lists, without the rest of what is due. */
export const listDues = async (source: Parameters<typeof scanAll>[0]): Promise<Loaded<Due>[]> =>
  (await scanAll(source))
    .filter(({ entity }) => entity === dues.name)
    .map(dues.read)
    .filter(({ kind }) => kind === 'importRows' || kind === 'undoImport')

/** Works off lists until nothing more follows. */
export const workLists = async (context: Context, source: Parameters<typeof scanAll>[0]): Promise<void> => {
  for (let round = 0; round < 300; round += 1) {
    const waiting = await listDues(source)
    if (waiting.length === 0) return
    for (const due of waiting) {
      const { failure } = await workDue(context, { key: dues.keyOf(due), works })
      if (failure !== undefined) throw failure
    }
  }
  throw new Error('The list never ends.')
}
