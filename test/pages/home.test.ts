import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gauge } from '#shared/counters/counter.ts'
import { constraintNames, constraints } from '#shared/matching/constraints/index.ts'
import { wideningSteps } from '#shared/matching/widening.ts'
import { messages, tell } from '#shared/messages/message.ts'
import { cityId, territoryId } from '#shared/organizations/organization.ts'
import { samplePeopleItems } from '#shared/people/sample-people.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import { seats, seatsOf } from '#shared/requests/seat.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours, addMinutes } from '#shared/time/instant.ts'
import { formPost, monday, newPerson, startApp, type TestApp } from '#test/support/app.ts'
import { position, shift } from '#test/support/market.ts'
import { serviceRequest } from '#test/support/service.ts'

let world: TestApp
beforeAll(async () => {
  world = await startApp({ embedded: true })
  world.setClock(monday)
})
afterAll(() => world.stop())

const see = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await world.app.request(path, { headers })
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}

const openNeed = async (id: string, changes: Partial<ServiceRequest>, days = 3) => {
  const starts = addDays(monday, days)
  const request = serviceRequest(id, {
    shifts: [shift({ starts, ends: addHours(starts, 2), positions: [position({ seats: 2 })] })],
    reach: [cityId, territoryId('450204')],
    openedAt: monday,
    ...changes,
  })
  await world.table.write([requests.put(request), ...openSeats(request, monday)])
  return request
}

describe('the board of open needs', () => {
  beforeAll(async () => {
    await openNeed('req_weld', { title: '焊接机器人焊偏了' })
    await openNeed('req_cane', { title: '甘蔗黑穗病怎么治', destination: 'village', scopeItem: 2 }, 2)
    await openNeed('req_past', { title: '上周已经办过的' }, -2)
    const full = await openNeed('req_full', { title: '名额已经满了的' })
    const taken = await seatsOf(world.table, full.id)
    await world.table.write(taken.map((seat) => seats.replace({ ...seat, state: 'taken', placementId: 'plc_x' })))
    world.setClock(addMinutes(monday, 5))
  })

  it('shows anybody what still needs people from now on, soonest first', async () => {
    const { status, text } = await see('/board')
    expect(status).toBe(200)
    expect(text.indexOf('甘蔗黑穗病怎么治')).toBeLessThan(text.indexOf('焊接机器人焊偏了'))
    expect(text).toContain('还差 2 人')
    expect(text).not.toContain('上周已经办过的')
    expect(text).not.toContain('名额已经满了的')
  })

  it('names a district, never an address or a body', async () => {
    const { text } = await see('/board')
    expect(text).toContain('柳南区')
    expect(text).not.toContain('工业路')
    expect(text).not.toContain('顺接焊装厂')
  })

  it('narrows by destination, district and scope item', async () => {
    expect((await see('/board?to=village')).text).not.toContain('焊接机器人焊偏了')
    expect((await see('/board?item=2')).text).toContain('甘蔗黑穗病怎么治')
    expect((await see('/board?district=450226')).text).toContain('这里没有在等人的需求')
  })

  it('speaks English', async () => {
    expect((await see('/board?lang=en')).text).toContain('Requests looking for people')
  })
})

describe('the front page', () => {
  it('has three doors and live numbers, kept for a minute', async () => {
    await world.table.write([gauge(territoryId('450204'), { 'state.open': 2 }, world.random)])
    world.setClock(addMinutes(monday, 10))
    const first = await see('/')
    for (const part of ['我要求助', '我要服务', '工作人员', '全部 2 个', '点单', '评单'])
      expect(first.text).toContain(part)
    await world.table.write([gauge(territoryId('450204'), { 'state.open': 3 }, world.random)])
    expect((await see('/')).text).toContain('全部 2 个')
    world.setClock(addMinutes(monday, 12))
    expect((await see('/')).text).toContain('全部 5 个')
  })

  it('offers sample people to sign in as, on one’s own machine', async () => {
    const { id } = await newPerson(world, '演示陆', [{ role: 'associationStaff', organizationId: cityId }])
    const sample = {
      personId: id,
      name: '演示陆',
      phone: '19900020002',
      role: { zh: '市科协工作人员', en: 'city association' },
      sees: { zh: '全市看板', en: 'figures' },
      start: '/staff',
    }
    await world.table.write([samplePeopleItems.put({ people: [sample] })])
    expect((await see('/')).text).toContain('演示陆')
    const answer = await world.app.request('/demo-sign-in', formPost({ person: id, next: '/staff' }))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff'])
  })
})

describe('how matching works', () => {
  it('names every hard rule with its source, the weights in force and the widening timetable', async () => {
    const { text } = await see('/how-matching-works')
    const english = (await see('/how-matching-works?lang=en')).text
    expect(text).toContain('第 8(4)、9 条')
    for (const name of constraintNames) {
      expect(text).toContain(constraints[name].rule.zh)
      expect(english).toContain(constraints[name].source)
    }
    for (const { rule } of wideningSteps) expect(text).toContain(rule.zh)
    expect(text).toContain(firstEdition.name)
  })
})

describe('messages', () => {
  it('are one’s own, lead on, and count as read once opened', async () => {
    const reader = await newPerson(world, '黄主任', [{ role: 'requesterMember', requesterId: 'rqr_x' }])
    const now = addMinutes(monday, 20)
    await world.table.write(
      tell(
        { to: reader.id, template: 'requestOpened', values: { title: '焊接' }, link: '/requests/req_weld', cause: 'x' },
        now,
      ),
    )
    const list = await see('/messages', { cookie: reader.cookie.replace('__Host-', '') })
    expect(list.text).toContain('“焊接”核实通过')
    const [message] = await messages.all(world.table, {
      partition: keys.message(reader.id, '', '').pk,
      begins: 'MESSAGE#',
    })
    const path = `/messages/${message!.id}?at=${encodeURIComponent(message!.at)}`
    const opened = await see(path, { cookie: reader.cookie.replace('__Host-', '') })
    expect([opened.status, opened.location]).toEqual([303, '/requests/req_weld'])
    expect((await see('/messages', { cookie: reader.cookie.replace('__Host-', '') })).text).not.toContain('没看过')
  })

  it('stand in the outbox on one’s own machine, codes included, and nowhere else', async () => {
    await world.app.request('/sign-in', formPost({ phone: '13812345678', next: '/' }))
    expect((await see('/outbox')).text).toMatch(/登录验证码 \d{6}/)
    const deployed = await startApp()
    expect((await deployed.app.request('/outbox')).status).toBe(404)
    await deployed.stop()
  })
})

describe('me', () => {
  it('shows each role its own way on, and says what to do without one', async () => {
    const member = await newPerson(world, '赵工', [{ role: 'requesterMember', requesterId: 'rqr_x' }])
    const fresh = await newPerson(world, '新来的', [])
    const asked = async (cookie: string) => (await see('/me', { cookie: cookie.replace('__Host-', '') })).text
    expect(await asked(member.cookie)).toContain('href="/requests/new"')
    expect(await asked(fresh.cookie)).toContain('还没有身份')
  })
})
