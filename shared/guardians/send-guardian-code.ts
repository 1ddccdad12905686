import type { Context } from '#shared/authority/context.ts'
import { deciding } from '#shared/authority/context.ts'
import { tell } from '#shared/messages/message.ts'
import { challenges, codeHashOf, newCode, signInRule } from '#shared/people/challenge.ts'
import { personKeys } from '#shared/people/person.ts'
import { maskPhone } from '#shared/people/phone.ts'
import { refuseTooSoon, takeShares } from '#shared/people/send-caps.ts'
import { phoneRecipient } from '#shared/people/start-sign-in.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { boundTo, challengeOf, guardians } from './guardian.ts'

const codesPerDay = 6

/**
 * Sends a code to the guardian's phone, by which they prove that the answer is theirs. Whoever opens a link that leads to
 * nobody is answered the same, and nothing is sent. Refuses `tooMany`.
 */
export const sendGuardianCode = async (context: Context, input: { id: string }): Promise<void> =>
  deciding(async () => {
    const { table, vault } = context
    const guardian = await guardians.get(table, keys.guardian(input.id))
    const volunteer = guardian && (await volunteers.get(table, keys.volunteer(guardian.volunteerId)))
    const key = volunteer && (await personKeys.get(table, keys.personKey(volunteer.personId)))
    if (!guardian || !volunteer || !key) return
    const now = context.clock()
    const id = challengeOf(guardian.id)
    const earlier = await challenges.get(table, keys.challenge(id))
    if (earlier) refuseTooSoon(earlier.sentAt, now)
    const text = { zh: '今天发的验证码够多了，请明天再来。', en: 'Enough codes were sent today; come back tomorrow.' }
    const counted = await takeShares(context, [{ name: vault.fingerprint(id), most: codesPerDay, text }])
    const phone = vault.under(key.key, volunteer.personId).open(guardian.phone, boundTo(volunteer.personId))
    const fingerprint = vault.fingerprint(`phone:${phone}`)
    const code = newCode(context.random)
    const to = phoneRecipient(fingerprint)
    const challenge = {
      id,
      fingerprint,
      phone: vault.seal(phone, id),
      codeHash: codeHashOf(vault, id, code),
      tries: 0,
      sentAt: now,
      expiresAt: addMinutes(now, signInRule.codeMinutes),
    }
    await table.write([
      ...counted,
      earlier ? challenges.replace({ ...challenge, version: earlier.version }) : challenges.create(challenge),
      ...tell(
        {
          to,
          template: 'guardianCode',
          channel: 'sms',
          values: { code: vault.seal(code, to), phone: vault.seal(phone, to), shownPhone: maskPhone(phone) },
          link: `/guardian/${guardian.id}`,
          cause: `${id}:${now}`,
        },
        now,
      ),
    ])
  })
