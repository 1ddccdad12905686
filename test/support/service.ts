import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { cityId, type Organization, organizations, territoryId } from '#shared/organizations/organization.ts'
import { memberships } from '#shared/people/person.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { type Volunteer, volunteers } from '#shared/volunteers/volunteer.ts'
import { actorOf, testVault } from './context.ts'
import { putDetails } from './details.ts'

// One service on Saturday 19 September 2026, 14:00 to 17:00, as it stands right after volunteers accepted.

export const starts = fromLocal('2026-09-19', '14:00')
export const ends = fromLocal('2026-09-19', '17:00')
export const before = fromLocal('2026-09-14', '09:00')

const territory = territoryId('450204')
const reach = [cityId, territory]

export const society: Organization = {
  id: 'org_society',
  name: { zh: '柳州市焊接学会', en: 'Welding Society' },
  kind: 'society',
  path: [cityId, 'org_society'],
  parentId: cityId,
  state: 'active',
}

export const requesterActor = (): Actor => actorOf('per_huang', { role: 'requesterMember', requesterId: 'rqr_factory' })
export const societyActor = (): Actor => actorOf('per_lu', { role: 'organizationStaff', organizationId: society.id })
export const districtActor = (): Actor =>
  actorOf('per_district', { role: 'associationStaff', organizationId: territory })
export const strangerActor = (): Actor =>
  actorOf('per_stranger', { role: 'requesterMember', requesterId: 'rqr_elsewhere' })
export const volunteerActor = (volunteerId = 'vol_1'): Actor =>
  actorOf(`per_${volunteerId}`, { role: 'volunteer', volunteerId })

export const serviceRequest = (id: string, changes: Partial<ServiceRequest> = {}): ServiceRequest => ({
  id,
  state: 'open',
  scopeItem: 1,
  destination: 'enterprise',
  title: '焊接机器人焊偏了',
  problem: '第 8 件开始焊缝偏移，找不到原因。',
  outcome: '找到原因',
  manner: 'onSite',
  place: {
    districtCode: '450204',
    townshipCode: '450204008',
    point: { lat: 24.3, lng: 109.38 },
    address: '工业路 1 号',
  },
  shifts: [
    {
      id: 's1',
      starts,
      ends,
      positions: [
        {
          id: 'p1',
          name: '焊接工程师',
          skills: [{ skill: 'WE01', level: 2 }],
          licences: [],
          trainings: [],
          languages: [],
          seats: 5,
          minimum: 0,
        },
      ],
    },
  ],
  audience: { kind: 'staff', count: 5 },
  conditions: '车间内，有空调',
  risks: [],
  dangerous: false,
  safetyMeasures: '',
  confidential: false,
  requesterId: 'rqr_factory',
  requesterName: '顺接焊装厂',
  requesterKind: 'enterprise',
  contactPersonId: 'per_huang',
  districtCode: '450204',
  reach,
  directedTo: [],
  emergency: false,
  signatureAsked: false,
  factsVersion: 1,
  createdAt: before,
  submittedAt: before,
  openedAt: before,
  verification: { by: 'per_district', at: before, how: 'phone', note: '', publicBenefit: true },
  ...changes,
})

export const volunteer = (id: string): Volunteer => ({
  id,
  personId: `per_${id}`,
  pseudonym: 'V-7F3A',
  state: 'active',
  ageClass: 'adult',
  conductDeclaredAt: before,
  fitDeclaredAt: before,
  skills: [{ skill: 'WE01', level: 3, evidence: 'title' }],
  licences: [],
  trainings: [],
  languages: ['zh'],
  districtCode: '450204',
  townshipCode: '450204008',
  home: { lat: 24.3, lng: 109.38 },
  reachKm: 10,
  manners: { onSite: true, online: true },
  organizationIds: [society.id],
  insurable: true,
  excludedRequesterIds: [],
  served: { count: 0, ratingSum: 0, ratings: 0 },
  joinedAt: before,
})

export const placementOf = (
  request: ServiceRequest,
  volunteerId: string,
  changes: Partial<Placement> = {},
): Placement => ({
  id: `plc_${request.id}_${volunteerId}`,
  state: 'accepted',
  requestId: request.id,
  shiftId: 's1',
  positionId: 'p1',
  seatNumber: 1,
  volunteerId,
  organizationId: society.id,
  requesterId: request.requesterId,
  reach: request.reach,
  offerId: `off_${volunteerId}`,
  factsVersion: request.factsVersion,
  starts: request.shifts[0]!.starts,
  ends: request.shifts[0]!.ends,
  acceptedAt: before,
  agreed: false,
  ...changes,
})

/** Organization, its staff, volunteers and their sealed details. */
export const seedPeople = async (context: Context, volunteerIds: readonly string[] = ['vol_1', 'vol_2']) => {
  const sealed = (personId: string, name: string, phone: string) => putDetails(testVault, personId, { name, phone })
  await context.table.write([
    organizations.put(society),
    memberships.put({
      personId: 'per_lu',
      role: { role: 'organizationStaff', organizationId: society.id },
      since: before,
    }),
    ...sealed('per_district', '陆干事', '13900000018'),
    ...volunteerIds.map((id) => volunteers.put(volunteer(id))),
    ...volunteerIds.flatMap((id) => sealed(`per_${id}`, '韦建国', '13800000018')),
  ])
}

/** A request with one placement for each volunteer named. */
export const seedService = async (
  context: Context,
  id: string,
  more: { request?: Partial<ServiceRequest>; placement?: Partial<Placement>; volunteerIds?: readonly string[] } = {},
): Promise<{ request: ServiceRequest; placementIds: string[] }> => {
  const request = serviceRequest(id, more.request)
  const placed = (more.volunteerIds ?? ['vol_1']).map((volunteerId) =>
    placementOf(request, volunteerId, more.placement),
  )
  await context.table.write([requests.put(request), ...placed.map(placements.put)])
  return { request, placementIds: placed.map((placement) => placement.id) }
}

export const placementNow = async (context: Context, requestId: string, placementId: string): Promise<Placement> =>
  (await placements.get(context.table, keys.placement(requestId, placementId)))!

/** The reason of the refusal a verb answers with; `none` when it did not refuse. */
export const reasonOf = async (verb: Promise<unknown>): Promise<string> => {
  try {
    await verb
    return 'none'
  } catch (error) {
    return error instanceof Error && 'reason' in error ? String(error.reason) : String(error)
  }
}
