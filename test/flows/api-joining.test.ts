import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { territoryId } from '#shared/organizations/organization.ts'
import { creditCheckSign } from '#shared/requesters/credit-code.ts'
import { skillsOf } from '#shared/skills/taxonomy.ts'
import { addDays } from '#shared/time/instant.ts'
import { type ApiTown, startApiTown, verdict } from '#test/support/api-town.ts'
import { newPerson } from '#test/support/app.ts'
import { clientOf } from '#test/support/client.ts'
import { putDetails } from '#test/support/details.ts'
import { welding } from '#test/support/town.ts'

let town: ApiTown
beforeAll(async () => {
  town = await startApiTown(2)
})
afterAll(() => town.stop())

/** Somebody who signed in by a number nobody knew: no name, no role. */
const newcomer = async (label: string) => {
  const one = await newPerson(town, label, [])
  const { vault } = town
  await town.table.write(putDetails(vault, one.id, { phone: '13800000000' }))
  return { ...one, api: clientOf(town.app, one.cookie) }
}
const codeOf = (first: string) => first + creditCheckSign(first)

const enrolment = {
  personName: '覃小雨',
  ageClass: 'adult' as const,
  declares: { conduct: true, fit: true },
  insurable: true,
  languages: ['zh' as const, 'zhuang' as const],
  townshipCode: '450204008',
  reachKm: 15,
  manners: { onSite: true, online: true },
  organizationIds: ['org_welding'],
  skills: [{ skill: 'ME13', level: 3 as const }],
  calendar: { weekly: [{ weekday: 5, from: 480, to: 1320 }], hoursPerWeek: 6, asksPerWeek: 2 },
}
const body = (changes: object = {}) => ({
  personName: '黄小平',
  name: '示例新厂',
  kind: 'enterprise' as const,
  creditCode: codeOf('91450200MA5K00001'),
  industry: '3670',
  place: { townshipCode: '450204008', address: '工业路 9 号' },
  ...changes,
})

describe('joining over the API', () => {
  it('a person without roles becomes a volunteer, once, where their township lies', async () => {
    const one = await newcomer('joins')
    const joined = await one.api.enrolVolunteer({ body: enrolment })
    expect([joined.status, joined.value.districtCode, joined.value.skills]).toEqual([
      201,
      '450204',
      [{ skill: 'ME13', level: 3, evidence: 'claimed' }],
    ])
    expect((await one.api.enrolVolunteer({ body: enrolment })).value.id).toBe(joined.value.id)
    expect((await one.api.me({})).value.roles).toEqual([{ role: 'volunteer', volunteerId: joined.value.id }])
    expect((await one.api.readProfile({})).value.calendar.asksPerWeek).toBe(2)
  })

  it('asks for a name first, and keeps the first one', async () => {
    const one = await newcomer('named')
    const { personName: _, ...nameless } = enrolment
    const refused = await one.api.enrolVolunteer({ body: nameless })
    expect(refused.problem?.fields?.map(({ path }) => path)).toEqual(['personName'])
    expect((await one.api.me({})).value.roles).toEqual([])
    expect((await one.api.namePerson({ body: { name: '  覃　 小雨 ' } })).value.name).toBe('覃 小雨')
    expect((await one.api.namePerson({ body: { name: '别的' } })).problem?.reason).toBe('nameKnown')
    expect((await one.api.enrolVolunteer({ body: nameless })).status).toBe(201)
  })

  it('names no township and no organization that is not there', async () => {
    const one = await newcomer('lost')
    const nowhere = await one.api.enrolVolunteer({ body: { ...enrolment, townshipCode: '999999999' } })
    expect(nowhere.problem?.fields?.[0]?.path).toBe('townshipCode')
    const nobody = await one.api.enrolVolunteer({ body: { ...enrolment, organizationIds: ['org_invented'] } })
    expect(nobody.problem?.reason).toBe('noSuchOrganization')
  })

  it('a body registers, writes drafts, and is heard once staff vouched for it', async () => {
    const one = await newcomer('asks')
    const { value: requester } = await one.api.registerRequester({ body: body() })
    expect(requester.state).toBe('unvouched')
    const need = { requesterId: requester.id, ...welding() }
    await one.api.saveDraft({ body: { requesterId: requester.id, fields: {} } })
    const { value: request } = await one.api.submitRequest({ body: need })
    const params = { requestId: request.id }
    expect((await town.district.api.verifyRequest({ params, body: verdict })).problem?.reason).toBe('bodyNotVouched')
    const vouched = { params: { requesterId: requester.id }, body: { verdict: 'vouched', note: '电话打通' } as const }
    expect((await one.api.vouchRequester(vouched)).status).toBe(403)
    expect((await town.district.api.vouchRequester(vouched)).value.state).toBe('vouched')
    expect((await town.district.api.verifyRequest({ params, body: verdict })).value.state).toBe('open')
  })

  const wrong: [string, object, string][] = [
    ['a check sign that is wrong', { creditCode: `${codeOf('91450200MA5K00002').slice(0, 17)}?` }, 'creditCode'],
    ['an enterprise without a code', { creditCode: undefined }, 'creditCode'],
    ['an enterprise without an industry', { industry: undefined }, 'industry'],
    ['a division that does not exist', { industry: '9901' }, 'industry'],
    ['a township nobody knows', { place: { townshipCode: '111111111', address: '1 号' } }, 'place.townshipCode'],
  ]
  for (const [what, changes, path] of wrong) {
    it(`refuses ${what}`, async () => {
      const one = await newcomer(`wrong ${what}`)
      const { status, problem } = await one.api.registerRequester({ body: body(changes) })
      expect([status, problem?.fields?.map((field) => field.path)]).toEqual([422, [path]])
      expect((await one.api.me({})).value.roles).toEqual([])
    })
  }

  it('gives one code to one body, and one village to one person, however often it is sent', async () => {
    const [one, other] = [await newcomer('first'), await newcomer('second')]
    const mine = body({ creditCode: codeOf('91450200MA5K00003') })
    const { value } = await one.api.registerRequester({ body: mine })
    expect((await one.api.registerRequester({ body: mine })).value.id).toBe(value.id)
    expect((await other.api.registerRequester({ body: mine })).problem?.reason).toBe('requesterKnown')
    const village = body({ kind: 'village', name: '示例村', creditCode: undefined, industry: undefined })
    const { value: first } = await other.api.registerRequester({ body: village })
    expect((await other.api.registerRequester({ body: village })).value.id).toBe(first.id)
  })

  it('nobody floods staff with bodies', async () => {
    const one = await newcomer('floods')
    const made = []
    for (let n = 0; n < 11; n += 1) {
      const village = body({ kind: 'village', name: `示例${n}村`, creditCode: undefined, industry: undefined })
      made.push((await one.api.registerRequester({ body: village })).status)
    }
    expect(made).toEqual([...Array(10).fill(201), 409])
  })
})

describe('what staff find out about volunteers', () => {
  const volunteer = () => ({ volunteerId: town.enrolled[0]?.volunteerId ?? '' })

  it('skills, licences and trainings are entered after seeing papers', async () => {
    const validTo = addDays(town.clock(), 300)
    const { value } = await town.society.api.vouchVolunteer({
      params: volunteer(),
      body: {
        skills: [{ skill: 'ME05', level: 2, evidence: 'document' }],
        licences: [{ kind: 'doctor', validTo }],
        trainings: [{ kind: 'safety', validTo }],
      },
    })
    expect(value.skills.find(({ skill }) => skill === 'ME05')?.evidence).toBe('document')
    expect(value.licences).toEqual([{ kind: 'doctor', validTo }])
  })

  it('unknown codes, ends before beginnings and a twenty-first skill are refused by name', async () => {
    const at = town.clock()
    const unknown = await town.society.api.vouchVolunteer({
      params: volunteer(),
      body: {
        skills: [{ skill: 'ZZ99', level: 1, evidence: 'title' }],
        licences: [{ kind: 'none', validFrom: at, validTo: addDays(at, -1) }],
      },
    })
    const paths = unknown.problem?.fields?.map(({ path }) => path)
    expect(paths).toEqual(['skills.0.skill', 'licences.0.kind', 'licences.0.validTo'])
    const twenty = [...skillsOf('VE'), ...skillsOf('AU')].map(({ code }) => ({
      skill: code,
      level: 1 as const,
      evidence: 'title' as const,
    }))
    const many = await town.society.api.vouchVolunteer({ params: volunteer(), body: { skills: twenty.slice(0, 20) } })
    expect([many.status, many.problem?.fields?.[0]?.path]).toEqual([422, 'skills'])
  })

  it('nobody vouches for themself or lifts their own suspension', async () => {
    const both = await newPerson(town, 'staff who serves', [])
    const api = clientOf(town.app, both.cookie)
    const { value: mine } = await api.enrolVolunteer({ body: { ...enrolment, personName: 'staff who serves' } })
    const { grantRole } = await import('#shared/people/grant-role.ts')
    const role = { role: 'organizationStaff', organizationId: 'org_welding' } as const
    await grantRole(town.system, { personId: both.id, role })
    const params = { volunteerId: mine.id }
    const self = await api.vouchVolunteer({ params, body: { insurable: true } })
    expect([self.status, self.problem?.reason]).toEqual([403, 'aboutOneself'])
    expect((await api.reinstateVolunteer({ params, body: { reason: '申诉成立' } })).problem?.reason).toBe(
      'aboutOneself',
    )
    expect((await town.society.api.vouchVolunteer({ params, body: { insurable: true } })).status).toBe(200)
  })

  it('suspending takes a reason, and is taken back', async () => {
    const params = volunteer()
    const without = await town.society.api.suspendVolunteer({ params, body: { state: 'suspended', reason: '' } })
    expect(without.status).toBe(422)
    const reason = '两次无故缺席'
    const { value } = await town.society.api.suspendVolunteer({ params, body: { state: 'suspended', reason } })
    expect(value.state).toBe('suspended')
    const back = await town.society.api.reinstateVolunteer({ params, body: { reason: '申诉成立' } })
    expect(back.value.state).toBe('active')
    const elsewhere = await town.person('elsewhere', {
      role: 'associationStaff',
      organizationId: territoryId('450203'),
    })
    const foreign = await elsewhere.api.suspendVolunteer({ params, body: { state: 'removed', reason } })
    expect(foreign.status).toBe(404)
  })
})

describe('the board and the minimum', () => {
  it('anybody reads what is open, without address or people; narrowed by place and kind', async () => {
    const { items } = (await town.nobody.readBoard({})).value
    expect(items.map(({ title, free }) => [title, free])).toEqual([['焊接机器人焊偏了', 1]])
    expect(JSON.stringify(items)).not.toMatch(/工业路|示例新厂|per_/)
    const where = async (query: Record<string, string>) => (await town.nobody.readBoard({ query })).value.items.length
    expect(await where({ district: '450204', online: 'false', scopeItem: '2' })).toBe(1)
    expect([await where({ district: '450203' }), await where({ online: 'true' })]).toEqual([0, 0])
    expect((await town.nobody.readBoard({ query: { district: '110000' } as never })).status).toBe(422)
  })

  it('a requester makes do with fewer people', async () => {
    const [shift] = welding().shifts
    const shifts = [{ ...shift!, positions: shift!.positions.map((one) => ({ ...one, seats: 2, minimum: 2 })) }]
    const { value } = await town.shop.api.submitRequest({ body: { requesterId: 'rqr_shop', ...welding({ shifts }) } })
    const params = { requestId: value.id, shiftId: 's1', positionId: 'p1' }
    await town.district.api.verifyRequest({ params, body: verdict })
    const lowered = await town.shop.api.lowerMinimum({ params, body: { minimum: 1 } })
    expect(lowered.value.shifts[0]?.positions[0]?.minimum).toBe(1)
    expect((await town.district.api.lowerMinimum({ params, body: { minimum: 0 } })).status).toBe(403)
  })
})
