import { cityId, territoryId } from '#shared/organizations/organization.ts'
import { detailsOf } from '#shared/people/details.ts'
import { type SamplePerson, samplePeopleItems } from '#shared/people/sample-people.ts'
import { bodyByKey } from './bodies.ts'
import { askedKey, servingKey } from './demo-people.ts'
import { weldingRequestId } from './demo-story.ts'
import { personIdOf } from './names.ts'
import { administratorKey, auditorKey, staffPersonId } from './staff.ts'
import { organizationByKey } from './tree.ts'
import type { World } from './world.ts'

type Sample = Pick<SamplePerson, 'personId' | 'role' | 'sees' | 'start'>

/** One person for each role, with something to see for each. */
export const demoPeople: readonly Sample[] = [
  {
    personId: personIdOf(bodyByKey('ent-shunjie').memberKey),
    role: { zh: '企业联系人', en: 'enterprise' },
    sees: {
      zh: '焊接机器人焊偏了：正在找人，看邀请到了哪一步',
      en: 'a welding robot off the seam: people are being asked',
    },
    start: `/requests/${weldingRequestId}`,
  },
  {
    personId: personIdOf(askedKey),
    role: { zh: '志愿者（有邀请）', en: 'volunteer, asked' },
    sees: { zh: '几份邀请等着回复，接不接都行', en: 'invitations that wait for an answer' },
    start: '/offers',
  },
  {
    personId: personIdOf(servingKey),
    role: { zh: '志愿者（有记录）', en: 'volunteer, serving' },
    sees: { zh: '接过的单、服务记录和证明', en: 'placements, service records, certificates' },
    start: '/services',
  },
  {
    personId: staffPersonId(territoryId('450204')),
    role: { zh: '区科协工作人员', en: 'district association' },
    sees: { zh: '柳南区：待核实的需求和待办', en: 'Liunan district: needs to verify, cases to settle' },
    start: '/staff/verify',
  },
  {
    personId: staffPersonId(cityId),
    role: { zh: '市科协工作人员', en: 'city association' },
    sees: { zh: '全市看板、需求、匹配漏斗', en: 'the whole city: figures, needs, matches' },
    start: '/staff',
  },
  {
    personId: staffPersonId(organizationByKey('soc-welding').id),
    role: { zh: '学会工作人员', en: 'society' },
    sees: { zh: '要签的协议、要买的保险', en: 'agreements to sign, insurance to buy' },
    start: '/staff',
  },
  {
    personId: personIdOf(auditorKey),
    role: { zh: '审计', en: 'auditor' },
    sees: { zh: '只看不改', en: 'reads everything, changes nothing' },
    start: '/staff',
  },
  {
    personId: personIdOf(administratorKey),
    role: { zh: '管理员', en: 'administrator' },
    sees: { zh: '什么都能办', en: 'may do everything' },
    start: '/staff',
  },
]

/** Keeps the list where the start page finds it, and gives it back with names and phones. */
export const introduce = async (world: World, some: readonly Sample[] = demoPeople): Promise<SamplePerson[]> => {
  const { table, vault } = world.context()
  const people = await Promise.all(
    some.map(async (one) => {
      const details = await detailsOf({ table, vault }, one.personId)
      if (!details) throw new Error(`Nobody of the sample is ${one.personId}.`)
      return { ...one, ...details }
    }),
  )
  await table.write([samplePeopleItems.put({ people })])
  return people
}
