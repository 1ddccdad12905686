import type { HeldSkill } from '#shared/skills/skill.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { fromLocal, localDate } from '#shared/time/shanghai.ts'
import type { Profile } from './profiles.ts'
import { scattered, townshipOf } from './scatter.ts'
import { organizationByKey } from './tree.ts'

/** Volunteers of the sample with a part of their own: the first numbers. */
export const askedKey = 'volunteer1'
export const servingKey = 'volunteer2'
export const fixtureKey = 'volunteer3'

interface Part {
  township: string
  skills: readonly (readonly [string, HeldSkill['level'], HeldSkill['evidence']])[]
  trainings: readonly string[]
  organizations: readonly string[]
}

const parts: Readonly<Record<string, Part>> = {
  /** The welding engineer whom several bodies ask at the story's end. */
  [askedKey]: {
    township: '450204001',
    skills: [
      ['ME14', 3, 'proven'],
      ['ME13', 3, 'title'],
      ['ME01', 2, 'endorsed'],
      ['SC03', 2, 'endorsed'],
      ['SV09', 2, 'document'],
    ],
    trainings: ['safety', 'safeguarding'],
    organizations: ['soc-welding', 'liunan'],
  },
  /** The patient helper who comes again and again. */
  [servingKey]: {
    township: '450205002',
    skills: [
      ['SV01', 2, 'endorsed'],
      ['SF12', 2, 'endorsed'],
      ['SV02', 2, 'document'],
      ['SC02', 2, 'endorsed'],
      ['SC06', 2, 'document'],
      ['SC27', 2, 'document'],
      ['SC12', 2, 'document'],
      ['SC19', 2, 'document'],
      ['SC25', 2, 'document'],
      ['SV09', 2, 'document'],
      ['MD15', 2, 'document'],
      ['IT15', 1, 'claimed'],
    ],
    trainings: ['elderCare', 'safeguarding', 'serviceEtiquette', 'safety'],
    organizations: ['st-yaru', 'soc-computing', 'liubei'],
  },
  /** The fixture engineer who has said yes already. */
  [fixtureKey]: {
    township: '450204006',
    skills: [
      ['ME21', 3, 'title'],
      ['ME02', 2, 'document'],
    ],
    trainings: ['safety'],
    organizations: ['soc-welding', 'liunan'],
  },
}

const allWeek = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 7 * 60 + 30, to: 22 * 60 }))

/** A drawn profile, given the part of its key; others stay as they are. */
export const castAs = (profile: Profile, end: Instant): Profile => {
  const part = parts[profile.key]
  if (!part) return profile
  const township = townshipOf(part.township)
  const skills = part.skills.map(([skill, level, evidence]) => ({ skill, level, evidence }))
  const { employer: _employer, likes: _likes, ...input } = profile.input
  return {
    ...profile,
    joinedAt: addDays(fromLocal(localDate(end), '09:00'), -400),
    paused: false,
    input: {
      ...input,
      districtCode: part.township.slice(0, 6),
      townshipCode: part.township,
      home: scattered(township, () => 0.3),
      ageClass: 'adult',
      declares: { conduct: true, fit: true },
      insurable: true,
      reachKm: 25,
      manners: { onSite: true, online: true },
      organizationIds: part.organizations.map((key) => organizationByKey(key).id),
      languages: ['zh', 'guiliu'],
      skills: skills.map(({ skill, level }) => ({ skill, level })),
      calendar: { weekly: allWeek, hoursPerWeek: 16, asksPerWeek: 12 },
    },
    vouched: {
      skills,
      licences: [],
      trainings: part.trainings.map((kind) => ({ kind, validFrom: addDays(end, -90), validTo: addDays(end, 260) })),
      register: {
        number: `DEMO9${profile.key.slice(9).padStart(5, '0')}`,
        state: 'confirmed',
        checkedAt: addDays(end, -80),
      },
    },
  }
}
