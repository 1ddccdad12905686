import { audited } from '#shared/audit/audit.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { type Consent, consents, holds } from '#shared/people/consent.ts'
import { notices, Purpose } from '#shared/people/notices.ts'
import { idNumberGone } from '#shared/people/state-id-number.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { isPaused } from '#shared/volunteers/calendar.ts'
import { loadVolunteer } from '#shared/volunteers/read-volunteer.ts'
import { reindexed } from '#shared/volunteers/reindex.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { rolesHeld } from './standing-duties.ts'

/** How each purpose stands for the person who asks, with the receipt where there is one. */
export const ownConsents = async (
  context: Context,
): Promise<{ purpose: Purpose; on: boolean; receipt?: Consent }[]> => {
  const personId = oneself(context)
  const found = await consents.getMany(
    context.table,
    Purpose.options.map((purpose) => keys.consent(personId, purpose)),
    { consistent: true },
  )
  return Purpose.options.map((purpose) => {
    const receipt = found.find((one) => one.purpose === purpose)
    return { purpose, on: holds(purpose, receipt), ...(receipt ? { receipt } : {}) }
  })
}

/**
 * A person says yes to one purpose, or takes it back, which works from this write on: without recommendation no match
 * finds them, without the identity number's consent the number is gone. Saying the same twice changes nothing.
 */
export const changeConsent = async (context: Context, input: { purpose: string; give: boolean }): Promise<void> => {
  const personId = oneself(context)
  const parsed = Purpose.safeParse(input.purpose)
  if (!parsed.success) throw noSuchPurpose()
  const purpose = parsed.data
  await deciding(async () => {
    const { table } = context
    const before = await consents.get(table, keys.consent(personId, purpose))
    if (holds(purpose, before) === input.give && before !== undefined) return
    const state = input.give ? 'given' : 'withdrawn'
    const { edition } = notices[purpose]
    const next: Consent = { personId, purpose, state, edition, at: context.clock(), how: 'ownPage' }
    await table.write([
      before ? consents.replace({ ...next, version: before.version }) : consents.create(next),
      audited(context, personId, 'person.consent', `${purpose} ${state} ${edition}`),
      ...(await followsFrom(context, personId, next)),
    ])
  })
}

/** What a consent changes beyond its receipt, in the same write. */
const followsFrom = async (context: Context, personId: string, { purpose, state }: Consent): Promise<Change[]> => {
  if (purpose === 'recommendation') return recommended(context, personId, state === 'given')
  if (purpose === 'idNumber' && state === 'withdrawn') return idNumberGone(context, personId)
  return []
}

const recommended = async (context: Context, personId: string, on: boolean): Promise<Change[]> => {
  const role = (await rolesHeld(context.table, personId)).map((one) => one.role).find((one) => one.role === 'volunteer')
  if (role?.role !== 'volunteer') return []
  const { volunteer, calendar, card } = await loadVolunteer(context.table, role.volunteerId)
  const { plainList: _before, ...rest } = volunteer
  const next = on ? rest : { ...rest, plainList: true }
  const now = context.clock()
  return [
    volunteers.replace(next),
    ...reindexed(card, next, { paused: isPaused(calendar, now), now, random: context.random }),
  ]
}

const noSuchPurpose = (): Refusal => {
  const text = {
    zh: '没有这个同意事项。刷新页面再选。',
    en: 'There is no such consent. Reload the page and choose again.',
  }
  return new Refusal('invalid', 'purpose', text)
}
