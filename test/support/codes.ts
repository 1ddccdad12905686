import { openValues } from '#shared/messages/deliver-message.ts'
import { messages } from '#shared/messages/message.ts'
import { phoneRecipient } from '#shared/people/start-sign-in.ts'
import { keys } from '#shared/table/keys.ts'
import type { TestApp } from './app.ts'

/** The newest code that was sent to a phone, as its owner reads it. */
export const codeSentTo = async (world: TestApp, phone: string): Promise<string> => {
  const recipient = phoneRecipient(world.vault.fingerprint(`phone:${phone}`))
  const sent = await messages.all(world.table, { partition: keys.message(recipient, '', '').pk, begins: 'MESSAGE#' })
  return openValues(world.system, sent.at(-1)!).code!
}

/** Another code of as many digits. */
export const wrongCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
