import { asSystem, type Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { type Change, type Key, Stale } from '#shared/table/table.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { type Due, type DueKind, dues, stuckDues } from './due.ts'

/** The verb that follows from something falling due. */
export type Reaction = (context: Context, due: Due) => Promise<unknown>

/** What working needs from the nouns further right: one verb for each kind, and how staff learn of work that is stuck. */
export interface Works {
  reactions: Readonly<Record<DueKind, Reaction>>
  whenStuck: (context: Context, due: Due) => Promise<Change[]>
}

/** Minutes until the next try, after the first failure and each one more; after the last the work is stuck. */
const patience = [1, 4, 15, 60] as const

export type Outcome = 'done' | 'gone' | 'postponed' | 'stuck'

/**
 * Works one due item: runs its verb as the system, then takes the item away. May run twice or at once with itself; verbs
 * stand that. A failure puts the item off, and after five tries sets it aside where staff see it.
 */
export const workDue = async (
  context: Context,
  { key, works }: { key: Key; works: Works },
): Promise<{ outcome: Outcome; failure?: unknown }> => {
  const due = await dues.get(context.table, key)
  if (!due) return { outcome: 'gone' }
  const system = asSystem(context)
  try {
    await works.reactions[due.kind](system, due)
  } catch (failure) {
    return { outcome: await putOff(system, due, works, failure), failure }
  }
  return { outcome: await settled(system, [dues.remove(due)], 'done') }
}

const putOff = async (context: Context, due: Loaded<Due>, works: Works, failure: unknown): Promise<Outcome> => {
  const tries = due.tries + 1
  const tried = { ...due, tries, failure: String(failure).slice(0, 300) }
  const minutes = patience[due.tries]
  if (minutes === undefined) {
    const told = await works.whenStuck(context, tried)
    return settled(context, [dues.remove(due), stuckDues.put(tried), ...told], 'stuck')
  }
  const next = { ...tried, at: addMinutes(context.clock(), minutes) }
  return settled(context, [dues.remove(due), dues.put(next)], 'postponed')
}

/** Moves a due item to a later moment without counting a try; undefined when somebody else has worked it meanwhile. */
export const postpone = async (context: Context, due: Loaded<Due>, minutes: number): Promise<Due | undefined> => {
  const next = { ...due, at: addMinutes(context.clock(), minutes) }
  const outcome = await settled(context, [dues.remove(due), dues.put(next)], 'postponed')
  return outcome === 'gone' ? undefined : next
}

/** Whoever writes first decides; the other finds it gone. */
const settled = async (context: Context, changes: Change[], outcome: Outcome): Promise<Outcome> => {
  try {
    await context.table.write(changes)
    return outcome
  } catch (error) {
    if (error instanceof Stale) return 'gone'
    throw error
  }
}
