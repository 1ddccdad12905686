import { type Context, deciding } from '#shared/authority/context.ts'
import type { Text } from '#shared/kernel/text.ts'
import { tell } from '#shared/messages/message.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { challenges, codeHashOf, newCode, newToken, signInRule, tokenHash } from './challenge.ts'
import { knownBrowser } from './known-browser.ts'
import { maskPhone, readPhone } from './phone.ts'
import { refuseTooSoon, type Share, takeShares } from './send-caps.ts'

/** Where a code goes whose owner is not known, or not known yet: the same for both, so that nothing tells them apart. */
export const phoneRecipient = (fingerprint: string): string => `phone:${fingerprint}`

/**
 * Sends a one-time code to a phone. The answer, and all that is read and written, is the same for known and unknown
 * numbers. The token binds the code to the browser that asked, so what another browser asks for, however often, changes
 * nothing here; `before` is the token this browser holds already and `mark` what it kept of an earlier sign-in. Refuses
 * `invalid` numbers, and `tooMany` codes.
 */
export const startSignIn = async (
  context: Context,
  input: { phone: string; address: string; before?: string | undefined; mark?: string | undefined },
): Promise<{ token: string; expiresAt: Instant }> => {
  const phone = readPhone(input.phone)
  const language = context.actor.kind === 'system' ? 'zh' : context.actor.language
  const fingerprint = context.vault.fingerprint(`phone:${phone}`)
  const shares = sharesOf(context, fingerprint, input)
  const token = newToken(context.random)
  const code = newCode(context.random)
  const id = tokenHash(token)
  return deciding(async () => {
    const now = context.clock()
    const [earlier, counted] = await Promise.all([
      challenges.get(context.table, keys.challenge(tokenHash(input.before ?? ''))),
      takeShares(context, shares),
    ])
    if (earlier?.fingerprint === fingerprint) refuseTooSoon(earlier.sentAt, now)
    const expiresAt = addMinutes(now, signInRule.codeMinutes)
    const to = phoneRecipient(fingerprint)
    await context.table.write([
      ...counted,
      challenges.create({
        id,
        fingerprint,
        phone: context.vault.seal(phone, id),
        codeHash: codeHashOf(context.vault, id, code),
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

/** What a code is counted against. Which of them depends on the browser alone, never on whose number it is. */
const sharesOf = (
  { vault }: Context,
  fingerprint: string,
  { address, mark }: { address: string; mark?: string | undefined },
): Share[] => {
  const browser = knownBrowser({ vault }, mark ?? '', fingerprint)
  const from = {
    name: vault.fingerprint(`address:${address}`),
    most: signInRule.codesPerAddressAndDay,
    text: fullAddress,
  }
  if (browser !== undefined) {
    const name = vault.fingerprint(`browser:${browser}`)
    return [from, { name, most: signInRule.codesPerKnownBrowserAndDay, text: fullNumber }]
  }
  return [
    from,
    { name: fingerprint, most: signInRule.codesPerPhoneAndDay, text: fullNumber },
    {
      name: vault.fingerprint(`address:${address}:${fingerprint}`),
      most: signInRule.codesPerPhoneAddressAndDay,
      text: fullNumber,
    },
  ]
}

const fullNumber: Text = {
  zh: '这个号码今天要的验证码够多了。请明天再试，或用以前登录过的浏览器，或请科协工作人员帮忙。',
  en: 'Enough codes were asked for this number today. Try tomorrow, or a browser you signed in with before, or ask the association.',
}

const fullAddress: Text = {
  zh: '您所在的网络今天要的验证码太多了。请换手机流量再试，或明天再来。',
  en: 'Too many codes were asked for from your network today. Try over mobile data, or come back tomorrow.',
}
