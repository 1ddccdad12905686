import { addDays, type Instant } from '#shared/time/instant.ts'
import type { EnrolInput, VouchedFacts } from '#shared/volunteers/enrol-volunteer.ts'
import { hoursFor, languagesFor, licencesFor, skillsFor, trainingsFor, weekFor } from './abilities.ts'
import people from './data/people.json' with { type: 'json' }
import requesterList from './data/requesters.json' with { type: 'json' }
import { personIdOf, phoneOf } from './names.ts'
import { byShare, oneOf, shuffled } from './pick.ts'
import { scattered, townshipsOf } from './scatter.ts'
import { sampleOrganizations } from './tree.ts'

/** Somebody of the sample as they join, and how they tend to be. */
export interface Profile {
  key: string
  name: string
  phone: string
  joinedAt: Instant
  input: EnrolInput
  vouched: VouchedFacts
  paused: boolean
}

export const volunteerKey = (number: number): string => `volunteer${number}`

/** All full names there are, in an order of chance: no two people share one. */
export const namesFor = (count: number, random: () => number): string[] => {
  const taken = new Set<string>()
  while (taken.size < count) {
    const surname = byShare(people.surnames, ({ share }) => share, random)
    taken.add(`${surname.name}${oneOf(people.givenNames, random)}`)
  }
  return [...taken]
}

const isHome = (home: string): home is keyof typeof people.homes => home in people.homes

const homeOf = (profession: (typeof people.professions)[number], random: () => number) => {
  const shares = Object.entries(people.homes[isHome(profession.home) ? profession.home : 'any'])
  const [districtCode] = byShare(shares, ([, share]) => share, random)
  const township = oneOf(townshipsOf(districtCode), random)
  return { districtCode, townshipCode: township.code, home: scattered(township, random) }
}

/** Organizations of the trade, near ones first, and the association of the district (Art. 7: five at most). */
const organizationsFor = (domain: string, district: string, random: () => number): string[] => {
  const lines = sampleOrganizations.filter(({ kind, skills }) => kind !== 'association' && skills.includes(domain))
  const near = shuffled(
    lines.filter((one) => one.district === district || one.kind === 'society'),
    random,
  )
  const chosen = (near.length > 0 ? near : shuffled(lines, random)).slice(0, random() < 0.25 ? 2 : 1)
  const own = sampleOrganizations.filter((one) => one.kind === 'association' && one.district === district)
  return [...chosen, ...own].map(({ id }) => id)
}

const trades = new Set(['ME', 'VE', 'MT', 'AU', 'FD', 'QM', 'BM'])
const industries = [
  ...new Set(requesterList.flatMap((one) => ('industry' in one && one.industry ? [one.industry] : []))),
]

/** Some of those who work in industry; the competitor check of item 2 needs no more than the class. */
const employerFor = (domain: string, random: () => number): EnrolInput['employer'] =>
  trades.has(domain) && random() < 0.3 ? { industry: oneOf(industries, random) } : undefined

/** One volunteer, drawn from the professions, homes and habits of the data. */
export const profileOf = (number: number, name: string, end: Instant, random: () => number): Profile => {
  const profession = byShare(people.professions, ({ share }) => share, random)
  const place = homeOf(profession, random)
  const skills = skillsFor(profession, place.districtCode, random)
  const domain = skills[0]?.skill.slice(0, 2) ?? ''
  const isMinor = profession.key === 'student' && random() < people.habits.guardianConsentMinor * 5
  const { from, to } = profession.radiusKm
  const employer = employerFor(domain, random)
  const isNew = random() < people.habits.newcomer
  const key = volunteerKey(number)
  return {
    key,
    name,
    phone: phoneOf(people.phones.volunteers, number),
    joinedAt: addDays(end, -Math.round(isNew ? 71 + random() * 20 : 92 + random() * 800)),
    paused: random() < people.habits.paused,
    input: {
      ...place,
      personId: personIdOf(key),
      ageClass: isMinor ? 'minor' : 'adult',
      declares: { conduct: true, fit: random() < 0.985 },
      insurable: random() < people.habits.insurable,
      skills: skills.map(({ skill, level }) => ({ skill, level })),
      languages: languagesFor(skills),
      reachKm: Math.round(1.3 * (from + random() * (to - from))),
      manners: { onSite: true, online: random() < people.habits.online },
      organizationIds: organizationsFor(domain, place.districtCode, random),
      excludedRequesterIds: [],
      ...(employer === undefined ? {} : { employer }),
      ...(random() < 0.3 ? { likes: [1 + Math.floor(random() * 8)] } : {}),
      calendar: {
        weekly: weekFor(profession, random),
        hoursPerWeek: hoursFor(random),
        asksPerWeek: byShare([2, 3, 5], (asks) => (asks === 3 ? 0.5 : 0.25), random),
      },
    },
    vouched: {
      skills,
      licences: licencesFor(profession, end, random),
      trainings: trainingsFor(profession, end, random),
      ...(random() < 0.7
        ? {
            register: {
              number: `DEMO${String(number).padStart(6, '0')}`,
              state: 'confirmed',
              checkedAt: addDays(end, -120),
            },
          }
        : {}),
    },
  }
}
