import type { Context } from '#shared/authority/context.ts'
import { deliverMessage } from '#shared/messages/deliver-message.ts'
import { phoneOf } from '#shared/people/phone.ts'
import type { Key } from '#shared/table/table.ts'
import { channelsOf } from './channels.ts'
import { readEnv } from './env.ts'

/** Delivers the message that stands there through the channels of these surroundings. */
export const deliver = (context: Context, key: Key): Promise<void> =>
  deliverMessage(context, { key, phoneOf: (personId) => phoneOf(context, personId), channels: channelsOf(readEnv()) })
