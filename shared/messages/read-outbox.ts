import { forbidden } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { lists } from '#shared/table/keys.ts'
import type { LocalDate } from '#shared/time/shanghai.ts'
import { openValues } from './deliver-message.ts'
import { type Message, messages } from './message.ts'

/** A message with its values in plain words. */
export type OpenMessage = Message & { plain: Record<string, string> }

/**
 * Every message of one day with what it says, codes included, newest first: the phone of one's own machine. Only for the
 * system, which the embedded run alone lends to a page.
 */
export const readOutbox = async (
  context: Context,
  input: { day: LocalDate; cursor?: string },
): Promise<{ items: OpenMessage[]; cursor?: string }> => {
  if (context.actor.kind !== 'system') throw forbidden()
  const page = await messages.list(context.table, {
    index: 'list',
    partition: lists.outboxPartition(input.day),
    backwards: true,
    limit: 50,
    ...(input.cursor === undefined ? {} : { cursor: input.cursor }),
  })
  return { ...page, items: page.items.map((message) => ({ ...message, plain: openValues(context, message) })) }
}
