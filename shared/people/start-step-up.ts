import { type Context, deciding } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Instant } from '#shared/time/instant.ts'
import { newCode, signInRule } from './challenge.ts'
import { maskPhone, phoneOf } from './phone.ts'
import { sendCode } from './send-code.ts'
import type { Session } from './sessions.ts'

/** The one challenge of a session. No sign-in code has such a name, so neither is taken for the other. */
export const stepUpChallenge = (session: Pick<Session, 'hash'>): string => `step:${session.hash}`

/** Where a code would go, as its owner knows the number. */
export const stepUpPhone = async (context: Context): Promise<string> => maskPhone(await ownPhone(context))

const ownPhone = async (context: Context): Promise<string> => {
  const phone = await phoneOf(context, oneself(context))
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
  const code = newCode(context.random)
  return deciding(async () => {
    const { changes, expiresAt } = await sendCode(context, {
      id: stepUpChallenge(session),
      phone,
      code,
      template: 'stepUpCode',
      language: context.actor.kind === 'system' ? 'zh' : context.actor.language,
      link: '/me',
      share: {
        name: context.vault.fingerprint(`step:${session.personId}`),
        most: signInRule.stepUpCodesPerDay,
        text: tooMany,
      },
    })
    await context.table.write(changes)
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
