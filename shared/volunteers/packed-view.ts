import * as z from 'zod'
import { type Credential, Evidence, type HeldSkill, SkillLevel, standingSkills } from '#shared/skills/skill.ts'
import type { Instant } from '#shared/time/instant.ts'
import { SpokenLanguage, Volunteer } from './volunteer.ts'
import type { VolunteerView } from './volunteer-view.ts'

// A match reads a thousand views. Spelled out, one fills most of a kilobyte; packed, the same units of reading bring
// nearly three times as many people.

/** A skill: code, level, evidence by its place in the list of kinds, and until when. */
const PackedSkill = z.tuple([z.string(), SkillLevel, z.number().int(), z.string()])
/** A licence or training: kind, from, to. */
const PackedCredential = z.tuple([z.string(), z.string(), z.string()])

/** A new fact goes to the end and is optional there, so that older entries can still be read. */
const Packed = z.tuple([
  z.string(),
  z.number().int(),
  z.string(),
  z.string(),
  z.array(PackedSkill),
  z.array(PackedCredential),
  z.array(PackedCredential),
  z.array(SpokenLanguage),
  z.number(),
  z.number(),
  z.number(),
  z.string(),
  z.array(z.string()),
  Volunteer.shape.employer.unwrap().nullable(),
  z.array(z.string()),
  z.array(z.number().int()),
  z.number(),
  z.number(),
  z.number(),
])
type Packed = z.infer<typeof Packed>

const flags = ['active', 'adult', 'conductDeclared', 'fitDeclared', 'insurable'] as const

/** Whole minutes, as nearly all are, without what they have in common. Text to text: dates are costly to make. */
const sameEnd = ':00.000Z'
const short = (at: Instant | undefined): string =>
  at === undefined ? '' : at.endsWith(sameEnd) ? at.slice(0, -sameEnd.length) : at
const long = (text: string): Instant => (text.endsWith('Z') ? text : text + sameEnd)

const packedSkill = ({ skill, level, evidence, expiresAt }: HeldSkill): z.infer<typeof PackedSkill> => [
  skill,
  level,
  Evidence.options.indexOf(evidence),
  short(expiresAt),
]
const heldSkill = ([skill, level, evidence, until]: z.infer<typeof PackedSkill>): HeldSkill => ({
  skill,
  level,
  evidence: Evidence.options[evidence] ?? 'claimed',
  ...(until === '' ? {} : { expiresAt: long(until) }),
})

const packedCredential = ({ kind, validFrom, validTo }: Credential): z.infer<typeof PackedCredential> => [
  kind,
  short(validFrom),
  short(validTo),
]
const credential = ([kind, from, to]: z.infer<typeof PackedCredential>): Credential => ({
  kind,
  ...(from === '' ? {} : { validFrom: long(from) }),
  validTo: long(to),
})

const pack = (view: VolunteerView): string => {
  const bits = [...flags.map((flag) => view[flag]), view.manners.onSite, view.manners.online]
  const packed: Packed = [
    view.id,
    bits.reduce((sum, set, at) => sum + (set ? 2 ** at : 0), 0),
    short(view.guardianConsentUntil),
    short(view.joinedAt),
    view.skills.map(packedSkill),
    view.licences.map(packedCredential),
    view.trainings.map(packedCredential),
    view.languages,
    view.home.lat,
    view.home.lng,
    view.reachKm,
    view.districtCode,
    view.organizationIds,
    view.employer ?? null,
    view.excludedRequesterIds,
    view.likes,
    view.served.count,
    view.served.ratingSum,
    view.served.ratings,
  ]
  return JSON.stringify(packed)
}

const unpack = (text: string): VolunteerView => {
  const [id, bits, consent, joined, skills, licences, trainings, languages, lat, lng, reachKm, ...others] =
    Packed.parse(JSON.parse(text))
  const [districtCode, organizationIds, employer, excludedRequesterIds, likes, count, ratingSum, ratings] = others
  const set = (at: number): boolean => Math.floor(bits / 2 ** at) % 2 === 1
  return {
    id,
    active: set(0),
    adult: set(1),
    ...(consent === '' ? {} : { guardianConsentUntil: long(consent) }),
    conductDeclared: set(2),
    fitDeclared: set(3),
    insurable: set(4),
    skills: standingSkills(skills.map(heldSkill)),
    licences: licences.map(credential),
    trainings: trainings.map(credential),
    languages,
    home: { lat, lng },
    districtCode,
    reachKm,
    manners: { onSite: set(5), online: set(6) },
    organizationIds,
    ...(employer === null ? {} : { employer }),
    excludedRequesterIds,
    likes,
    served: { count, ratingSum, ratings },
    joinedAt: long(joined),
  }
}

/** A view as a short text in the table, as itself everywhere else. What is read was checked piece by piece already. */
export const PackedView = z.codec(z.string(), z.custom<VolunteerView>(), { decode: unpack, encode: pack })
