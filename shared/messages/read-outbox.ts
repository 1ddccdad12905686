import { forbidden } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { lists, shards } from '#shared/table/keys.ts'
import type { LocalDate } from '#shared/time/shanghai.ts'
import { openValues } from './deliver-message.ts'
import { type Message, messageRef, messages } from './message.ts'

/** A message with its values in plain words. */
export type OpenMessage = Message & { plain: Record<string, string> }

const pageSize = 50

/**
 * Every message of one day with what it says, codes included, newest first: the phone of one's own machine. The shards of
 * the day are read side by side and merged; `before` is where the page before ended. Only for the system, which the embedded
 * run alone lends to a page.
 */
export const readOutbox = async (
  context: Context,
  input: { day: LocalDate; before?: string },
): Promise<{ items: OpenMessage[]; before?: string }> => {
  if (context.actor.kind !== 'system') throw forbidden()
  const pages = await Promise.all(
    Array.from({ length: shards.list }, (_, shard) =>
      messages.list(context.table, {
        index: 'list',
        partition: lists.outboxPartition(input.day, shard),
        backwards: true,
        // A range ends with the message it is read up to, which the page before has shown.
        limit: pageSize + 1,
        ...(input.before === undefined ? {} : { to: input.before }),
      }),
    ),
  )
  const found = pages
    .flatMap(({ items }) => items)
    .filter((message) => input.before === undefined || messageRef(message) < input.before)
    .sort((a, b) => (messageRef(a) < messageRef(b) ? 1 : -1))
  const shown = found.slice(0, pageSize)
  const more = found.length > pageSize || pages.some(({ cursor }) => cursor !== undefined)
  const last = shown.at(-1)
  return {
    items: shown.map((message) => ({ ...message, plain: openValues(context, message) })),
    ...(more && last ? { before: messageRef(last) } : {}),
  }
}
