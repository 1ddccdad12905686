import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { type Key, Stale } from '#shared/table/table.ts'
import type { Channels } from './channels.ts'
import { type Message, messages } from './message.ts'

/** Values that are sealed to the recipient of a message, and opened at the moment of delivery. */
export const sealedValues: readonly string[] = ['code', 'phone']

/** The key behind `to|at#id`, as dues carry it. */
export const messageKey = (about: string): Key => {
  const [to = '', ref = ''] = about.split('|')
  const [at = '', id = ''] = ref.split('#')
  return keys.message(to, at, id)
}

/** The values of a message in plain words; only for its delivery, and for the outbox of one's own machine. */
export const openValues = (context: Context, message: Message): Record<string, string> =>
  Object.fromEntries(
    Object.entries(message.values).map(([name, value]) => [
      name,
      sealedValues.includes(name) ? context.vault.open(value, message.to) : value,
    ]),
  )

/**
 * Sends a waiting message through its channel, once or, after a crash in between, twice. Looks the phone number up at
 * the last moment. A message without anybody to send it to has failed and is not tried again.
 */
export const deliverMessage = async (
  context: Context,
  {
    key,
    phoneOf,
    channels,
  }: { key: Key; phoneOf: (personId: string) => Promise<string | undefined>; channels: Channels },
): Promise<void> => {
  const message = await messages.get(context.table, key)
  if (message?.state !== 'waiting') return
  if (message.channel === 'sms') {
    const { phone: sealed, ...values } = openValues(context, message)
    const phone = sealed ?? (await phoneOf(message.to))
    if (phone === undefined) return settle(context, message, 'failed')
    const { id, template, language, link } = message
    await channels.sms({ id, phone, template, language, values, link })
  }
  await settle(context, message, 'sent')
}

const settle = async (context: Context, message: Loaded<Message>, state: 'sent' | 'failed'): Promise<void> => {
  const { phone: _phone, ...values } = message.values
  const sentAt = state === 'sent' ? { sentAt: context.clock() } : {}
  try {
    await context.table.write([messages.replace({ ...message, ...sentAt, values, state })])
  } catch (error) {
    // Somebody read it, or delivered it at the same moment.
    if (!(error instanceof Stale)) throw error
  }
}
