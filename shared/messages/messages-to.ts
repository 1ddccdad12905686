import type { Context } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Stale } from '#shared/table/table.ts'
import { type Message, messages } from './message.ts'

/** One's own messages, newest first. */
export const messagesTo = async (
  context: Context,
  { limit = 50, cursor }: { limit?: number; cursor?: string } = {},
): Promise<{ items: Loaded<Message>[]; cursor?: string }> =>
  messages.list(context.table, {
    partition: keys.message(oneself(context), '', '').pk,
    begins: 'MESSAGE#',
    backwards: true,
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  })

/** Marks one's own message as read and gives it back. Reading one that is not there, or was read, changes nothing. */
export const readMessage = async (
  context: Context,
  { at, id }: { at: string; id: string },
): Promise<Message | undefined> => {
  const message = await messages.get(context.table, keys.message(oneself(context), at, id))
  if (!message || message.readAt !== undefined) return message
  try {
    await context.table.write([messages.replace({ ...message, readAt: context.clock() })])
  } catch (error) {
    // Delivered or read at the same moment; unread is the safe side.
    if (!(error instanceof Stale)) throw error
  }
  return message
}
