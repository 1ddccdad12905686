import { dues } from '#shared/dues/due.ts'
import { workDue } from '#shared/dues/work-due.ts'
import type { Key } from '#shared/table/table.ts'
import { services, systemContext } from './context.ts'
import { log, told } from './log.ts'
import { heavy, works } from './reactions.ts'

/** Works a due item that was just written, if it is due now; the sweep has the rest. */
export const hurryDue = async (key: Key): Promise<void> => {
  const context = await systemContext()
  const due = await dues.get(context.table, key)
  if (!due || due.at > context.clock()) return
  const { MATCH_QUEUE_URL } = (await services()).env
  if (heavy.has(due.kind) && MATCH_QUEUE_URL !== undefined)
    return (await import('./queue.ts')).enqueue(MATCH_QUEUE_URL, key)
  await workNow(key)
}

/** Works a due item and says in the log how it went, unless it went as usual. */
export const workNow = async (key: Key): Promise<void> => {
  const { outcome, failure } = await workDue(await systemContext(), { key, works })
  if (failure !== undefined)
    log(outcome === 'stuck' ? 'error' : 'warn', 'due item failed', { key: key.sk, outcome, ...told(failure) })
}
