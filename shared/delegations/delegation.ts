import * as z from 'zod'
import { Role } from '#shared/authority/actor.ts'
import { Text } from '#shared/kernel/text.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, epochSeconds, Instant } from '#shared/time/instant.ts'

export const delegationRule = {
  /** So long staff act for somebody before they have to ask again. */
  minutes: 30,
  /** So long the person takes a thing back with one click; later they object. */
  undoHours: 24,
  /** Codes to one person, whoever of the staff asks for them. */
  codesPerDay: 10,
} as const

/** Where the person is: before the staff, or at the other end of the line. */
export const Way = z.enum(['counter', 'phone'])
export type Way = z.infer<typeof Way>

/** How staff know that it is the person. */
export const Recognised = z.enum(['idCard', 'calledBack', 'known'])
export type Recognised = z.infer<typeof Recognised>

/**
 * 代办: staff act for one person at a counter or by phone. One item a person, so that no two act for them at once. It is
 * asked for, open until `until` once the person agreed, and then over; which session acts stands in the session.
 */
export const Delegation = z.object({
  id: z.string(),
  personId: z.string(),
  /** The one role of the person in which staff act. */
  role: Role,
  by: z.string(),
  /** The roles of the staff as they asked: with others it is over. */
  under: z.string(),
  /** The organization the staff act from: the person reads its name, never theirs. */
  who: Text,
  reach: z.array(z.string()),
  /** The body, or the pseudonym of a volunteer. */
  title: z.string(),
  way: Way,
  recognised: Recognised,
  reason: z.string(),
  state: z.enum(['asked', 'open', 'ended']),
  proof: z.enum(['code', 'papers']).optional(),
  askedAt: Instant,
  until: Instant.optional(),
})
export type Delegation = z.infer<typeof Delegation>

export const delegations = entity('Delegation', Delegation, (delegation) => ({
  ...keys.delegation(delegation.personId),
  expires: epochSeconds(addDays(delegation.askedAt, 1)),
}))

/** Pure: whether staff may act under it now. Checked here, because the table deletes what has expired only later. */
export const isOpen = (delegation: Delegation, now: Instant): boolean =>
  delegation.state === 'open' && delegation.until !== undefined && now < delegation.until

/** The one challenge of a delegation. No sign-in code and no other purpose has such a name. */
export const actForChallenge = ({ id }: Pick<Delegation, 'id'>): string => `actFor:${id}`

export const wayWords: Readonly<Record<Way, Text>> = {
  counter: { zh: '柜台', en: 'at the counter' },
  phone: { zh: '电话', en: 'by phone' },
}

export const recognisedWords: Readonly<Record<Recognised, Text>> = {
  idCard: { zh: '当面看了身份证件', en: 'saw their identity card' },
  calledBack: { zh: '按登记的号码回拨', en: 'called back on the number on file' },
  known: { zh: '本来就认识', en: 'known to me' },
}
