import { timingSafeEqual } from 'node:crypto'
import { type Context, deciding } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { type Challenge, challenges, codeHashOf, signInRule } from './challenge.ts'

/**
 * Compares a code with the one of a challenge. The try is burnt before the code is compared, so guessing many at once
 * gains nothing. The challenge stays, for whoever follows from it to use up. Refuses `invalid` codes and expired ones,
 * `tooMany` tries.
 */
export const proveCode = async (context: Context, input: { challengeId: string; code: string }): Promise<void> => {
  const { challengeId } = input
  const code = input.code.normalize('NFKC').replace(/\D/g, '')
  const tried = await burnTry(context, challengeId)
  if (!sameText(tried.codeHash, codeHashOf(context.vault, challengeId, code))) {
    throw wrongCode(signInRule.tries - tried.tries)
  }
}

const burnTry = (context: Context, id: string): Promise<Loaded<Challenge>> =>
  deciding(async () => {
    const challenge = await challenges.get(context.table, keys.challenge(id))
    if (!challenge || challenge.expiresAt <= context.clock()) throw codeOver()
    if (challenge.tries >= signInRule.tries) throw tooManyTries()
    const tried = { ...challenge, tries: challenge.tries + 1 }
    await context.table.write([challenges.replace(tried)])
    return tried
  })

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const refusedCode = (reason: string, zh: string, en: string): Refusal =>
  new Refusal('invalid', reason, { zh, en }, { fields: [{ path: 'code', text: { zh, en } }] })

const wrongCode = (left: number): Refusal =>
  left > 0
    ? refusedCode(
        'codeWrong',
        `验证码不对，还可以试 ${left} 次。请看最新的一条短信。`,
        `That is not the code; ${left} tries are left. Look at the newest message.`,
      )
    : tooManyTries()

/** Nothing is left to prove. */
export const codeOver = (): Refusal =>
  refusedCode(
    'codeOver',
    `验证码用过了或过了 ${signInRule.codeMinutes} 分钟。请重新要一个。`,
    `The code was used, or is older than ${signInRule.codeMinutes} minutes. Ask for a new one.`,
  )

const tooManyTries = (): Refusal =>
  new Refusal('tooMany', 'codeTries', {
    zh: `这个验证码已经试了 ${signInRule.tries} 次。请重新要一个。`,
    en: `This code was tried ${signInRule.tries} times. Ask for a new one.`,
  })
