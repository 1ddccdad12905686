import * as z from 'zod'
import { Point } from '#shared/places/place.ts'
import { Credential, HeldSkills } from '#shared/skills/skill.ts'
import { Instant } from '#shared/time/instant.ts'
import { SpokenLanguage, Volunteer } from './volunteer.ts'

/**
 * The slow facts of a volunteer as matching sees them: no name, no person, no birth date. Copied into every index entry,
 * and made afresh from the volunteer item when a person accepts, so that both run through the same rules.
 */
export const VolunteerView = z.object({
  id: z.string(),
  active: z.boolean(),
  adult: z.boolean(),
  guardianConsentUntil: Instant.optional(),
  conductDeclared: z.boolean(),
  fitDeclared: z.boolean(),
  insurable: z.boolean(),
  skills: HeldSkills,
  licences: z.array(Credential),
  trainings: z.array(Credential),
  languages: z.array(SpokenLanguage),
  home: Point,
  districtCode: z.string(),
  reachKm: z.number(),
  manners: z.object({ onSite: z.boolean(), online: z.boolean() }),
  organizationIds: z.array(z.string()),
  employer: Volunteer.shape.employer,
  excludedRequesterIds: z.array(z.string()),
  /** Scope items the person said they like. */
  likes: z.array(z.number().int()),
  served: Volunteer.shape.served,
  joinedAt: Instant,
})
export type VolunteerView = z.infer<typeof VolunteerView>

/** To a thousandth of a degree, about a hundred metres: enough for a way, not for a door. */
const roughly = ({ lat, lng }: Point): Point => ({
  lat: Math.round(lat * 1000) / 1000,
  lng: Math.round(lng * 1000) / 1000,
})

export const volunteerView = (volunteer: Volunteer): VolunteerView => ({
  id: volunteer.id,
  active: volunteer.state === 'active',
  adult: volunteer.ageClass === 'adult',
  ...(volunteer.guardianConsentUntil === undefined ? {} : { guardianConsentUntil: volunteer.guardianConsentUntil }),
  conductDeclared: volunteer.conductDeclaredAt !== undefined,
  fitDeclared: volunteer.fitDeclaredAt !== undefined,
  insurable: volunteer.insurable,
  skills: volunteer.skills,
  licences: volunteer.licences,
  trainings: volunteer.trainings,
  languages: volunteer.languages,
  home: roughly(volunteer.home),
  districtCode: volunteer.districtCode,
  reachKm: volunteer.reachKm,
  manners: volunteer.manners,
  organizationIds: volunteer.organizationIds,
  ...(volunteer.employer === undefined ? {} : { employer: volunteer.employer }),
  excludedRequesterIds: volunteer.excludedRequesterIds,
  likes: volunteer.likes ?? [],
  served: volunteer.served,
  joinedAt: volunteer.joinedAt,
})
