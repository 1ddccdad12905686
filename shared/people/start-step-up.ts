import { forbidden, signedOut } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { tell } from '#shared/messages/message.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { type Challenge, challenges, codeHashOf, newCode, signInRule } from './challenge.ts'
import { maskPhone, phoneOf } from './phone.ts'
import { refuseTooSoon, takeShares } from './send-caps.ts'
import type { Session } from './sessions.ts'
import { phoneRecipient } from './start-sign-in.ts'

/** The one challenge of a session. No sign-in code has such a name, so neither is taken for the other. */
export const stepUpChallenge = (session: Pick<Session, 'hash'>): string => `step:${session.hash}`

/** Where a code would go, as its owner knows the number. */
export const stepUpPhone = async (context: Context): Promise<string> => maskPhone(await ownPhone(context))

const ownPhone = async (context: Context): Promise<string> => {
  const { actor } = context
  if (actor.kind === 'nobody') throw signedOut()
  if (actor.kind === 'system') throw forbidden()
  const phone = await phoneOf(context, actor.personId)
  if (phone === undefined || phone === '') throw noPhone()
  return phone
}

/**
 * Sends a fresh code to one's own phone, bound to this session; a newer one takes the place of the older. Counted apart
 * from sign-in codes, so that strangers use none of them up. Refuses `tooMany`.
 */
export const startStepUp = async (
  context: Context,
  { session }: { session: Pick<Session, 'hash' | 'personId'> },
): Promise<{ phone: string; expiresAt: Instant }> => {
  const phone = await ownPhone(context)
  const { vault } = context
  const language = context.actor.kind === 'system' ? 'zh' : context.actor.language
  const id = stepUpChallenge(session)
  const fingerprint = vault.fingerprint(`phone:${phone}`)
  const to = phoneRecipient(fingerprint)
  const code = newCode(context.random)
  return deciding(async () => {
    const now = context.clock()
    const [earlier, counted] = await Promise.all([
      challenges.get(context.table, keys.challenge(id)),
      takeShares(context, [
        { name: vault.fingerprint(`step:${session.personId}`), most: signInRule.stepUpCodesPerDay, text: tooMany },
      ]),
    ])
    if (earlier) refuseTooSoon(earlier.sentAt, now)
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
    await context.table.write([
      ...counted,
      earlier ? challenges.replace({ ...challenge, version: earlier.version }) : challenges.create(challenge),
      ...tell(
        {
          to,
          template: 'stepUpCode',
          channel: 'sms',
          language,
          values: {
            code: vault.seal(code, to),
            phone: vault.seal(phone, to),
            shownPhone: maskPhone(phone),
            minutes: String(signInRule.codeMinutes),
          },
          link: '/me',
          cause: `${id}:${now}`,
        },
        now,
      ),
    ])
    return { phone: maskPhone(phone), expiresAt }
  })
}

const tooMany = {
  zh: '今天的确认码要得够多了。请明天再办，或请科协工作人员帮忙。',
  en: 'Enough codes were asked for today. Do this tomorrow, or ask the association for help.',
}

const noPhone = (): Refusal =>
  new Refusal('state', 'noPhone', {
    zh: '您没有登记手机号，收不到验证码。请带证件找所在县区科协登记。',
    en: 'No phone number of yours is on file, so no code can reach you. Show your papers to the association of your district.',
  })
