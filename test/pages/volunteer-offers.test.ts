import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Offer, offers } from '#shared/offers/offer.ts'
import { changeConsent } from '#shared/privacy/change-consent.ts'
import { seats } from '#shared/requests/seat.ts'
import { keys } from '#shared/table/keys.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { newPerson } from '../support/app.ts'
import { position, shift } from '../support/market.ts'
import { before } from '../support/service.ts'
import { asked, placed, startVolunteering, type Volunteering, volunteerId } from '../support/volunteering.ts'

let all: Volunteering
beforeAll(async () => {
  all = await startVolunteering({ volunteer: { organizationIds: ['org_society', 'org_robots'] } })
})
afterAll(() => all.world.stop())

const pathOf = (offer: Offer | undefined): string => `/offers/${offer?.requestId}/${offer?.id}`
const stateOf = async ({ requestId, id }: Offer) =>
  (await offers.get(all.world.table, keys.offer(requestId, id)))?.state

const dangers = {
  dangerous: true,
  risks: [{ kind: 'arc' as const, note: '戴面罩，隔离观看' }],
  safetyMeasures: '安全员全程陪同',
}
const day = (date: number, from: string, to: string) => ({
  starts: fromLocal(`2026-09-${date}`, from),
  ends: fromLocal(`2026-09-${date}`, to),
})

describe('the list of invitations', () => {
  test('with nothing to answer it says what brings more', async () => {
    const { status, html } = await all.page('/offers')
    expect(status).toBe(200)
    expect(html).toContain('还没有合适的邀请')
    expect(html).toContain('href="/calendar"')
  })

  test('says so where personal recommendation is off, with the way to the plain list and back', async () => {
    const switchTo = (give: boolean) => changeConsent(all.wei.context, { purpose: 'recommendation', give })
    expect((await all.page('/offers')).html).not.toContain('您关了个性化推荐')
    await switchTo(false)
    const { html } = await all.page('/offers')
    expect(html).toContain('您关了个性化推荐')
    expect(html).toMatch(/href="\/board"[\s\S]+href="\/me\/privacy"/)
    await switchTo(true)
    expect((await all.page('/offers')).html).not.toContain('您关了个性化推荐')
  })

  test('what waits stands first with its deadline, what was answered after it', async () => {
    const old = await asked(all, 'req_old', { title: '老人手机课堂' }, { state: 'declined' })
    const open = await asked(all, 'req_listed', { shifts: [shift(day(16, '09:00', '10:00'))] }, { distanceKm: 8.2 })
    const { html } = await all.page('/offers')
    expect(html).toContain('前回复就行')
    expect(html).toContain('约 8 公里')
    expect(html.indexOf(pathOf(open.offers[0]))).toBeLessThan(html.indexOf(pathOf(old.offers[0])))
    expect((await all.page('/offers', 'en')).html).toContain('Waiting for your answer')
  })
})

describe('the decision', () => {
  test('shows every fact before anything is asked, but not the address or a name', async () => {
    const { offers: sent } = await asked(
      all,
      'req_facts',
      { ...dangers, shifts: [shift(day(17, '09:00', '12:00'))], conditions: '备有面罩和饮水' },
      { why: [{ zh: '您会焊接，证书已核', en: 'You weld' }] },
    )
    const { html } = await all.page(pathOf(sent[0]))
    for (const words of [
      '9月17日',
      '第 8 件开始焊缝偏移',
      '备有面罩和饮水',
      '戴面罩，隔离观看',
      '安全员全程陪同',
      '您会焊接，证书已核',
      '三方签',
      '柳州市机器人学会',
    ]) {
      expect(html).toContain(words)
    }
    expect(html).not.toContain('工业路 1 号')
    expect(html).not.toContain('黄主任')
    expect(html).not.toMatch(/name="risksAcknowledged"[^>]*checked/)
    expect((await all.page(pathOf(sent[0]), 'en')).html).toContain('Dangers: please read first')
  })

  test('shows the day with what is promised already and the way between', async () => {
    await placed(all, 'req_morning', { title: '科技节布展', shifts: [shift(day(18, '09:00', '11:30'))] })
    const { offers: sent } = await asked(all, 'req_afternoon', {
      place: { districtCode: '450204', townshipCode: '450204008', point: { lat: 24.34, lng: 109.38 }, address: 'x' },
      shifts: [shift(day(18, '14:00', '17:00'))],
    })
    const { html } = await all.page(pathOf(sent[0]))
    expect(html).toContain('09:00–11:30 已有“科技节布展”')
    expect(html).toMatch(/隔 2 小时 30 分，路上约 \d+ 分钟，来得及/)
  })

  test('dangerous: accepting without the tick comes back with the error at its box and everything kept', async () => {
    const { offers: sent } = await asked(all, 'req_unread', { ...dangers, shifts: [shift(day(21, '09:00', '10:00'))] })
    const { status, html } = await all.send(pathOf(sent[0]), {
      do: 'accept',
      organizationId: 'org_robots',
      reason: 'tooFar',
    })
    expect(status).toBe(422)
    expect(html).toContain('<title>有误：')
    expect(html).toContain('href="#risksAcknowledged"')
    expect(html).toMatch(/value="org_robots"[^>]*checked/)
    expect(html).toMatch(/value="tooFar"[^>]*checked/)
    expect(await stateOf(sent[0]!)).toBe('sent')
  })

  test('accepting leads to the service, for the organization that was chosen', async () => {
    const { offers: sent } = await asked(all, 'req_yes', { shifts: [shift(day(21, '14:00', '15:00'))] })
    const { status, to } = await all.send(pathOf(sent[0]), { do: 'accept', organizationId: 'org_robots' })
    expect(status).toBe(303)
    expect(to).toMatch(/^\/placements\/req_yes\/plc_\w+\?done=accepted$/)
    const { html } = await all.page(to)
    expect(html).toContain('接单了')
    expect(html).toContain('柳州市机器人学会')
  })

  test('several shifts of one request are accepted in one act', async () => {
    const { offers: sent } = await asked(all, 'req_series', {
      shifts: [shift(day(22, '09:00', '10:00')), shift({ ...day(23, '09:00', '10:00'), id: 's2' })],
    })
    expect((await all.page(pathOf(sent[0]))).html).toContain(`value="${sent[1]!.id}"`)
    const { to } = await all.send(pathOf(sent[0]), { do: 'accept', offerIds: [sent[1]!.id] })
    expect(to).toBe('/services?done=accepted')
    expect([await stateOf(sent[0]!), await stateOf(sent[1]!)]).toEqual(['accepted', 'accepted'])
  })

  test('declining needs no reason and costs nothing', async () => {
    const { offers: sent } = await asked(all, 'req_no', { shifts: [shift(day(24, '09:00', '10:00'))] })
    const { status, to } = await all.send(pathOf(sent[0]), { do: 'decline' })
    expect([status, to]).toEqual([303, '/offers?done=declined'])
    expect((await all.page(to)).html).toContain('谢绝了，不影响以后')
    expect(await stateOf(sent[0]!)).toBe('declined')
  })

  test('whoever would help at another time says so in one tap, kept apart from every other reason', async () => {
    const { offers: sent } = await asked(all, 'req_not_then', { shifts: [shift(day(24, '15:00', '16:00'))] })
    const { html } = await all.page(pathOf(sent[0]))
    expect(html).toContain('想帮，但这个时间不行')
    expect(html).not.toContain('value="busy"')
    expect((await all.page(pathOf(sent[0]), 'en')).html).toContain('I would help, but not at that time')
    const { status, to } = await all.send(pathOf(sent[0]), { do: 'notThen' })
    expect([status, to]).toEqual([303, '/offers?done=notThen'])
    expect((await all.page(to)).html).toContain('您想帮，只是这个时间不行')
    const kept = await offers.get(all.world.table, keys.offer(sent[0]!.requestId, sent[0]!.id))
    expect(kept).toMatchObject({ state: 'declined', declineReason: 'busy' })
    expect((await all.page(pathOf(sent[0]))).html).toContain('改了时间会再问您')
  })

  test('a form without a button decides nothing', async () => {
    const { offers: sent } = await asked(all, 'req_mute', { shifts: [shift(day(24, '11:00', '12:00'))] })
    await all.send(pathOf(sent[0]))
    expect(await stateOf(sent[0]!)).toBe('sent')
  })

  test('what no longer fits says why, and where to change it', async () => {
    const { offers: sent } = await asked(all, 'req_busy', { shifts: [shift(day(25, '09:00', '10:00'))] })
    const calendar = (await calendars.get(all.world.table, keys.calendar(volunteerId)))!
    await all.world.table.write([
      calendars.replace({ ...calendar, exceptions: [{ ...day(25, '00:00', '24:00'), free: false }] }),
    ])
    const { status, html } = await all.send(pathOf(sent[0]), { do: 'accept' })
    expect(status).toBe(409)
    expect(html).toContain('现在接不了')
    expect(html).toContain('href="/calendar"')
  })
})

describe('when the seats are taken', () => {
  const full = async (id: string, more: object = {}) => {
    const { offers: sent } = await asked(all, id, {
      shifts: [shift({ ...day(26, '09:00', '10:00'), positions: [position({ seats: 1 })] })],
      ...more,
    })
    const seat = (await seats.get(all.world.table, keys.seat(id, 's1', 'p1', 1)))!
    await all.world.table.write([seats.replace({ ...seat, state: 'taken', placementId: 'plc_other' })])
    return sent[0]!
  }

  test('a late yes is offered the standby list, with the wish to take a seat unasked', async () => {
    const offer = await full('req_full')
    const { status, html } = await all.send(pathOf(offer), { do: 'accept' })
    expect(status).toBe(409)
    expect(html).toContain('这个名额刚被别人接了')
    expect(html).toContain('name="takeWhenFree"')
    expect(html).toContain('value="standby"')
    const { to } = await all.send(pathOf(offer), { do: 'standby', takeWhenFree: 'yes' })
    expect(to).toBe('/offers?done=standby')
    expect((await all.page(pathOf(offer))).html).toContain('空出来就直接给您')
  })

  test('whoever has a seat in the same shift is not offered a second one, and hears why when trying', async () => {
    const offer = await full('req_both', {
      shifts: [shift({ ...day(27, '09:00', '10:00'), positions: [position({ seats: 1 })] })],
    })
    const calendar = (await calendars.get(all.world.table, keys.calendar(volunteerId)))!
    const kept = (await offers.get(all.world.table, keys.offer(offer.requestId, offer.id)))!
    const seat = { placementId: 'plc_beside', requestId: 'req_both', ...day(27, '09:00', '10:00') }
    await all.world.table.write([
      calendars.replace({ ...calendar, commitments: [...calendar.commitments, seat] }),
      offers.replace({ ...kept, state: 'closed' }),
    ])
    const { html } = await all.page(pathOf(offer))
    expect(html).not.toContain('value="standby"')
    expect(html).toContain('这个时段您已经接了一个岗位')
    const refused = await all.send(pathOf(offer), { do: 'standby' })
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('不用再排候补')
    expect(await stateOf(offer)).toBe('closed')
  })

  test('a dangerous seat is never taken unasked', async () => {
    const offer = await full('req_full_danger', dangers)
    const { html } = await all.send(pathOf(offer), { do: 'accept', risksAcknowledged: 'yes' })
    expect(html).toContain('value="standby"')
    expect(html).not.toContain('name="takeWhenFree"')
  })
})

test('an invitation of somebody else is not found, and a requester is not let in', async () => {
  const { offers: sent } = await asked(all, 'req_theirs', {}, { volunteerId: 'vol_other' })
  expect((await all.page(pathOf(sent[0]))).status).toBe(404)
  const other = await newPerson(all.world, '覃主任', [{ role: 'requesterMember', requesterId: 'rqr_factory' }])
  const answer = await all.world.app.request('https://kezhi.test/offers', { headers: { cookie: other.cookie } })
  expect(answer.status).toBe(403)
})

test('an invitation past its time offers nothing to decide', async () => {
  const { offers: sent } = await asked(all, 'req_late', {}, { expiresAt: before })
  const { html } = await all.page(pathOf(sent[0]))
  expect(html).toContain('过了回复时间')
  expect(html).not.toContain('value="accept"')
})
