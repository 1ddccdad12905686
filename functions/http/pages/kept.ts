import type { Context } from '#shared/authority/context.ts'
import type { Table } from '#shared/table/table.ts'
import { toMilliseconds } from '#shared/time/instant.ts'

/**
 * Keeps what a read of public facts gave for a while, in the memory of this process: a front page that everybody opens
 * costs a few reads a minute, not a few hundred a visit. Never for what depends on who reads.
 */
export const keptFor = <T, C extends Pick<Context, 'table' | 'clock'> = Context>(
  milliseconds: number,
  read: (context: C, what: string) => Promise<T>,
) => {
  const held = new WeakMap<Table, Map<string, { at: number; value: Promise<T> }>>()
  return (context: C, what = ''): Promise<T> => {
    const now = toMilliseconds(context.clock())
    const mine = held.get(context.table) ?? new Map<string, { at: number; value: Promise<T> }>()
    held.set(context.table, mine)
    const before = mine.get(what)
    if (before && now >= before.at && now < before.at + milliseconds) return before.value
    const value = read(context, what)
    mine.set(what, { at: now, value })
    // A read that failed must not be kept.
    value.catch(() => mine.delete(what))
    return value
  }
}

export const minute = 60_000
