import { audited } from '#shared/audit/audit.ts'
import { behind } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { notFound, Refusal, wrongState } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { tell } from '#shared/messages/message.ts'
import { openDetails, sealDetails } from '#shared/people/details.ts'
import { personDetails, personKeys, phoneOwners } from '#shared/people/person.ts'
import { readPhone } from '#shared/people/phone.ts'
import { takeShares } from '#shared/people/send-caps.ts'
import { phoneRecipient } from '#shared/people/start-sign-in.ts'
import { keys } from '#shared/table/keys.ts'
import { fromLocal, localDate } from '#shared/time/shanghai.ts'
import { volunteerSubject, volunteerWord } from '#shared/volunteers/read-volunteer.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { boundTo, checkedOn, type Guardian, guardianId, guardians, isAdultOn, isDay } from './guardian.ts'

const asksPerDay = 3

/**
 * A minor, or staff at a counter, names the guardian's phone and the minor's birth date. The guardian gets a link; nothing
 * is agreed before they answer from their own phone, and a consent that holds goes on meanwhile. The birth date is kept
 * sealed and tells when the minor comes of age. Refuses `invalid` input, the minor's own number and that of the staff who
 * ask, another number while a consent holds (whoever gave it alone takes it back), and adults.
 */
export const askGuardian = async (
  context: Context,
  input: { volunteerId: string; phone: string; birthDate: string },
): Promise<Guardian> =>
  deciding(async () => {
    const { table, vault } = context
    const volunteer = await volunteers.get(table, keys.volunteer(input.volunteerId))
    if (!volunteer) throw notFound(volunteerWord)
    permit(context, 'guardian.ask', volunteerSubject(volunteer))
    if (volunteer.ageClass !== 'minor') throw notAMinor()
    const now = context.clock()
    const phone = readPhone(input.phone)
    const birthDate = readBirthDate(input.birthDate, localDate(now))
    if (isAdultOn(birthDate, now)) throw field('birthDate', adultByThat)
    const id = guardianId(vault, volunteer.id)
    const { personId } = volunteer
    const [sealed, key, before] = await Promise.all([
      personDetails.get(table, keys.personDetails(personId)),
      personKeys.get(table, keys.personKey(personId)),
      guardians.get(table, keys.guardian(id)),
    ])
    if (!sealed || !key) throw notFound(volunteerWord)
    const details = openDetails(vault, key, sealed)
    if (details.phone === phone) throw field('phone', ownNumber)
    const owner = await phoneOwners.get(table, keys.phone(vault.fingerprint(`phone:${phone}`)))
    if (owner?.personId === behind(context.actor)) throw field('phone', staffNumber)
    const counted = await takeShares(context, [{ name: vault.fingerprint(id), most: asksPerDay, text: askedOften }])
    const holds = before?.state === 'given' && (before.until ?? '') > now
    const given = before && vault.under(key.key, personId).open(before.phone, boundTo(personId))
    if (holds && given !== phone) throw field('phone', consentHolds)
    const guardian: Guardian = {
      id,
      volunteerId: volunteer.id,
      phone: vault.under(key.key, personId).seal(phone, boundTo(personId)),
      state: holds ? 'given' : 'asked',
      ...(holds && before.until !== undefined ? { until: before.until } : {}),
      askedAt: now,
    }
    const to = phoneRecipient(vault.fingerprint(`phone:${phone}`))
    await table.write([
      before ? guardians.replace({ ...guardian, version: before.version }) : guardians.create(guardian),
      personDetails.replace({ ...sealDetails(vault, key, { ...details, birthDate }), version: sealed.version }),
      fallsDue(
        {
          kind: 'comeOfAge',
          requestId: '',
          about: volunteer.id,
          at: fromLocal(checkedOn(birthDate), '00:00'),
          cause: checkedOn(birthDate),
        },
        now,
      ),
      ...counted,
      ...tell(
        {
          to,
          template: 'guardianAsked',
          channel: 'sms',
          values: { phone: vault.seal(phone, to), who: volunteer.pseudonym },
          link: `/guardian/${id}`,
          cause: `${id}:${now}`,
        },
        now,
      ),
      audited(context, volunteer.id, 'guardian.ask'),
    ])
    return guardian
  })

const readBirthDate = (typed: string, today: string): string => {
  const day = typed.trim()
  if (isDay(day) && day <= today && day > `${Number(today.slice(0, 4)) - 100}`) return day
  throw field('birthDate', {
    zh: `“${typed.slice(0, 20)}”不是出生日期。按年-月-日选，比如 2010-05-01。`,
    en: `"${typed.slice(0, 20)}" is no date of birth. Choose year, month and day, such as 2010-05-01.`,
  })
}

const ownNumber: Text = {
  zh: '这是本人登录用的手机号。请填监护人自己的手机号，同意要由监护人本人给。',
  en: 'This is the number the minor signs in with. Enter the guardian’s own number: the consent is theirs to give.',
}
const staffNumber: Text = {
  zh: '这是您自己的手机号，不能由您来问。您就是监护人的话，请本人用自己的账号填。',
  en: 'This is your own number, so you are not the one to ask. If you are the guardian, let the minor enter it themself.',
}
const consentHolds: Text = {
  zh: '现在的监护人同意着，只有这位监护人能收回。要换人，请现在的监护人先用自己的手机收回，再填新的。',
  en: 'A guardian’s consent holds, and only they take it back. To name another one, let them withdraw it first.',
}
const adultByThat: Text = {
  zh: '按这个日期已经满 18 岁了。填错了请改；报名时选错了，请科协工作人员看证件后更正。',
  en: 'By this date they are 18 already. Correct it; if the age was chosen wrongly when joining, ask the association.',
}
const askedOften: Text = {
  zh: '今天已经发过几次了。请监护人看看短信，或明天再发。',
  en: 'It was sent several times today. Ask the guardian to look for the message, or send it tomorrow.',
}

const field = (path: string, text: Text): Refusal =>
  new Refusal('invalid', path === 'phone' ? 'ownPhone' : path, text, { fields: [{ path, text }] })

const notAMinor = (): Refusal =>
  wrongState('notAMinor', {
    zh: '这位志愿者已经成年，不需要监护人同意。',
    en: 'This volunteer is of age and needs no consent of a guardian.',
  })
