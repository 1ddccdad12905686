import type { ProfileFacts } from '#shared/matching/constraints/index.ts'
import type { Point } from '#shared/places/place.ts'
import type { ScopeItem, ServiceRequest, Shift } from '#shared/requests/service-request.ts'
import type { Calendar } from '#shared/volunteers/calendar.ts'
import type { VolunteerView } from '#shared/volunteers/volunteer-view.ts'
import { instantOf } from './clock.ts'
import type { World, WorldRequest, WorldVolunteer } from './world.ts'

// What stands in a world, as objects of the product.

/** Skills by number; whoever asks for none asks for the first of this list, which everybody has. */
const general = 'GE01'
const skillCodes = ['ME01', 'ME02', 'ME03', 'ME04', 'ME05', 'WE01', 'WE02', 'EL01', 'EL02', 'IT01'] as const
const codeOf = (skill: number): string => skillCodes[skill] ?? `XX${String(skill % 100).padStart(2, '0')}`

const districtCodes = ['450202', '450203', '450204', '450205', '450206', '450222'] as const
export const districtCodeOf = (district: number): string => districtCodes[district % districtCodes.length] ?? '450202'

const corner = { lat: 24.2, lng: 109.3 } as const
const kmPerDegree = 111.195
const pointOf = ({ x, y }: { x: number; y: number }): Point => ({
  lat: corner.lat + y / kmPerDegree,
  lng: corner.lng + x / (kmPerDegree * Math.cos((corner.lat * Math.PI) / 180)),
})

const scopeItems: readonly ScopeItem[] = [1, 2, 3, 4, 5, 6]
const scopeItemOf = (kind: number): ScopeItem => scopeItems[kind % scopeItems.length] ?? 1

const longAgo = instantOf(-100 * 1440)
const farAhead = instantOf(400 * 1440)

export const viewOf = (person: WorldVolunteer): VolunteerView => ({
  id: person.id,
  active: true,
  adult: person.adult,
  guardianConsentUntil: farAhead,
  conductDeclared: true,
  fitDeclared: true,
  insurable: person.insurable,
  skills: [
    { skill: general, level: 1, evidence: 'title' },
    ...person.skills.map(({ skill, level }) => ({ skill: codeOf(skill), level, evidence: 'title' as const })),
  ],
  licences: [],
  trainings: person.trained ? [{ kind: 'safety', validTo: farAhead }] : [],
  languages: ['zh', 'guiliu'],
  home: pointOf(person),
  districtCode: '450202',
  reachKm: person.reachKm,
  manners: { onSite: true, online: false },
  organizationIds: [],
  employer: undefined,
  excludedRequesterIds: [],
  likes: person.likes.map(scopeItemOf),
  served: { count: 0, ratingSum: 0, ratings: 0 },
  joinedAt: longAgo,
})

export const calendarOf = (person: WorldVolunteer): Calendar & { version: number } => ({
  volunteerId: person.id,
  weekly: [...person.free],
  exceptions: [],
  commitments: [],
  asks: [],
  hoursPerWeek: person.hoursPerWeek,
  asksPerWeek: person.asksPerWeek,
  answers: { accepted: 0, declined: 0, silent: 0 },
  version: 1,
})

export const requestOf = (need: WorldRequest, world: World): Omit<ProfileFacts, 'volunteer' | 'now'> => {
  const opened = instantOf(need.opens)
  const shift: Shift = {
    id: 's1',
    starts: instantOf(need.starts),
    ends: instantOf(need.starts + need.minutes),
    positions: [
      {
        id: 'p1',
        name: '志愿者',
        skills: [
          need.skill === undefined ? { skill: general, level: 1 } : { skill: codeOf(need.skill), level: need.level },
        ],
        licences: [],
        trainings: need.training ? ['safety'] : [],
        languages: [],
        seats: need.seats,
        minimum: 0,
      },
    ],
  }
  const districtCode = districtCodeOf(need.district)
  const request: ServiceRequest = {
    id: need.id,
    state: 'open',
    scopeItem: scopeItemOf(need.kind),
    destination: 'community',
    title: `${world.name} ${need.id}`,
    problem: '模拟的服务需求，没有别的内容。',
    outcome: '',
    manner: 'onSite',
    place: { districtCode, townshipCode: `${districtCode}001`, point: pointOf(need), address: need.id },
    shifts: [shift],
    audience: { kind: 'public', count: 10 },
    conditions: '室内',
    risks: [],
    dangerous: need.dangerous,
    safetyMeasures: '',
    confidential: false,
    requesterId: need.requester,
    requesterName: need.requester,
    requesterKind: 'community',
    contactPersonId: `per_${need.requester}`,
    districtCode,
    reach: ['org_city'],
    directedTo: [],
    emergency: false,
    signatureAsked: false,
    factsVersion: 1,
    createdAt: opened,
    openedAt: opened,
  }
  const [position] = shift.positions
  if (position === undefined) throw new Error('A shift without a position.')
  const requester = { id: need.requester, excludedVolunteerIds: [], competitorIds: [] }
  return { request, shift, position, requester }
}
