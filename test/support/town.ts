import { type Actor, system } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { foundOrganization } from '#shared/organizations/found-organization.ts'
import { cityCode, cityId, territoryId } from '#shared/organizations/organization.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { registerRequester } from '#shared/requesters/register-requester.ts'
import { vouchRequester } from '#shared/requesters/vouch-requester.ts'
import type { RequestInput } from '#shared/requests/request-input.ts'
import type { HeldSkill } from '#shared/skills/skill.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { enrolVolunteer } from '#shared/volunteers/enrol-volunteer.ts'
import { actorOf } from './context.ts'

// A small town made by the product's own verbs: a shop that asks, staff who verify, engineers who can help.

export const dayBefore = fromLocal('2026-09-18', '09:00')
export const saturday = { starts: fromLocal('2026-09-19', '14:00'), ends: fromLocal('2026-09-19', '17:00') }
export const place = {
  districtCode: '450204',
  townshipCode: '450204008',
  point: { lat: 24.3, lng: 109.38 },
  address: '工业路 1 号',
}

export const shopMember = (): Actor => actorOf('per_shop', { role: 'requesterMember', requesterId: 'rqr_shop' })
export const districtStaff = (): Actor =>
  actorOf('per_district', { role: 'associationStaff', organizationId: territoryId('450204') })
export const societyStaff = (): Actor =>
  actorOf('per_society', { role: 'organizationStaff', organizationId: 'org_welding' })
export const volunteerNamed = (personId: string, volunteerId: string): Actor =>
  actorOf(personId, { role: 'volunteer', volunteerId })

const engineer: HeldSkill[] = [{ skill: 'ME13', level: 3, evidence: 'title' }]

/** Enrols engineers who are free at all hours; answers their actors in order. */
export const enrolEngineers = async (
  context: Context,
  count: number,
  changes: {
    skills?: HeldSkill[]
    from?: number
    asksPerWeek?: number
    hoursPerWeek?: number
    districtCode?: string
    townshipCode?: string
    organizationId?: string
  } = {},
): Promise<{ actor: Actor; volunteerId: string }[]> => {
  const skills = changes.skills ?? engineer
  const enrolled = []
  for (let n = changes.from ?? 0; n < (changes.from ?? 0) + count; n += 1) {
    const personId = `per_engineer${n}`
    await registerPerson(context, { id: personId, name: `韦示${n}`, phone: `199${String(10_000_000 + n)}` })
    const { id } = await enrolVolunteer(
      { ...context, actor: system },
      {
        personId,
        ageClass: 'adult',
        declares: { conduct: true, fit: true },
        insurable: true,
        languages: ['zh'],
        districtCode: changes.districtCode ?? place.districtCode,
        townshipCode: changes.townshipCode ?? place.townshipCode,
        home: { lat: place.point.lat + n / 1000, lng: place.point.lng },
        reachKm: 15,
        manners: { onSite: true, online: true },
        organizationIds: [changes.organizationId ?? 'org_welding'],
        excludedRequesterIds: [],
        skills: skills.map(({ skill, level }) => ({ skill, level })),
        calendar: {
          weekly: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 0, to: 1440 })),
          hoursPerWeek: changes.hoursPerWeek ?? 20,
          asksPerWeek: changes.asksPerWeek ?? 8,
        },
      },
      { skills },
    )
    enrolled.push({ actor: volunteerNamed(personId, id), volunteerId: id })
  }
  return enrolled
}

/** Association, society, shop and staff. */
export const foundTown = async (context: Context): Promise<void> => {
  await foundOrganization(context, {
    id: cityId,
    kind: 'association',
    name: { zh: '柳州市科协（示例）', en: 'City association' },
    districtCode: cityCode,
  })
  await foundOrganization(context, {
    id: territoryId('450204'),
    parentId: cityId,
    kind: 'association',
    name: { zh: '柳南区科协（示例）', en: 'District association' },
    districtCode: '450204',
  })
  await foundOrganization(context, {
    id: 'org_welding',
    parentId: cityId,
    kind: 'society',
    name: { zh: '焊接学会（示例）', en: 'Welding society' },
  })
  for (const [id, phone] of [
    ['per_shop', '19910001000'],
    ['per_district', '19910001001'],
    ['per_society', '19910001002'],
  ] as const) {
    await registerPerson(context, { id, name: '示例人', phone })
  }
  await registerRequester(context, {
    id: 'rqr_shop',
    personId: 'per_shop',
    name: '示例焊装厂',
    kind: 'enterprise',
    industry: '3670',
    place,
  })
  await vouchRequester(context, { requesterId: 'rqr_shop', verdict: 'vouched', note: '电话核实' })
}

export const welding = (changes: Partial<RequestInput> = {}): RequestInput => ({
  scopeItem: 2,
  destination: 'enterprise',
  title: '焊接机器人焊偏了',
  problem: '两台焊接机器人老是偏出焊缝，一天返工二三十件，导电嘴换过也重新示教过。',
  outcome: '找到原因，说清怎么改',
  manner: 'onSite',
  place,
  shifts: [
    {
      id: 's1',
      ...saturday,
      positions: [
        {
          id: 'p1',
          name: '看机器人',
          skills: [{ skill: 'ME13', level: 2 }],
          licences: [],
          trainings: [],
          languages: [],
          seats: 1,
          minimum: 1,
        },
      ],
    },
  ],
  audience: { kind: 'staff', count: 6 },
  conditions: '车间内，有面罩和安全帽',
  risks: [],
  dangerous: false,
  safetyMeasures: '',
  confidential: false,
  directedTo: [],
  emergency: false,
  signatureAsked: false,
  ...changes,
})
