import { type Context, deciding } from '#shared/authority/context.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { challenges } from './challenge.ts'
import { codeOver, proveCode } from './prove-code.ts'
import { type Session, sessionRule, sessions } from './sessions.ts'
import { stepUpChallenge } from './start-step-up.ts'

/**
 * Proves the fresh code in its session; for a quarter of an hour the session may do what asks for one. The code is used
 * up in the same write. Refuses `invalid` codes and expired ones, `tooMany` tries.
 */
export const finishStepUp = async (
  context: Context,
  { session, code }: { session: Pick<Session, 'hash'>; code: string },
): Promise<{ until: Instant }> => {
  const id = stepUpChallenge(session)
  await proveCode(context, { challengeId: id, code })
  return deciding(async () => {
    const [challenge, held] = await Promise.all([
      challenges.get(context.table, keys.challenge(id)),
      sessions.get(context.table, keys.session(session.hash)),
    ])
    if (!challenge || !held) throw codeOver()
    const steppedUpAt = context.clock()
    await context.table.write([challenges.remove(challenge), sessions.replace({ ...held, steppedUpAt })])
    return { until: addMinutes(steppedUpAt, sessionRule.steppedUpMinutes) }
  })
}
