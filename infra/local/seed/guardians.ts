import type { Context } from '#shared/authority/context.ts'
import { answerGuardian } from '#shared/guardians/answer-guardian.ts'
import { askGuardian } from '#shared/guardians/ask-guardian.ts'
import { sendGuardianCode } from '#shared/guardians/send-guardian-code.ts'
import { openValues } from '#shared/messages/deliver-message.ts'
import { messages } from '#shared/messages/message.ts'
import { phoneRecipient } from '#shared/people/start-sign-in.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import people from './data/people.json' with { type: 'json' }
import { phoneOf } from './names.ts'

const years = 16

/** The guardian of a minor is asked and says yes from their own phone, as in life: the sample city knows no other way. */
export const guardianConsents = async (context: Context, volunteerId: string, number: number): Promise<void> => {
  const now = context.clock()
  const phone = phoneOf(people.phones.guardians, number)
  const birthDate = localDate(addDays(now, -Math.round(years * 365.25)))
  const { id } = await askGuardian(context, { volunteerId, phone, birthDate })
  await sendGuardianCode(context, { id })
  const to = phoneRecipient(context.vault.fingerprint(`phone:${phone}`))
  const sent = await messages.all(context.table, { partition: keys.message(to, '', '').pk })
  const code = sent.find(({ template }) => template === 'guardianCode')
  if (!code) throw new Error('No code went to the guardian')
  const until = localDate(addDays(now, 360))
  await answerGuardian(context, { id, code: openValues(context, code).code ?? '', answer: 'consent', until })
}
