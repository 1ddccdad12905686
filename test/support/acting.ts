import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { actingFor } from '#shared/delegations/acting.ts'
import type { Delegation } from '#shared/delegations/delegation.ts'
import { openOnPapers, proveDelegation } from '#shared/delegations/open-delegation.ts'
import { type StartInput, startDelegation } from '#shared/delegations/start-delegation.ts'
import { openValues } from '#shared/messages/deliver-message.ts'
import { type Message, messages } from '#shared/messages/message.ts'
import { tokenHash } from '#shared/people/challenge.ts'
import { memberships } from '#shared/people/person.ts'
import { phoneOf } from '#shared/people/phone.ts'
import { type Session, sessions, signInAs } from '#shared/people/sessions.ts'
import { phoneRecipient } from '#shared/people/start-sign-in.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'

/** Staff at the counter: signed in, with a session that can act for somebody. */
export interface AtCounter {
  actor: Actor
  session: Session
}

/** Somebody of the staff sits down at the counter. Their roles stand in the table, as they do for everybody. */
export const sitDown = async (context: Context, actor: Actor): Promise<AtCounter> => {
  if (actor.kind !== 'person') throw new Error('Only people sit at counters')
  await context.table.write(
    actor.roles.map((role) => memberships.put({ personId: actor.personId, role, since: context.clock() })),
  )
  const { token } = await signInAs(context, actor.personId)
  const session = await sessions.get(context.table, keys.session(tokenHash(token)))
  if (!session) throw new Error('The session is not there')
  return { actor, session }
}

export const bodyInput = (changes: Partial<StartInput> = {}): StartInput => ({
  whom: { requesterId: 'rqr_shop' },
  way: 'counter',
  recognised: 'idCard',
  reason: '不会用网页，来柜台请人帮忙',
  ...changes,
})

/** All messages somebody got, oldest first. */
export const messagesOf = (context: Context, personId: string): Promise<Loaded<Message>[]> =>
  messages.all(context.table, { partition: keys.message(personId, '', '').pk, begins: 'MESSAGE#' })

/** Every code that was sent to a person's phone, oldest first. */
export const codesOn = async (context: Context, personId: string): Promise<string[]> => {
  const phone = await phoneOf(context, personId)
  const found = await messagesOf(context, phoneRecipient(context.vault.fingerprint(`phone:${phone}`)))
  return found.map((message) => openValues(context, message).code!)
}

/** The newest of them. */
export const codeOn = async (context: Context, personId: string): Promise<string> =>
  (await codesOn(context, personId)).at(-1)!

/** The context in which the staff at the counter act now; `over` and nothing as `actingFor` says. */
export const contextAt = async (context: Context, { actor, session }: AtCounter) => {
  const now = await sessions.get(context.table, keys.session(session.hash))
  return now && actingFor({ ...context, actor }, { session: now })
}

/** Asks, has the code read out, and answers the context in which everything is done for the person. */
export const actFor = async (
  context: Context,
  at: AtCounter,
  input: StartInput,
  papers?: string,
): Promise<{ context: Context; delegation: Delegation }> => {
  const own = { ...context, actor: at.actor }
  const { personId } = await startDelegation(own, input)
  const { session } = at
  if (papers === undefined) {
    await proveDelegation(own, { session, personId, code: await codeOn(context, personId) })
  } else {
    await openOnPapers(own, { session, personId, papers })
  }
  const acting = await contextAt(context, at)
  if (acting === undefined || acting === 'over') throw new Error('Nobody acts for anybody')
  return acting
}
