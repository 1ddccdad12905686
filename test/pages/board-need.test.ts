import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { offersOfRequest } from '#shared/offers/offer.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import { seats } from '#shared/requests/seat.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { newPerson } from '../support/app.ts'
import { position, shift } from '../support/market.ts'
import { before, serviceRequest } from '../support/service.ts'
import { startVolunteering, type Volunteering, volunteerId } from '../support/volunteering.ts'

let all: Volunteering
beforeAll(async () => {
  all = await startVolunteering()
})
afterAll(() => all.world.stop())

const open = async (id: string, changes: Partial<ServiceRequest> = {}) => {
  const request = serviceRequest(id, { shifts: [shift()], contactPersonId: all.huang.id, ...changes })
  await all.world.table.write([requests.put(request), ...openSeats(request, before)])
  return request
}
const see = async (path: string, cookie = '') => {
  const answer = await all.world.app.request(`https://kezhi.test${path}`, { headers: { cookie } })
  return { status: answer.status, html: await answer.text() }
}
const ask = (id: string, positionId = 'p1') => all.send(`/board/${id}`, { shiftId: 's1', positionId })

describe('an open need, for anybody', () => {
  test('says what it takes, when, where and how many are wanted; no body, no address, no name, nothing typed freely', async () => {
    await open('req_public', { dangerous: true })
    const { status, html } = await see('/board/req_public')
    expect(status).toBe(200)
    for (const part of ['焊接机器人焊偏了', '焊接工程师', '还差 1 人', '9月19日', '柳南区', '有危险', '登录，我想帮']) {
      expect(html).toContain(part)
    }
    for (const secret of ['顺接焊装厂', '工业路', '黄主任', '第 8 件开始', '138']) expect(html).not.toContain(secret)
    expect(html).toContain('href="/sign-in?next=%2Fboard%2Freq_public"')
    expect((await see('/board/req_public', 'lang=en')).html).toContain('Sign in to help')
  })

  test('the board leads there', async () => {
    expect((await see('/board')).html).toContain('href="/board/req_public"')
  })

  test.each(['submitted', 'closed', 'withdrawn'] as const)('one that is %s is not there', async (state) => {
    await open(`req_${state}`, { state })
    expect((await see(`/board/req_${state}`)).status).toBe(404)
  })

  test('somebody signed in without a role is led to the door', async () => {
    const one = await newPerson(all.world, '覃小雨', [])
    expect((await see('/board/req_public', one.cookie)).html).toContain('href="/join/volunteer"')
  })
})

describe('a volunteer who wants to help', () => {
  test('gets the invitation in one tap, the same one when asking twice', async () => {
    await open('req_wanted')
    expect((await all.page('/board/req_wanted')).html).toContain('我想帮，发邀请给我')
    const first = await ask('req_wanted')
    expect(first.status).toBe(303)
    expect(first.to).toMatch(/^\/offers\/req_wanted\/off_/)
    expect((await all.page(first.to)).html).toContain('value="accept"')
    expect((await ask('req_wanted')).to).toBe(first.to)
    expect(await offersOfRequest(all.world.table, 'req_wanted')).toHaveLength(1)
    const calendar = await calendars.get(all.world.table, keys.calendar(volunteerId))
    expect(calendar?.asks).toEqual([expect.objectContaining({ requestId: 'req_wanted', open: true })])
  })

  test('who has none of the skills sees what to add, and is refused with the reason', async () => {
    await open('req_other', { shifts: [shift({ positions: [position({ skills: [{ skill: 'ME01', level: 2 }] })] })] })
    const { html } = await all.page('/board/req_other')
    expect(html).not.toContain('我想帮，发邀请给我')
    expect(html).toContain('href="/profile#skills"')
    const refused = await ask('req_other')
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('现在还不能邀请您')
    expect(await offersOfRequest(all.world.table, 'req_other')).toEqual([])
  })

  test('no seat left, the same hours asked for twice, or a no before: nothing is sent', async () => {
    const request = await open('req_gone')
    const [seat] = await seats.all(all.world.table, { partition: keys.request(request.id).pk, begins: 'SEAT#' })
    await all.world.table.write([seats.replace({ ...seat!, state: 'taken', placementId: 'plc_other' })])
    expect((await ask('req_gone')).status).toBe(409)
    await open('req_same_hours')
    expect((await ask('req_same_hours')).html).toContain('有一份邀请待回复')
    const mine = (await offersOfRequest(all.world.table, 'req_wanted'))[0]!
    await all.send(`/offers/req_wanted/${mine.id}`, { do: 'decline' })
    expect((await ask('req_wanted')).html).toContain('谢绝过这个需求')
    expect(await offersOfRequest(all.world.table, 'req_same_hours')).toEqual([])
  })

  test('learns why they are not asked and what would let them come, about themself and without points', async () => {
    await open('req_why', {
      shifts: [
        shift({
          positions: [position(), position({ id: 'p2', name: '点检员', skills: [{ skill: 'ME05', level: 2 }] })],
        }),
      ],
    })
    expect((await all.page('/board/req_why')).html).toContain('href="/board/req_why?why=s1.p2#why"')
    const { html } = await all.page('/board/req_why?why=s1.p2')
    for (const part of ['为什么没问到您', '设备维修与点检 2 级，有 0 级', '只要一处变了，您就合适', '您拿出证明']) {
      expect(html).toContain(part)
    }
    expect(html).not.toMatch(/undefined|接受率|本人/)
    const fits = (await all.page('/board/req_why?why=s1.p1', 'en')).html
    for (const part of ['Why you', 'rules hold', 'Nothing stands against it']) expect(fits).toContain(part)
    expect(fits).not.toMatch(/points|Chance/)
    const other = await newPerson(all.world, '覃主任', [{ role: 'requesterMember', requesterId: 'rqr_factory' }])
    expect((await see('/board/req_why?why=s1.p1', other.cookie)).html).not.toContain('为什么没问到')
  })

  test('nobody asks for somebody else, nor without being a volunteer', async () => {
    const other = await newPerson(all.world, '覃主任', [{ role: 'requesterMember', requesterId: 'rqr_factory' }])
    const answer = await all.world.app.request('https://kezhi.test/board/req_wanted', {
      method: 'POST',
      headers: { cookie: other.cookie, origin: 'https://kezhi.test' },
      body: new URLSearchParams({ shiftId: 's1', positionId: 'p1' }),
    })
    expect(answer.status).toBe(403)
  })
})
