import type { Context } from '#shared/authority/context.ts'
import type { Language, Text } from '#shared/kernel/text.ts'
import { type Template, tell } from '#shared/messages/message.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { type Challenge, challenges, codeHashOf, signInRule } from './challenge.ts'
import { maskPhone } from './phone.ts'
import { refuseTooSoon, takeShares } from './send-caps.ts'
import { phoneRecipient } from './start-sign-in.ts'

/** A code for one purpose to a phone whose owner is known. */
export interface Sending {
  /** Names the challenge: a newer one takes the place of the older. */
  id: string
  phone: string
  code: string
  template: Template
  language: Language
  link: string
  values?: Record<string, string>
  /** What it is counted against, and what is said when that is used up for today. */
  share: { name: string; most: number; text: Text }
}

/** The changes that send a code, counted for the day. Refuses `tooMany`, and a second one before the first could arrive. */
export const sendCode = async (
  context: Context,
  { id, phone, code, template, language, link, values, share }: Sending,
): Promise<{ changes: Change[]; expiresAt: Instant }> => {
  const { table, vault } = context
  const now = context.clock()
  const [earlier, counted] = await Promise.all([
    challenges.get(table, keys.challenge(id)),
    takeShares(context, [share]),
  ])
  if (earlier) refuseTooSoon(earlier.sentAt, now)
  const fingerprint = vault.fingerprint(`phone:${phone}`)
  const to = phoneRecipient(fingerprint)
  const expiresAt = addMinutes(now, signInRule.codeMinutes)
  const challenge: Challenge = {
    id,
    fingerprint,
    phone: vault.seal(phone, id),
    codeHash: codeHashOf(vault, id, code),
    tries: 0,
    sentAt: now,
    expiresAt,
  }
  const sealed = { code: vault.seal(code, to), phone: vault.seal(phone, to) }
  const shown = { shownPhone: maskPhone(phone), minutes: String(signInRule.codeMinutes) }
  return {
    expiresAt,
    changes: [
      ...counted,
      earlier ? challenges.replace({ ...challenge, version: earlier.version }) : challenges.create(challenge),
      ...tell(
        {
          to,
          template,
          channel: 'sms',
          language,
          values: { ...values, ...sealed, ...shown },
          link,
          cause: `${id}:${now}`,
        },
        now,
      ),
    ],
  }
}
