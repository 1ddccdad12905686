import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { newId } from '#shared/kernel/id.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addDays } from '#shared/time/instant.ts'
import { type Challenge, challenges, tokenHash } from './challenge.ts'
import { newDetails } from './details.ts'
import { browserMark } from './known-browser.ts'
import { people, phoneOwners } from './person.ts'
import { codeOver, proveCode } from './prove-code.ts'
import { newSession, rolesHeld } from './sessions.ts'

/**
 * Proves the code and signs in. The code is used up and the session made in one write, so one code makes one session. An
 * unknown number becomes a new person without roles. `mark` is for the browser to keep (known-browser.ts). Refuses
 * `invalid` codes and expired ones, `tooMany` tries.
 */
export const finishSignIn = async (
  context: Context,
  input: { token: string; code: string; browser?: string | undefined },
): Promise<{ token: string; personId: string; isNew: boolean; mark: string }> => {
  const id = tokenHash(input.token)
  await proveCode(context, { challengeId: id, code: input.code })
  return deciding(async () => {
    const challenge = await challenges.get(context.table, keys.challenge(id))
    if (!challenge) throw codeOver()
    const owner = await phoneOwners.get(context.table, keys.phone(challenge.fingerprint))
    const personId = owner?.personId ?? newId('person', context.random)
    const roles = owner ? await rolesHeld(context, personId) : []
    const { token, change } = newSession(context, personId, { roles, browser: input.browser })
    const joining = owner ? [] : newPerson(context, challenge, personId)
    await context.table.write([challenges.remove(challenge), change, ...joining])
    return { token, personId, isNew: owner === undefined, mark: browserMark(context, challenge.fingerprint) }
  })
}

const newPerson = (context: Context, challenge: Challenge, personId: string): Change[] => {
  const phone = context.vault.open(challenge.phone, challenge.id)
  const language = context.actor.kind === 'system' ? 'zh' : context.actor.language
  const now = context.clock()
  const forgotten = addDays(now, keptDays.newcomer)
  return [
    people.create({ id: personId, language, state: 'active', createdAt: now }),
    ...newDetails(context.vault, personId, { name: '', phone }),
    phoneOwners.create({ fingerprint: challenge.fingerprint, personId }),
    fallsDue({ kind: 'forgetNewcomer', requestId: '', about: personId, at: forgotten, cause: 'joined' }, now),
  ]
}
