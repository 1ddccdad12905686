import * as z from 'zod'
import { territoryId } from '#shared/organizations/organization.ts'
import { Point } from '#shared/places/place.ts'
import { Credential, HeldSkills } from '#shared/skills/skill.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, lists, owners } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'

/** Languages that matter at a visit: Mandarin, Guiliu dialect, Zhuang, Dong, Miao, Yao, Cantonese, English. */
export const SpokenLanguage = z.enum(['zh', 'guiliu', 'zhuang', 'dong', 'miao', 'yao', 'cantonese', 'en'])
export type SpokenLanguage = z.infer<typeof SpokenLanguage>

/** Nobody travels further for a service than this. */
export const furthestKm = 200

/**
 * The slow facts of a volunteer (Art. 5–7, 9): what they can do and where from. Holds no name and no birth date; what
 * changes by the hour stands in their calendar.
 */
export const Volunteer = z.object({
  id: z.string(),
  personId: z.string(),
  /** `V-7F3A`: how people without a right to the name speak of this volunteer. */
  pseudonym: z.string(),
  state: z.enum(['active', 'suspended', 'removed']),
  ageClass: z.enum(['adult', 'minor']),
  /** For a minor: until when the consent holds that the guardian gave from their own phone; set by nobody else. */
  guardianConsentUntil: Instant.optional(),
  /** Art. 6: the two statements, never the reasons behind them. */
  conductDeclaredAt: Instant.optional(),
  fitDeclaredAt: Instant.optional(),
  skills: HeldSkills.max(20),
  licences: z.array(Credential).max(20),
  trainings: z.array(Credential).max(20),
  languages: z.array(SpokenLanguage).min(1).max(8),
  districtCode: z.string(),
  townshipCode: z.string(),
  /** Centre of the home area or the township, never the address. */
  home: Point,
  reachKm: z.number().min(1).max(furthestKm),
  manners: z.object({ onSite: z.boolean(), online: z.boolean() }),
  /** Art. 7: at most five, by territory or skill. The first is the one they act for unless they choose. */
  organizationIds: z.array(z.string()).min(1).max(5),
  /** For the competitor check of item 2: GB/T 4754 division or class, and body, of the employer; never its name. */
  employer: z
    .object({
      /** Works for no enterprise: without an industry there is nothing to compare. */
      enterprise: z.boolean().optional(),
      industry: z.string().optional(),
      requesterId: z.string().optional(),
    })
    .optional(),
  /** An insurer would cover them (age, residence); having cover is checked before the service. */
  insurable: z.boolean(),
  excludedRequesterIds: z.array(z.string()).max(50),
  /** Scope items (Art. 11) the person likes to serve under: a wish that raises the score, never a limit. */
  likes: z.array(z.number().int().min(1).max(8)).max(8).optional(),
  /** Services recorded so far, and how they were rated: sums, so that a mean can be taken with a prior. */
  served: z.object({ count: z.number().int(), ratingSum: z.number(), ratings: z.number().int() }),
  joinedAt: Instant,
  /** Wants no personal recommendation: no match finds them, and they look at the board by themself (PIPL Art. 24). */
  plainList: z.boolean().optional(),
  /** When the person had their data deleted; what is left says nothing about them. */
  erasedAt: Instant.optional(),
  /** The external register of Art. 7: number, check state and date. A local account is never called "registered". */
  register: z
    .object({
      number: z.string(),
      state: z.enum(['unchecked', 'confirmed', 'rejected']),
      checkedAt: Instant.optional(),
      /** Since when, by the register's own words. */
      enrolledOn: z.string().optional(),
    })
    .optional(),
})
export type Volunteer = z.infer<typeof Volunteer>

export const volunteers = entity('Volunteer', Volunteer, (volunteer) => ({
  ...keys.volunteer(volunteer.id),
  ...owners.volunteersOf(volunteer.organizationIds[0] ?? '', volunteer.id),
  ...lists.volunteers(territoryId(volunteer.districtCode), volunteer.id),
}))
