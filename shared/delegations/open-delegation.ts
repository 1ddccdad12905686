import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { tell } from '#shared/messages/message.ts'
import { challenges } from '#shared/people/challenge.ts'
import { people } from '#shared/people/person.ts'
import { codeOver, proveCode } from '#shared/people/prove-code.ts'
import { type Session, sessions } from '#shared/people/sessions.ts'
import { raise } from '#shared/problems/problem.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { actForChallenge, type Delegation, delegationRule, delegations, isOpen } from './delegation.ts'
import { counterOnly, delegationOver, fieldsWrong, notAsked } from './refusals.ts'

type OwnSession = Pick<Session, 'hash'>

/** What staff asked for and nobody has answered yet; nothing of a colleague's. */
export const readAsked = async (context: Context, personId: string): Promise<Loaded<Delegation>> => {
  const asked = await delegations.get(context.table, keys.delegation(personId))
  if (!asked || asked.by !== oneself(context) || asked.state === 'ended') throw notAsked()
  return asked
}

/**
 * The person read the code out: from now on this session acts for them, for half an hour. The code is used up in the same
 * write, and the person is told. Refuses `invalid` codes and expired ones, `tooMany` tries.
 */
export const proveDelegation = async (
  context: Context,
  { session, personId, code }: { session: OwnSession; personId: string; code: string },
): Promise<Delegation> => {
  const asked = await readAsked(context, personId)
  if (isOpen(asked, context.clock())) return asked
  const challengeId = actForChallenge(asked)
  await proveCode(context, { challengeId, code })
  return deciding(async () => {
    const challenge = await challenges.get(context.table, keys.challenge(challengeId))
    const before = await readAsked(context, personId)
    if (!challenge || before.id !== asked.id) throw codeOver()
    return opened(context, { session, before, proof: 'code', more: [challenges.remove(challenge)] })
  })
}

/**
 * Where somebody at the counter has no phone with them: staff say which papers they saw. It is kept as such, others of the
 * staff find it in their inbox to look into, and nothing can be signed under it.
 */
export const openOnPapers = async (
  context: Context,
  { session, personId, papers }: { session: OwnSession; personId: string; papers: string },
): Promise<Delegation> => {
  const seen = papers.trim()
  if (seen.length < 2 || seen.length > 100) throw fieldsWrong([{ path: 'papers', text: papersText(seen.length) }])
  return deciding(async () => {
    const before = await readAsked(context, personId)
    if (isOpen(before, context.clock())) return before
    if (before.way !== 'counter') throw counterOnly()
    const { id, reach, title, by } = before
    const flag = raise({ kind: 'actedWithoutCode', reach, requestId: '', about: id, title, notBy: by }, context.clock())
    return opened(context, { session, before, proof: 'papers', more: [flag], seen })
  })
}

const opened = async (
  context: Context,
  of: { session: OwnSession; before: Loaded<Delegation>; proof: 'code' | 'papers'; more: Change[]; seen?: string },
): Promise<Delegation> => {
  const { before, proof } = of
  if (before.state !== 'asked') throw notAsked()
  const [held, person] = await Promise.all([
    sessions.get(context.table, keys.session(of.session.hash)),
    people.get(context.table, keys.person(before.personId)),
  ])
  if (!held || person?.state !== 'active') throw delegationOver()
  const now = context.clock()
  const until = addMinutes(now, delegationRule.minutes)
  const delegation = { ...before, state: 'open' as const, proof, until }
  const { id, personId, who, way, recognised } = before
  await context.table.write([
    delegations.replace(delegation),
    sessions.replace({ ...held, actingFor: { personId, delegationId: id } }),
    ...of.more,
    ...tell(
      {
        to: personId,
        template: 'actForBegun',
        channel: 'sms',
        language: person.language,
        values: { who: who.zh, whoEn: who.en, until },
        link: '/me/on-behalf',
        cause: `${id}:open`,
      },
      now,
    ),
    audited(
      context,
      personId,
      proof === 'code' ? 'delegation.open' : 'delegation.openWithoutCode',
      `${way} ${recognised}: ${of.seen ?? 'code'}`,
    ),
  ])
  return delegation
}

const papersText = (length: number) => ({
  zh: `写明当面看了什么证件，2 到 100 个字，现在是 ${length} 个。不要写证件号码。`,
  en: `Say which papers you saw in 2 to 100 characters; now it is ${length}. Leave the number out.`,
})
