import { keepSealing } from '#shared/audit/seal-hours.ts'
import { type Due, dues } from '#shared/dues/due.ts'
import { type Swept, sweepDues } from '#shared/dues/sweep-dues.ts'
import { postpone } from '#shared/dues/work-due.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { services, systemContext } from './context.ts'
import { workNow } from './hurry-due.ts'
import { log, told } from './log.ts'
import { heavy } from './reactions.ts'

const reserveMs = 10_000
/** By then a queued match has been tried or given up; if it was lost, the sweep queues it again. */
const queuedMinutes = 15

/** Works all that is due while there is time left. */
export const sweep = async (timeLeft: () => number): Promise<void> => {
  const context = await systemContext()
  await keepSealing(context)
  const { MATCH_QUEUE_URL: queue } = (await services()).env
  const work = async (due: Loaded<Due>): Promise<Swept> => {
    try {
      if (heavy.has(due.kind) && queue !== undefined) {
        const later = await postpone(context, due, queuedMinutes)
        if (later) await (await import('./queue.ts')).enqueue(queue, dues.keyOf(later))
      } else await workNow(dues.keyOf(due))
      return 'done'
    } catch (error) {
      log('error', 'due item not worked', { kind: due.kind, id: due.id, ...told(error) })
      return 'left'
    }
  }
  const { worked, to } = await sweepDues(context, { work, enough: () => timeLeft() < reserveMs })
  if (worked > 0) log('info', 'swept', { worked, to })
}
