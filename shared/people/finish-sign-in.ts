import { timingSafeEqual } from 'node:crypto'
import { type Context, deciding } from '#shared/authority/context.ts'
import { newId } from '#shared/kernel/id.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { type Challenge, challenges, signInRule, tokenHash } from './challenge.ts'
import { newDetails } from './details.ts'
import { people, phoneOwners } from './person.ts'
import { newSession } from './sessions.ts'

/**
 * Proves the code and signs in. The try is burnt before the code is compared, so guessing at once gains nothing; the
 * code is used up and the session made in one write, so one code makes one session. An unknown number becomes a new
 * person without roles. Refuses `invalid` codes and expired ones, `tooMany` tries.
 */
export const finishSignIn = async (
  context: Context,
  input: { token: string; code: string },
): Promise<{ token: string; personId: string; isNew: boolean }> => {
  const id = tokenHash(input.token)
  const code = input.code.normalize('NFKC').replace(/\D/g, '')
  const tried = await burnTry(context, id)
  if (!sameText(tried.codeHash, context.vault.fingerprint(`code:${id}:${code}`))) {
    throw wrongCode(signInRule.tries - tried.tries)
  }
  return deciding(async () => {
    const challenge = await challenges.get(context.table, keys.challenge(id))
    if (!challenge) throw codeOver()
    const owner = await phoneOwners.get(context.table, keys.phone(challenge.fingerprint))
    const personId = owner?.personId ?? newId('person', context.random)
    const { token, change } = newSession(context, personId)
    const joining = owner ? [] : newPerson(context, challenge, personId)
    await context.table.write([challenges.remove(challenge), change, ...joining])
    return { token, personId, isNew: owner === undefined }
  })
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

const newPerson = (context: Context, challenge: Challenge, personId: string): Change[] => {
  const phone = context.vault.open(challenge.phone, challenge.id)
  const language = context.actor.kind === 'system' ? 'zh' : context.actor.language
  return [
    people.create({ id: personId, language, state: 'active', createdAt: context.clock() }),
    ...newDetails(context.vault, personId, { name: '', phone }),
    phoneOwners.create({ fingerprint: challenge.fingerprint, personId }),
  ]
}

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

const codeOver = (): Refusal =>
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
