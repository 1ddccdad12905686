import { type Context, deciding } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { tell } from '#shared/messages/message.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addMinutes, type Instant, minutesBetween } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'
import { challenges, newCode, newToken, type SendCap, sendCaps, signInRule, tokenHash } from './challenge.ts'
import { maskPhone, readPhone } from './phone.ts'

/** Where a code goes whose owner is not known, or not known yet: the same for both, so that nothing tells them apart. */
export const phoneRecipient = (fingerprint: string): string => `phone:${fingerprint}`

/**
 * Sends a one-time code to a phone. The answer, and all that is written, is the same for known and unknown numbers. The
 * token binds the code to the browser that asked. Refuses `invalid` numbers, and `tooMany` codes to one number.
 */
export const startSignIn = async (
  context: Context,
  input: { phone: string; address: string },
): Promise<{ token: string; expiresAt: Instant }> => {
  const phone = readPhone(input.phone)
  const language = context.actor.kind === 'system' ? 'zh' : context.actor.language
  const fingerprint = context.vault.fingerprint(`phone:${phone}`)
  const from = context.vault.fingerprint(`address:${input.address}`)
  const token = newToken(context.random)
  const code = newCode(context.random)
  const id = tokenHash(token)
  return deciding(async () => {
    const now = context.clock()
    const day = localDate(now)
    const [forPhone, forAddress] = await Promise.all([
      sendCaps.get(context.table, keys.sendCap(fingerprint, day)),
      sendCaps.get(context.table, keys.sendCap(from, day)),
    ])
    refuseTooMany(forPhone, forAddress, now)
    const expiresAt = addMinutes(now, signInRule.codeMinutes)
    const to = phoneRecipient(fingerprint)
    await context.table.write([
      counted(forPhone, fingerprint, day, now),
      counted(forAddress, from, day, now),
      challenges.create({
        id,
        fingerprint,
        phone: context.vault.seal(phone, id),
        codeHash: context.vault.fingerprint(`code:${id}:${code}`),
        tries: 0,
        sentAt: now,
        expiresAt,
      }),
      ...tell(
        {
          to,
          template: 'signInCode',
          channel: 'sms',
          language,
          values: {
            code: context.vault.seal(code, to),
            phone: context.vault.seal(phone, to),
            shownPhone: maskPhone(phone),
            minutes: String(signInRule.codeMinutes),
          },
          link: '/sign-in',
          cause: id,
        },
        now,
      ),
    ])
    return { token, expiresAt }
  })
}

const counted = (cap: Loaded<SendCap> | undefined, name: string, day: string, now: Instant): Change =>
  cap
    ? sendCaps.replace({ ...cap, sent: cap.sent + 1, lastAt: now })
    : sendCaps.create({ name, day, sent: 1, lastAt: now })

const refuseTooMany = (phone: SendCap | undefined, address: SendCap | undefined, now: Instant): void => {
  const { pauseSeconds, codesPerPhoneAndDay, codesPerAddressAndDay } = signInRule
  const waited = phone ? Math.floor(minutesBetween(phone.lastAt, now) * 60) : pauseSeconds
  if (waited < pauseSeconds) {
    const wait = pauseSeconds - waited
    throw new Refusal(
      'tooMany',
      'codeSentJustNow',
      {
        zh: `验证码刚发过。没收到的话，${wait} 秒后再要一次。`,
        en: `A code was sent a moment ago. If it does not arrive, ask again in ${wait} seconds.`,
      },
      { facts: { retryAfterSeconds: wait } },
    )
  }
  if ((phone?.sent ?? 0) >= codesPerPhoneAndDay || (address?.sent ?? 0) >= codesPerAddressAndDay) {
    throw new Refusal('tooMany', 'codesPerDay', {
      zh: `这个号码今天已经要了 ${codesPerPhoneAndDay} 次验证码，明天再试，或请科协工作人员帮忙。`,
      en: `This number has asked for ${codesPerPhoneAndDay} codes today. Try again tomorrow, or ask the association for help.`,
    })
  }
}
