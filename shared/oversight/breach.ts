import * as z from 'zod'
import { derivedId } from '#shared/kernel/id.ts'
import { keptDays } from '#shared/kernel/retention.ts'
import type { Text } from '#shared/kernel/text.ts'
import { cityId } from '#shared/organizations/organization.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, lists } from '#shared/table/keys.ts'
import { addDays, addHours, epochSeconds, Instant } from '#shared/time/instant.ts'
import { type Category, isCategory } from './act-words.ts'

export const breachRule = {
  /** PIPL Art. 57 says at once; this is the outer limit the product counts down to, from the moment it was noticed. */
  tellHours: 72,
  /** A window is at most so long: what is beyond is another report. */
  mostDays: 92,
  /** Contact details, opened by two people, close again after so many days. */
  contactDays: 7,
} as const

/** Whose or what kind of access is suspected. A person and their account are one here. */
export const BreachCause = z.enum(['person', 'session', 'token', 'route'])
export type BreachCause = z.infer<typeof BreachCause>

export const causeWords: Readonly<Record<BreachCause, Text>> = {
  person: { zh: '一个人的账号', en: 'The account of a person' },
  session: { zh: '一次登录（手机或浏览器）', en: 'One sign-in (a phone or browser)' },
  token: { zh: '一个接口令牌', en: 'An API token' },
  route: { zh: '一条路由（哪个页面或接口）', en: 'A route (which page or call)' },
}

/** A report of a breach: who was affected, reckoned once from the audit, so that it says the same to everybody who reads it. */
export const Breach = z.object({
  id: z.string(),
  at: Instant,
  by: z.string(),
  cause: BreachCause,
  value: z.string(),
  from: Instant,
  to: Instant,
  noticedAt: Instant,
  /** People affected, and looks and hours the reckoning rests on. */
  people: z.number().int(),
  looks: z.number().int(),
  /** Contact details are open until then, once two people opened them. */
  contactsUntil: Instant.optional(),
  /** What is told to everybody affected, once somebody asked for it. */
  telling: z
    .object({ at: Instant, by: z.string(), happened: z.string(), done: z.string(), advice: z.string() })
    .optional(),
  /** When the last of them was told. */
  toldAt: Instant.optional(),
})
export type Breach = z.infer<typeof Breach>

export const breaches = entity('Breach', Breach, (breach) => ({
  ...keys.breach(breach.id),
  ...lists.breaches(breach.at, breach.id),
  expires: epochSeconds(addDays(breach.at, keptDays.audit)),
}))

/** One person affected, by id: which kinds of their data were shown, how often, first and last. */
export const BreachPerson = z.object({
  breachId: z.string(),
  at: Instant,
  personId: z.string(),
  categories: z.array(z.string()),
  looks: z.number().int(),
  first: Instant,
  last: Instant,
  toldAt: Instant.optional(),
})
export type BreachPerson = z.infer<typeof BreachPerson>

export const breachPeople = entity('BreachPerson', BreachPerson, (one) => ({
  ...keys.breachPerson(one.breachId, one.personId),
  expires: epochSeconds(addDays(one.at, keptDays.audit)),
}))

export const breachWord: Text = { zh: '泄露报告', en: 'breach report' }
/** A breach concerns the whole city: its association and administrators see to it. */
export const breachSubject = { what: breachWord, reach: [cityId] }

/** The same report made twice by the same person at the same moment is one. */
export const breachId = (by: string, at: Instant, cause: BreachCause, value: string): string =>
  derivedId('due', 'breach', by, at, cause, value)

/** Pure: until when everybody affected must have been told. */
export const tellBy = ({ noticedAt }: Pick<Breach, 'noticedAt'>): Instant => addHours(noticedAt, breachRule.tellHours)

export const categoriesOf = ({ categories }: Pick<BreachPerson, 'categories'>): Category[] =>
  categories.filter(isCategory)
