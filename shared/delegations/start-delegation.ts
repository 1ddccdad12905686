import { audited } from '#shared/audit/audit.ts'
import type { Actor } from '#shared/authority/actor.ts'
import { forbidden } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { newId } from '#shared/kernel/id.ts'
import type { FieldProblem } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { organizations } from '#shared/organizations/organization.ts'
import { newCode } from '#shared/people/challenge.ts'
import { people } from '#shared/people/person.ts'
import { phoneOf } from '#shared/people/phone.ts'
import { sendCode } from '#shared/people/send-code.ts'
import { rolesMark } from '#shared/people/sessions.ts'
import { keys } from '#shared/table/keys.ts'
import {
  actForChallenge,
  type Delegation,
  delegationRule,
  delegations,
  isOpen,
  type Recognised,
  type Way,
} from './delegation.ts'
import { actedForNow, fieldsWrong, noPhoneOnFile } from './refusals.ts'
import { type Represented, readWhom, type Whom } from './whom.ts'

export interface StartInput {
  whom: Whom
  /** Who of the body; not needed where it has one member. */
  personId?: string | undefined
  way: Way
  recognised: Recognised
  reason: string
}

/**
 * Staff ask to act for somebody who stands at the counter or is on the phone. A code goes to that person's own phone, for
 * them to read out; nothing may be done before (`proveDelegation`). Refused while a colleague acts for them.
 */
export const startDelegation = async (context: Context, input: StartInput): Promise<Delegation> => {
  const by = oneself(context)
  // Nobody hears a code read out to a program.
  if (context.actor.kind === 'person' && context.actor.token !== undefined) throw forbidden()
  const { people: candidates, reach } = await readWhom(context, input.whom)
  const fields = faults(input, candidates)
  const person = chosen(input, candidates)
  if (fields.length > 0 || !person) throw fieldsWrong(fields)
  const { personId, role, title } = person
  const [phone, who, known] = await Promise.all([
    phoneOf(context, personId),
    officeOf(context),
    people.get(context.table, keys.person(personId)),
  ])
  const hasPhone = phone !== undefined && phone !== ''
  if (!hasPhone && input.way === 'phone') throw noPhoneOnFile()
  const id = newId('delegation', context.random)
  const code = newCode(context.random)
  return deciding(async () => {
    const now = context.clock()
    const before = await delegations.get(context.table, keys.delegation(personId))
    if (before && isOpen(before, now) && before.by !== by) throw actedForNow(before.who, before.until ?? now)
    // Asking once more is one wait for one code: the pause between two holds on.
    const again = before?.state === 'asked' && before.by === by
    const delegation: Delegation = {
      id: again ? before.id : id,
      personId,
      role,
      by,
      under: rolesMark(context.actor.kind === 'person' ? context.actor.roles : []),
      who,
      reach,
      title,
      way: input.way,
      recognised: input.recognised,
      reason: input.reason.trim(),
      state: 'asked',
      askedAt: now,
    }
    const sent = hasPhone
      ? await sendCode(context, {
          id: actForChallenge(delegation),
          phone,
          code,
          template: 'actForCode',
          language: known?.language ?? 'zh',
          link: '/me/on-behalf',
          values: { who: who.zh, whoEn: who.en },
          share: {
            name: context.vault.fingerprint(`actFor:${personId}`),
            most: delegationRule.codesPerDay,
            text: tooMany,
          },
        })
      : { changes: [] }
    await context.table.write([
      before ? delegations.replace({ ...delegation, version: before.version }) : delegations.create(delegation),
      ...sent.changes,
      audited(context, personId, 'delegation.ask', `${input.way} ${input.recognised}: ${delegation.reason}`),
    ])
    return delegation
  })
}

const chosen = ({ personId }: StartInput, candidates: readonly Represented[]): Represented | undefined =>
  personId === undefined && candidates.length === 1
    ? candidates[0]
    : candidates.find((one) => one.personId === personId)

/** Pure: what is wrong with what staff said about way, recognition, reason and person. */
export const faults = (input: StartInput, candidates: readonly Represented[]): FieldProblem[] => {
  const { way, recognised } = input
  const length = input.reason.trim().length
  const seenOnThePhone = way === 'phone' && recognised === 'idCard'
  const calledAtTheCounter = way === 'counter' && recognised === 'calledBack'
  return [
    ...(chosen(input, candidates) ? [] : [{ path: 'personId', text: candidates.length === 0 ? nobody : choosePerson }]),
    ...(seenOnThePhone ? [{ path: 'recognised', text: notSeen }] : []),
    ...(calledAtTheCounter ? [{ path: 'recognised', text: notCalled }] : []),
    ...(length >= 2 && length <= 200 ? [] : [{ path: 'reason', text: reasonOf(length) }]),
  ]
}

const officeOf = async ({ table, actor }: { table: Context['table']; actor: Actor }): Promise<Text> => {
  const role = actor.kind === 'person' ? actor.roles.find((one) => 'organizationId' in one) : undefined
  const id = role && 'organizationId' in role ? role.organizationId : ''
  const office = await organizations.get(table, keys.organization(id))
  const { zh, en } = office?.name ?? { zh: '科协', en: 'The association' }
  return { zh: `${zh}工作人员`, en: `Staff of ${en}` }
}

const nobody: Text = {
  zh: '这个单位还没有登记联系人，没有人可以代。请先请对方的人登记，或由科协登记联系人。',
  en: 'Nobody of this body is registered, so there is nobody to act for. Let one of its people register first.',
}
const choosePerson: Text = { zh: '选一下是单位的哪一位。', en: 'Choose who of the body it is.' }
const notSeen: Text = {
  zh: '电话里看不到证件。请按登记的号码回拨后选“回拨”，或选“认识”。',
  en: 'No card is seen on the phone. Call back on the number on file and choose that, or choose “known”.',
}
const notCalled: Text = {
  zh: '人在柜台，不用回拨。请看证件，或选“认识”。',
  en: 'They are at the counter. Look at their card, or choose “known”.',
}
const reasonOf = (length: number): Text => ({
  zh: `写明对方要办什么，2 到 200 个字，现在是 ${length} 个。`,
  en: `Say what they want done in 2 to 200 characters; now it is ${length}.`,
})
const tooMany: Text = {
  zh: '今天给这个人发的代办验证码够多了。请明天再办，或请对方带证件到柜台。',
  en: 'Enough codes were sent to this person today. Do it tomorrow, or ask them to come to the counter with papers.',
}
