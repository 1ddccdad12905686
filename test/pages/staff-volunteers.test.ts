import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '#shared/audit/audit.ts'
import { messages } from '#shared/messages/message.ts'
import { cityId, organizations, territoryId } from '#shared/organizations/organization.ts'
import { memberships } from '#shared/people/person.ts'
import { raise } from '#shared/problems/problem.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { findVolunteers } from '#shared/volunteers/find-volunteers.ts'
import { indexCards } from '#shared/volunteers/index-entry.ts'
import { type Volunteer, volunteers } from '#shared/volunteers/volunteer.ts'
import { formPost, monday, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { putDetails } from '#test/support/details.ts'
import { calendarOf, fittingVolunteer } from '#test/support/market.ts'
import { society } from '#test/support/service.ts'

let world: TestApp
let district: TestPerson
let elsewhere: TestPerson
let societyStaff: TestPerson
let auditor: TestPerson
let administrator: TestPerson

const liunan = territoryId('450204')

const enrolled = async (id: string, name: string, changes: Partial<Volunteer> = {}) => {
  const volunteer = { ...fittingVolunteer(id), districtCode: '450204', organizationIds: [society.id], ...changes }
  const { vault } = world
  await world.table.write([
    volunteers.put({ ...volunteer, pseudonym: `V-${id.slice(4).toUpperCase()}` }),
    calendars.put(calendarOf(id)),
    indexCards.put({ volunteerId: id, token: 'aaaaa', paused: false, listed: false, spots: [] }),
    ...putDetails(vault, volunteer.personId, { name, phone: '13811112222' }),
  ])
}

beforeAll(async () => {
  world = await startApp()
  const association = { kind: 'association', state: 'active' } as const
  await world.table.write([
    organizations.put(society),
    organizations.put({
      ...association,
      id: cityId,
      name: { zh: '市科协', en: 'City' },
      path: [cityId],
      districtCode: '450200',
    }),
    organizations.put({
      ...association,
      id: liunan,
      name: { zh: '柳南区科协', en: 'District' },
      path: [cityId, liunan],
      parentId: cityId,
      districtCode: '450204',
    }),
    organizations.put({
      id: 'org_corps',
      kind: 'base',
      state: 'active',
      name: { zh: '河西志愿队', en: 'Corps' },
      path: [cityId, liunan, 'org_corps'],
      parentId: liunan,
    }),
  ])
  district = await newPerson(world, '陆干事', [{ role: 'associationStaff', organizationId: liunan }])
  elsewhere = await newPerson(world, '外区', [{ role: 'associationStaff', organizationId: territoryId('450226') }])
  societyStaff = await newPerson(world, '覃秘书', [{ role: 'organizationStaff', organizationId: society.id }])
  auditor = await newPerson(world, '审计', [{ role: 'auditor', organizationId: liunan }])
  administrator = await newPerson(world, '管理员', [{ role: 'administrator' }])
  await enrolled('vol_wei', '韦建国', { skills: [{ skill: 'ME13', level: 2, evidence: 'claimed' }] })
  await enrolled('vol_mo', '莫小兰', { skills: [{ skill: 'AG04', level: 1, evidence: 'claimed' }], ageClass: 'minor' })
  await enrolled('vol_far', '龙远方', { districtCode: '450226', organizationIds: ['org_elsewhere'] })
})
afterAll(() => world.stop())

const see = async (path: string, who: TestPerson, language = 'zh') => {
  const answer = await world.app.request(path, { headers: { cookie: `${who.cookie}; lang=${language}` } })
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}
const send = async (path: string, fields: Record<string, string>, who: TestPerson) => {
  const answer = await world.app.request(path, formPost(fields, who.cookie))
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}
const wei = '/staff/volunteers/vol_wei'
const stored = (id: string) => volunteers.get(world.table, keys.volunteer(id))

describe('finding volunteers', () => {
  it('lists those of one’s districts by facts that are no names, masked', async () => {
    const { status, text } = await see('/staff/volunteers', district)
    expect(status).toBe(200)
    for (const part of ['韦**', 'V-WEI', '莫**']) expect(text).toContain(part)
    for (const part of ['建国', '小兰', '13811112222', 'V-FAR']) expect(text).not.toContain(part)
    expect((await see('/staff/volunteers', district, 'en')).text).toContain('Volunteers')
  })

  it.each([
    ['skill=ME13', ['V-WEI'], ['V-MO']],
    ['who=v-mo', ['V-MO'], ['V-WEI']],
    ['state=suspended', ['没有这样的人'], ['V-WEI', 'V-MO']],
    ['organization=org_corps', ['没有这样的人'], ['V-WEI']],
    ['organization=org_society', ['V-WEI', 'V-MO'], []],
    ['who=V-FAR', ['您能看到的人里没有“V-FAR”'], []],
  ])('narrowed by %s', async (query, shown, hidden) => {
    const { text } = await see(`/staff/volunteers?${query}`, district)
    for (const part of shown) expect(text).toContain(part)
    for (const part of hidden) expect(text).not.toContain(`${part}</span>`)
  })

  it('leads from a number to the person, within reach only', async () => {
    expect((await see('/staff/volunteers?who=vol_mo', district)).location).toBe('/staff/volunteers/vol_mo')
    expect((await see('/staff/volunteers?who=vol_far', district)).text).toContain('您能看到的人里没有“vol_far”')
  })

  it('shows staff of an organization its own people, and other districts theirs', async () => {
    expect((await see('/staff/volunteers', societyStaff)).text).toContain('V-WEI')
    const far = (await see('/staff/volunteers', elsewhere)).text
    expect([far.includes('V-FAR'), far.includes('V-WEI')]).toEqual([true, false])
  })

  it('shows every volunteer of a district once, page by page', async () => {
    const many = Array.from({ length: 130 }, (_, n) => `vol_many${String(n).padStart(3, '0')}`)
    for (let at = 0; at < many.length; at += 50) {
      const some = many.slice(at, at + 50)
      await world.table.write(some.map((id) => volunteers.put({ ...fittingVolunteer(id), districtCode: '450225' })))
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const found = await findVolunteers(world.as({ kind: 'system' }), {
        districtCodes: ['450225'],
        organizationIds: [],
        ...(after === undefined ? {} : { after }),
      })
      seen.push(...found.volunteers.map(({ id }) => id))
      after = found.after
    } while (after !== undefined)
    expect(seen).toEqual(many)
  })
})

describe('a volunteer', () => {
  it('is shown masked with what is on record; looking is kept', async () => {
    const { status, text } = await see(wei, district)
    expect(status).toBe(200)
    for (const part of ['韦**', 'vol_wei', '焊接工艺', '本人说的', '核一项技能', '作一个决定'])
      expect(text).toContain(part)
    expect(text).not.toContain('建国')
    expect(text).not.toContain('登记监护人同意')
    const kept = await auditEntries.list(world.table, { partition: keys.audit('vol_wei', '', '').pk })
    expect(kept.items.map(({ act, by }) => [act, by])).toContainEqual(['volunteer.read', district.id])
  })

  it('is unknown to other districts, and an auditor may only look', async () => {
    expect((await see(wei, elsewhere)).status).toBe(404)
    expect((await see('/staff/volunteers/vol_none', district)).status).toBe(404)
    const { status, text } = await see(wei, auditor)
    expect([status, text.includes('这里您只能看'), text.includes('核一项技能')]).toEqual([200, true, false])
    expect((await send(`${wei}/skill`, {}, auditor)).status).toBe(403)
  })

  it('has a skill vouched for, which then counts', async () => {
    const fields = {
      'skill.skill': 'ME13',
      'skill.level': '3',
      'skill.evidence': 'title',
      'skill.until': '2028-06-30',
    }
    const bare = await send(`${wei}/skill`, { ...fields, 'skill.evidence': '' }, district)
    expect(bare.status).toBe(422)
    for (const part of ['有误：', '选依据：看到了什么', 'href="#skill-evidence"', 'value="2028-06-30"'])
      expect(bare.text).toContain(part)
    expect((await send(`${wei}/skill`, { ...fields, 'skill.until': '2020-01-01' }, district)).text).toContain(
      '2020-01-01 已经过了',
    )
    expect((await send(`${wei}/skill`, { ...fields, 'skill.evidence': 'proven' }, district)).status).toBe(422)
    expect(await send(`${wei}/skill`, fields, district)).toMatchObject({ status: 303, location: `${wei}?done=skill` })
    expect((await stored('vol_wei'))?.skills).toEqual([
      { skill: 'ME13', level: 3, evidence: 'title', expiresAt: '2028-06-30T15:59:59.999Z' },
    ])
    expect((await see(wei, district)).text).toContain('2028年6月30日')
  })

  it('has licences and trainings entered after the papers were seen', async () => {
    const licence = { 'licence.kind': 'nothing', 'licence.from': '2026-01-01', 'licence.until': '2027-12-31' }
    const wrong = await send(`${wei}/licence`, licence, district)
    expect([wrong.status, wrong.text.includes('没有“nothing”这一项')]).toEqual([422, true])
    const { licences, trainings } = await import('#shared/skills/credentials.ts')
    const backwards = { 'licence.kind': licences[0]!.code, 'licence.from': '2028-01-01', 'licence.until': '2027-12-31' }
    expect((await send(`${wei}/licence`, backwards, district)).text).toContain('到期要晚于起始')
    expect((await send(`${wei}/licence`, { ...licence, 'licence.kind': licences[0]!.code }, district)).status).toBe(303)
    const training = { 'training.kind': trainings[0]!.code, 'training.until': '2027-12-31' }
    expect((await send(`${wei}/training`, training, societyStaff)).status).toBe(303)
    expect(await stored('vol_wei')).toMatchObject({
      licences: [{ kind: licences[0]!.code, validTo: '2027-12-31T15:59:59.999Z' }],
      trainings: [{ kind: trainings[0]!.code }],
    })
  })

  it('who is a minor is asked for only once the guardian says yes on their own phone; no paper counts', async () => {
    const path = '/staff/volunteers/vol_mo'
    const { text } = await see(path, district)
    expect(text).toContain('未成年，还没有监护人同意')
    expect(text).toContain('纸质同意书不算')
    expect(text).not.toContain('同意到哪天')
    expect((await send(`${path}/guardian`, { 'guardian.until': '2027-08-31' }, district)).status).toBe(404)
    const ask = (birthDate: string) => send(`${path}/guardian-ask`, { phone: '13712345678', birthDate }, district)
    expect((await ask('bald')).text).toContain('“bald”不是出生日期')
    expect((await ask('2010-05-20')).status).toBe(303)
    expect((await stored('vol_mo'))?.guardianConsentUntil).toBeUndefined()
  })

  it('is suspended and reinstated with a reason they are told', async () => {
    const path = `${wei}/standing`
    const bare = await send(path, { 'standing.state': 'suspended', 'standing.reason': '不' }, district)
    expect([bare.status, bare.text.includes('现在是 1 个')]).toEqual([422, true])
    const reason = { 'standing.state': 'suspended', 'standing.reason': '两次无故缺席，电话提醒过' }
    expect((await send(path, reason, district)).status).toBe(303)
    expect((await stored('vol_wei'))?.state).toBe('suspended')
    const text = (await see(wei, district)).text
    for (const part of ['已停用', '两次无故缺席', '恢复']) expect(text).toContain(part)
    const told = await messages.all(world.table, {
      partition: keys.message((await stored('vol_wei'))!.personId, '', '').pk,
      begins: 'MESSAGE#',
    })
    expect(told).toMatchObject([{ template: 'standingChanged', values: { reason: '两次无故缺席，电话提醒过' } }])
    const back = { 'standing.state': 'active', 'standing.reason': '申诉成立' }
    expect((await send(path, back, district)).status).toBe(303)
    expect((await stored('vol_wei'))?.state).toBe('active')
  })

  it('is not vouched for by themself', async () => {
    const own = await newPerson(world, '自己', [{ role: 'associationStaff', organizationId: liunan }])
    await enrolled('vol_own', '自己人', { personId: own.id })
    expect((await see('/staff/volunteers/vol_own', own)).text).not.toContain('核一项技能')
    const fields = { 'skill.skill': 'ME13', 'skill.level': '3', 'skill.evidence': 'title' }
    expect((await send('/staff/volunteers/vol_own/skill', fields, own)).status).toBe(403)
  })
})

describe('working roles', () => {
  const held = async () => {
    const { personId } = (await stored('vol_wei'))!
    const all = await memberships.all(world.table, { partition: keys.person(personId).pk, begins: 'ROLE#' })
    return all.map(({ role }) => role.role)
  }
  beforeAll(async () => {
    const { personId } = (await stored('vol_wei'))!
    const { people } = await import('#shared/people/person.ts')
    await world.table.write([people.put({ id: personId, language: 'zh', state: 'active', createdAt: monday })])
  })

  it('are given and taken in one’s own subtree by associations', async () => {
    const corps = { 'role.role': 'organizationStaff', 'role.organizationId': 'org_corps' }
    const page = await see(wei, district)
    expect([page.text.includes('河西志愿队'), page.text.includes('value="administrator"')]).toEqual([true, false])
    const bare = await send(`${wei}/role`, { 'role.role': 'organizationStaff' }, district)
    expect([bare.status, bare.text.includes('选一个组织')]).toEqual([422, true])
    expect((await send(`${wei}/role`, corps, district)).status).toBe(303)
    expect(await held()).toEqual(['organizationStaff'])
    expect((await see(wei, district)).text).toContain('收回')
    expect((await send(`${wei}/role-end`, corps, elsewhere)).status).toBe(404)
    expect((await send(`${wei}/role-end`, corps, district)).status).toBe(303)
    expect((await send(`${wei}/role-end`, corps, district)).status).toBe(303)
    expect(await held()).toEqual([])
  })

  it('beyond that are for administrators alone', async () => {
    const auditing = { 'role.role': 'auditor', 'role.organizationId': liunan }
    expect((await send(`${wei}/role`, auditing, district)).status).toBe(403)
    const foreign = { 'role.role': 'organizationStaff', 'role.organizationId': society.id }
    expect((await send(`${wei}/role`, foreign, district)).status).toBe(404)
    expect((await send(`${wei}/role`, auditing, administrator)).status).toBe(303)
    expect((await send(`${wei}/role`, { 'role.role': 'administrator' }, administrator)).status).toBe(303)
    expect((await held()).sort()).toEqual(['administrator', 'auditor'])
    expect((await see(wei, societyStaff)).text).not.toContain('工作身份')
  })

  it('are not taken away by whoever holds them', async () => {
    const own = await newPerson(world, '管事的', [{ role: 'administrator' }])
    await enrolled('vol_boss', '管事人', { personId: own.id })
    const answer = await send('/staff/volunteers/vol_boss/role-end', { 'role.role': 'administrator' }, own)
    expect([answer.status, answer.text.includes('不能自己收回')]).toEqual([403, true])
    expect(await memberships.get(world.table, keys.membership(own.id, 'administrator', 'everything'))).toBeDefined()
  })
})

describe('a case about a volunteer', () => {
  it('leads to them, where the reader looks after them', async () => {
    const problem = { kind: 'hoursLate', reach: [cityId, liunan], title: '焊接', requestId: 'req_x' } as const
    const now = addDays(monday, -1)
    await world.table.write([
      raise({ ...problem, about: 'plc_1', volunteerId: 'vol_wei' }, now),
      raise({ ...problem, about: 'plc_2', volunteerId: 'vol_far' }, now),
    ])
    const { text } = await see('/staff/problems', district)
    expect(text).toContain('href="/staff/volunteers/vol_wei"')
    expect(text).not.toContain('vol_far')
  })
})
