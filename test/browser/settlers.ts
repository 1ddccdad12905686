import type { Context } from '#shared/authority/context.ts'
import { foundOrganization } from '#shared/organizations/found-organization.ts'
import { cityCode, cityId, territoryId } from '#shared/organizations/organization.ts'
import { grantRole } from '#shared/people/grant-role.ts'
import { registerPerson } from '#shared/people/register-person.ts'
import { registerRequester } from '#shared/requesters/register-requester.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import { vouchRequester } from '#shared/requesters/vouch-requester.ts'
import { enrolVolunteer } from '#shared/volunteers/enrol-volunteer.ts'
import { cast, type Name } from './cast.ts'
import { workshop } from './needs.ts'

const district = territoryId('450204')
const farm = {
  districtCode: '450204',
  townshipCode: '450204100',
  point: { lat: 24.352, lng: 109.305 },
  address: '村委旁',
}

const bodies: readonly {
  id: string
  member: Name
  name: string
  kind: Requester['kind']
  place: Requester['place']
}[] = [
  { id: 'rqr_shop', member: 'huang', name: '顺接焊装厂（示例）', kind: 'enterprise', place: workshop },
  { id: 'rqr_community', member: 'gan', name: '南环社区（示例）', kind: 'community', place: workshop },
  { id: 'rqr_orchard', member: 'ouyang', name: '太阳村金桔合作社（示例）', kind: 'village', place: farm },
]

type Skills = readonly (readonly [skill: string, level: 1 | 2 | 3])[]

interface Settler {
  skills: Skills
  society?: 'org_farming'
  /** Kilometres north of the workshop. */
  away?: number
  reachKm?: number
  shuns?: string
}

/** Volunteers: some fit the robots, some miss by one rule, some are there for another need. */
const settlers: Partial<Record<Name, Settler>> = {
  wei: {
    skills: [
      ['ME14', 2],
      ['ME13', 2],
    ],
    away: 2,
  },
  qin: { skills: [['ME14', 2]], away: 3 },
  mo: { skills: [['ME14', 1]], away: 1 },
  liang: { skills: [['ME14', 2]], away: 40, reachKm: 10 },
  shi: { skills: [['ME14', 3]], away: 4, shuns: 'rqr_shop' },
  lan: { skills: [['AU02', 2]], away: 2 },
  nong: { skills: [['AU11', 2]], away: 5 },
  yulan: { skills: [['AG04', 2]], away: 6, society: 'org_farming' },
}

const nameOf = (id: Name): { id: string; name: string; phone: string } => cast[id]

const enrol = async (context: Context, name: Name, { skills, society, away = 1, reachKm = 30, shuns }: Settler) => {
  await enrolVolunteer(
    context,
    {
      personId: nameOf(name).id,
      ageClass: 'adult',
      declares: { conduct: true, fit: true },
      insurable: true,
      languages: ['zh', 'guiliu'],
      districtCode: workshop.districtCode,
      townshipCode: workshop.townshipCode,
      home: { lat: workshop.point.lat + away / 111, lng: workshop.point.lng },
      reachKm,
      manners: { onSite: true, online: true },
      organizationIds: [society ?? 'org_welding'],
      excludedRequesterIds: shuns === undefined ? [] : [shuns],
      skills: skills.map(([skill, level]) => ({ skill, level })),
      calendar: {
        weekly: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 0, to: 1440 })),
        hoursPerWeek: 40,
        asksPerWeek: 8,
      },
    },
    { skills: skills.map(([skill, level]) => ({ skill, level, evidence: 'title' })) },
  )
}

/** The tree of organizations, everybody in it, and what they are to each other. */
export const settle = async (context: Context): Promise<void> => {
  const found = (id: string, zh: string, en: string, kind: 'association' | 'society', parentId?: string) =>
    foundOrganization(context, {
      id,
      kind,
      name: { zh: `${zh}（示例）`, en: `${en} (sample)` },
      ...(parentId === undefined ? {} : { parentId }),
      ...(kind === 'society' ? {} : { districtCode: parentId === undefined ? cityCode : '450204' }),
    })
  await found(cityId, '柳州市科协', 'Liuzhou Association', 'association')
  await found(district, '柳南区科协', 'Liunan Association', 'association', cityId)
  await found('org_welding', '柳州市焊接学会', 'Welding Society', 'society', cityId)
  await found('org_farming', '柳州市农学会', 'Farming Society', 'society', cityId)
  for (const person of Object.values(cast)) await registerPerson(context, person)
  for (const { id: personId } of [cast.lu, cast.chen]) {
    await grantRole(context, { personId, role: { role: 'associationStaff', organizationId: district } })
  }
  await grantRole(context, {
    personId: cast.zhou.id,
    role: { role: 'organizationStaff', organizationId: 'org_welding' },
  })
  for (const { member, ...body } of bodies) {
    await registerRequester(context, { ...body, personId: nameOf(member).id })
    await vouchRequester(context, { requesterId: body.id, verdict: 'vouched', note: '电话核实' })
  }
  for (const [name, settler] of Object.entries(settlers)) {
    if (settler) await enrol(context, name as Name, settler)
  }
}
