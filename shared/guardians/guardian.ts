import * as z from 'zod'
import type { Vault } from '#shared/kernel/vault.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, Instant } from '#shared/time/instant.ts'
import { localDate } from '#shared/time/shanghai.ts'

/** At most so long does one yes of a guardian hold; then they are asked again. */
export const longestConsentDays = 365

/** 监护人: whose consent a minor needs, and how it stands. Confirmed from the guardian's own phone alone. */
export const Guardian = z.object({
  id: z.string(),
  volunteerId: z.string(),
  /** Sealed under the key of the minor, with whose details it goes. */
  phone: z.string(),
  state: z.enum(['asked', 'given', 'refused', 'withdrawn']),
  until: Instant.optional(),
  askedAt: Instant,
  answeredAt: Instant.optional(),
})
export type Guardian = z.infer<typeof Guardian>

export const guardians = entity('Guardian', Guardian, (guardian) => keys.guardian(guardian.id))

/** Known from the volunteer to whoever holds the key of the product, and guessed by nobody: it stands in a link. */
export const guardianId = (vault: Pick<Vault, 'fingerprint'>, volunteerId: string): string =>
  vault.fingerprint(`guardian:${volunteerId}`)

export const boundTo = (personId: string): string => `${personId}:guardian`

/** Which challenge proves the guardian's phone. */
export const challengeOf = (id: string): string => `guardian:${id}`

/** Pure: `2010-05-01`, and in the calendar. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(Date.parse(text)).toISOString().startsWith(text)

/** Pure: whether somebody born on this day (`2010-05-01`) is 18 on a day in Liuzhou. */
export const isAdultOn = (birthDate: string, at: Instant): boolean => adultDay(birthDate) <= localDate(at)

const adultDay = (birthDate: string): string => `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}`

/** Pure: the first of the month after the 18th birthday: a moment that tells the month of birth and not the day. */
export const checkedOn = (birthDate: string): string => {
  const [year = 0, month = 0] = adultDay(birthDate).split('-').map(Number)
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

/** Pure: the latest day a consent given now may reach to. */
export const latestUntil = (now: Instant): Instant => addDays(now, longestConsentDays)
