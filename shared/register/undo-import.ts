import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { wrongState } from '#shared/kernel/refusal.ts'
import { step } from '#shared/kernel/transitions.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { importRule, importStateWords, importTransitions, type RegisterImport, registerImports } from './import.ts'
import { permittedImport } from './own-import.ts'

/** Pure: until when a list can be undone; nothing before it is done. */
export const undoableUntil = ({ doneAt }: Pick<RegisterImport, 'doneAt'>): Instant | undefined =>
  doneAt === undefined ? undefined : addDays(doneAt, importRule.undoDays)

/**
 * Lets everything a list did be taken back, where nobody has built on it since. Within a week of its end; asking twice is
 * asking once.
 */
export const undoImport = async (context: Context, input: { importId: string }): Promise<RegisterImport> =>
  deciding(async () => {
    const of = await permittedImport(context, input.importId)
    if (of.state === 'undoing' || of.state === 'undone') return of
    const now = context.clock()
    const state = step(importTransitions, importStateWords, of.state, 'undoing')
    if (now > (undoableUntil(of) ?? '')) throw tooLate()
    const undone = { at: now, by: actorName(context.actor), taken: 0, kept: 0 }
    const next = { ...of, state, undone, next: 0 }
    await context.table.write([
      registerImports.replace(next),
      fallsDue({ kind: 'undoImport', requestId: '', about: `${of.id}|0`, at: now, cause: 'undo' }, now),
      audited(context, of.organizationId, 'register.undo', of.id),
    ])
    return next
  })

const tooLate = () =>
  wrongState('undoTooLate', {
    zh: `导入过了 ${importRule.undoDays} 天，不能整份撤销了。要改的，到志愿者页面上逐个改。`,
    en: `More than ${importRule.undoDays} days have passed; the list can no longer be undone. Change people one by one on their pages.`,
  })
