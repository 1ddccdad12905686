import { asSystem, type Context } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { Refusal, wrongState } from '#shared/kernel/refusal.ts'
import { tell } from '#shared/messages/message.ts'
import { challenges } from '#shared/people/challenge.ts'
import { codeOver, proveCode } from '#shared/people/prove-code.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { addLocalDays, fromLocal } from '#shared/time/shanghai.ts'
import { changing } from '#shared/volunteers/change-volunteer.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'
import { challengeOf, type Guardian, guardians, isDay, latestUntil } from './guardian.ts'

export interface GuardianAnswer {
  id: string
  code: string
  answer: 'consent' | 'refuse' | 'withdraw'
  /** `2027-08-31`: the last day, at most a year ahead. Asked for with a yes. */
  until?: string
}

/**
 * The guardian answers with the code that went to their own phone: yes until a day, no, or not any more. A yes makes the
 * minor findable; a withdrawal counts at once, closes open invitations and shows coming services to staff. Each code gives
 * one answer.
 */
export const answerGuardian = async (context: Context, input: GuardianAnswer): Promise<Guardian['state']> => {
  const now = context.clock()
  const until = input.answer === 'consent' ? readUntil(input.until ?? '', now) : undefined
  await proveCode(context, { challengeId: challengeOf(input.id), code: input.code })
  const [guardian, challenge] = await Promise.all([
    guardians.get(context.table, keys.guardian(input.id)),
    challenges.get(context.table, keys.challenge(challengeOf(input.id))),
  ])
  if (!guardian || !challenge) throw codeOver()
  const state = ({ consent: 'given', refuse: 'refused', withdraw: 'withdrawn' } as const)[input.answer]
  const { until: _, ...rest } = guardian
  const answered: Loaded<Guardian> = { ...rest, state, answeredAt: now, ...(until === undefined ? {} : { until }) }
  const tells = (volunteer: Loaded<Volunteer>): Change[] => [
    guardians.replace(answered),
    challenges.remove(challenge),
    ...(until === undefined
      ? [fallsDue({ kind: 'guardianEnded', requestId: '', about: volunteer.id, at: now, cause: now }, now)]
      : []),
    ...tell(
      {
        to: volunteer.personId,
        template: 'guardianAnswered',
        values: { state },
        link: '/profile#guardian',
        cause: `${guardian.id}:${now}`,
      },
      now,
    ),
  ]
  const act = { name: `guardian.${state}`, note: input.until ?? '' }
  await changing(asSystem(context), guardian.volunteerId, act, ({ volunteer }) => consenting(volunteer, until), tells)
  return state
}

const consenting = (volunteer: Loaded<Volunteer>, until: string | undefined): Loaded<Volunteer> => {
  if (volunteer.ageClass !== 'minor') {
    throw wrongState('notAMinor', {
      zh: '这位志愿者已经成年，不再需要监护人同意。',
      en: 'This volunteer has come of age and needs no consent any more.',
    })
  }
  const { guardianConsentUntil: _, ...rest } = volunteer
  return until === undefined ? rest : { ...rest, guardianConsentUntil: until }
}

const readUntil = (day: string, now: string): string => {
  const end = isDay(day) ? fromLocal(addLocalDays(day, 1), '00:00') : ''
  if (end > now && end <= latestUntil(now)) return end
  const text = {
    zh: `同意到哪一天？选今天以后、一年以内的一天${day === '' ? '' : `，不是“${day.slice(0, 20)}”`}。`,
    en: `Until which day? Choose one after today and within a year${day === '' ? '' : `, not "${day.slice(0, 20)}"`}.`,
  }
  throw new Refusal('invalid', 'until', text, { fields: [{ path: 'until', text }] })
}
