import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attendances } from '#shared/attendance/attendance.ts'
import { placements } from '#shared/placements/placement.ts'
import { recordService } from '#shared/records/record-service.ts'
import { type ServiceRecord, serviceRecords } from '#shared/records/service-record.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { type Volunteer, volunteers } from '#shared/volunteers/volunteer.ts'
import { newPerson } from '../support/app.ts'
import { shift } from '../support/market.ts'
import { before } from '../support/service.ts'
import { placed, startVolunteering, type Volunteering, volunteerId } from '../support/volunteering.ts'

let all: Volunteering
beforeAll(async () => {
  all = await startVolunteering({
    volunteer: {
      licences: [
        { kind: 'welder', validTo: addDays(before, 30) },
        { kind: 'doctor', validTo: addDays(before, -1) },
      ],
    },
  })
})
afterAll(() => all.world.stop())

/** A service with equal claims of both sides, on record. */
const recorded = async (id: string, title: string, hour: number, minutes: number): Promise<ServiceRecord> => {
  const time = (at: number) => fromLocal('2026-09-15', `${String(at).padStart(2, '0')}:00`)
  const { placement } = await placed(all, id, { title, shifts: [shift({ starts: time(hour), ends: time(hour + 3) })] })
  const stored = (await placements.get(all.world.table, keys.placement(id, placement.id)))!
  await all.world.table.write([
    placements.replace({ ...stored, state: 'checkedOut' }),
    attendances.put({
      placementId: placement.id,
      requestId: id,
      checkIn: { at: placement.starts, path: 'rotatingCode' },
      checkOut: { at: placement.ends, path: 'rotatingCode' },
      checkOutForgotten: false,
      wrongCodes: [],
      reminded: 0,
      volunteerClaim: { minutes, by: all.wei.id, at: before, done: '校核了轨迹' },
      requesterClaim: { minutes, by: all.huang.id, at: before },
    }),
  ])
  return (await recordService(all.world.system, { requestId: id, placementId: placement.id }))!
}

describe('records and certificates', () => {
  test('without a record the page says how one comes about', async () => {
    expect((await all.page('/records')).html).toContain('还没有记录')
  })

  test('each record shows the fields of Order 67, the sum by the rule, and the way to the next star', async () => {
    await recorded('req_one', '焊装线轨迹校核', 8, 160)
    await recorded('req_two', '焊接安全讲座', 13, 180)
    const { html } = await all.page('/records')
    for (const words of [
      '焊装线轨迹校核',
      '校核了轨迹',
      '160 分钟，记 2.5 小时',
      '柳州市焊接学会',
      '顺接焊装厂',
      '最晚',
      '>5.5<',
      '再服务 94.5 小时',
    ]) {
      expect(html).toContain(words)
    }
    expect((await all.page('/records', 'en')).html).toContain('Make a certificate')
  })

  test('a certificate over no record is refused at its field', async () => {
    const { status, html } = await all.send('/records/certificates', { seal: 'yes' })
    expect(status).toBe(422)
    expect(html).toContain('您选了 0 条')
    expect(html).toContain('href="#recordIds"')
    expect(html).toMatch(/name="seal"[^>]*checked/)
  })

  test('a certificate is printed with the full name for its owner, and checked by anybody without it', async () => {
    const records = await serviceRecords.all(all.world.table, {
      partition: keys.volunteer(volunteerId).pk,
      begins: 'RECORD#',
    })
    const { to } = await all.send('/records/certificates', { recordIds: records.map(({ id }) => id) })
    const printed = await all.page(to)
    expect(printed.html).toContain('韦建国')
    expect(printed.html).toContain('5.5')
    const code = to.split('/').at(-1) ?? ''
    const check = async (path: string) => {
      const answer = await all.world.app.request(`https://kezhi.test${path}`)
      return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') }
    }
    const found = await check(`/certificates/${code}`)
    expect(found.html).toContain('这张证明是真的')
    expect(found.html).toContain('韦**')
    expect(found.html).not.toContain('韦建国')
    expect((await check(`/certificates?code=${code.toLowerCase()}`)).to).toBe(`/certificates/${code}`)

    const [one] = records
    await all.world.table.write([serviceRecords.put({ ...one!, minutes: 900 })])
    const changed = await check(`/certificates/${code}`)
    expect(changed.html).toContain('开出之后，记录变了')
    await all.world.table.write([serviceRecords.put(one!)])

    const none = await check('/certificates/AAAA-BBBB-CCCC')
    expect(none.status).toBe(404)
    expect(none.html).toContain('查不到这个码')
    const other = await newPerson(all.world, '覃老师', [{ role: 'volunteer', volunteerId: 'vol_other' }])
    const theirs = await all.world.app.request(`https://kezhi.test${to}`, { headers: { cookie: other.cookie } })
    expect(theirs.status).toBe(404)
  })
})

describe('the profile', () => {
  const now = async (): Promise<Volunteer> => (await volunteers.get(all.world.table, keys.volunteer(volunteerId)))!

  test('shows what a skill rests on and when papers end', async () => {
    const { html } = await all.page('/profile')
    expect(html).toContain('有职称或资格')
    expect(html).toContain('快到期')
    expect(html).toContain('已过期')
    expect((await all.page('/profile', 'en')).html).toContain('What I can do')
  })

  test('skills are lowered, added as claims, and removed; the last one stays', async () => {
    await all.send('/profile/skills', { 'level.ME13': '2', add: 'ME01' })
    expect((await now()).skills).toEqual([
      { skill: 'ME13', level: 2, evidence: 'title' },
      { skill: 'ME01', level: 1, evidence: 'claimed' },
    ])
    await all.send('/profile/skills', { 'level.ME01': '0' })
    const { status, html } = await all.send('/profile/skills', { 'level.ME13': '0' })
    expect(status).toBe(422)
    expect(html).toContain('至少留一项技能')
    expect((await now()).skills.map(({ skill }) => skill)).toEqual(['ME13'])
  })

  test('no manner of service is refused with the choice kept', async () => {
    const { status, html } = await all.send('/profile/reach', { townshipCode: '450204008', reachKm: '20' })
    expect(status).toBe(422)
    expect(html).toContain('到场和线上至少选一种')
    expect(html).toMatch(/<option[^>]*value="20"[^>]*selected/)
    await all.send('/profile/reach', { townshipCode: '450204008', reachKm: '20', manners: 'online' })
    expect(await now()).toMatchObject({ reachKm: 20, manners: { onSite: false, online: true } })
  })

  test('only organizations from the list can be joined, and the usual one stands first', async () => {
    const { status } = await all.send('/profile/organizations', { organizationIds: ['org_society', 'org_invented'] })
    expect(status).toBe(422)
    expect((await now()).organizationIds).toEqual(['org_society'])
  })

  test('a body that was met can be left out, nobody else', async () => {
    await all.send('/profile/wishes', { excludedRequesterIds: ['rqr_factory', 'rqr_unknown'], likes: ['2', '6'] })
    expect(await now()).toMatchObject({ excludedRequesterIds: ['rqr_factory'], likes: [2, 6] })
  })

  test('a statement is taken back without a reason', async () => {
    await all.send('/profile/statements', { conduct: 'yes' })
    const after = await now()
    expect(after.conductDeclaredAt).toBe(before)
    expect(after.fitDeclaredAt).toBeUndefined()
  })
})
