import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreementsOf } from '#shared/agreements/agreement.ts'
import { auditEntries } from '#shared/audit/audit.ts'
import { signInAs } from '#shared/people/sessions.ts'
import { contactDays } from '#shared/placements/contact.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours } from '#shared/time/instant.ts'
import { formPost, monday, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { sweepAll } from '#test/support/follow.ts'
import { needWith } from '#test/support/need.ts'
import { acceptedNeed, type NeedWorld, needWorld } from '#test/support/need-flow.ts'

let world: TestApp
let people: NeedWorld
beforeAll(async () => {
  world = await startApp()
  people = await needWorld(world)
})
afterAll(() => world.stop())

const get = (path: string, person: TestPerson = people.huang) =>
  world.app.request(path, { headers: { cookie: person.cookie } })
const page = async (path: string, person?: TestPerson) => (await get(path, person)).text()
const post = (path: string, fields: Record<string, string> = {}, person: TestPerson = people.huang) =>
  world.app.request(path, formPost(fields, person.cookie))

const harmless = { risks: 'none', dangerous: 'no', safetyMeasures: '' }

describe('how a request stands', () => {
  test('the number of people comes first, the search in numbers, nobody by name before both sides agreed', async () => {
    const { id } = await acceptedNeed(world, people, { accepting: 1 })
    const html = await page(`/requests/${id}`)
    expect(html).toContain('2 个名额，已有 1 人')
    expect(html).toContain('登记的志愿者')
    expect(html).toMatch(/V-70\dA/)
    expect(html).toContain('双方同意协议后，可看姓名和电话')
    expect(html).toContain('还没有覆盖全程的保险')
    expect(html).not.toMatch(/韦建国|覃海|莫小兰|1390000000/)
  })

  test('name and phone open once both agreed, the look is kept, and they close two weeks after the end', async () => {
    const { id, placed } = await acceptedNeed(world, people, { accepting: 1, changes: harmless })
    const html = await page(`/requests/${id}`)
    expect(html).toMatch(/韦建国|覃海|莫小兰/)
    expect(html).toMatch(/tel:1390000000\d/)
    const welder = people.welders[placed[0]!.volunteerId]!
    const looks = await auditEntries.all(world.table, { partition: keys.audit(welder.id, '', '').pk })
    expect(looks.map(({ act, by }) => [act, by])).toContainEqual(['contact.read', people.huang.id])
    world.setClock(addDays(placed[0]!.ends, contactDays))
    const { token } = await signInAs(world.system, people.huang.id)
    const closed = await page(`/requests/${id}`, { ...people.huang, cookie: `__Host-session=${token}` })
    expect(closed).toMatch(/V-70\dA/)
    expect(closed).not.toMatch(/tel:1390000000\d/)
    world.setClock(monday)
  })

  test('in English, too', async () => {
    const { id } = await acceptedNeed(world, people, { accepting: 0 })
    const html = await page(`/requests/${id}?lang=en`)
    expect(html).toContain('0 of 2 seats taken')
    expect(html).toContain('How people are found')
  })

  test('is nobody else’s business', async () => {
    const { id } = await acceptedNeed(world, people, { accepting: 0 })
    expect((await get(`/requests/${id}`, people.stranger)).status).toBe(404)
    expect((await get(`/requests/${id}/agreements`, people.stranger)).status).toBe(404)
    expect((await post(`/requests/${id}/withdraw`, { reason: '捣乱' }, people.stranger)).status).toBe(404)
    expect((await world.app.request(`/requests/${id}`)).headers.get('location')).toContain('/sign-in')
  })
})

describe('what a requester does with it', () => {
  test('withdraws with a reason; without one nothing happens and the form says so', async () => {
    const { id } = await acceptedNeed(world, people, { accepting: 1, changes: harmless })
    const refused = await post(`/requests/${id}/withdraw`, { reason: ' ' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('写一句为什么取消')
    expect((await post(`/requests/${id}/withdraw`, { reason: '设备修好了' })).status).toBe(303)
    expect(await page(`/requests/${id}`)).toContain('设备修好了')
    expect(await requests.get(world.table, keys.request(id))).toMatchObject({ state: 'withdrawn' })
  })

  test('changes the time: the placed person is asked again; more seats are refused with everything kept', async () => {
    const { id, date } = await acceptedNeed(world, people, { accepting: 1, changes: harmless })
    const same = { ...harmless, scopeItem: '1', 'shifts.0.date': date }
    const { version } = (await requests.get(world.table, keys.request(id)))!
    const form = await page(`/requests/${id}/edit`)
    expect(form).toContain('修改需求')
    expect(form).not.toContain('再加一个时段')
    const more = await post(
      `/requests/${id}/edit`,
      needWith({ ...same, version: String(version), 'shifts.0.positions.0.seats': '3', title: '焊偏了，改个名字' }),
    )
    expect(more.status).toBe(422)
    expect(await more.text()).toContain('焊偏了，改个名字')
    const moved = needWith({ ...same, version: String(version), 'shifts.0.starts': '13:00', 'shifts.0.ends': '16:00' })
    expect((await post(`/requests/${id}/edit`, moved)).status).toBe(303)
    await sweepAll(world.system)
    expect(await page(`/requests/${id}`)).toContain('正等这位再次确认')
    const late = await post(`/requests/${id}/edit`, moved)
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('别人改过这个需求')
  })

  test('a change that would help is put into the form, not made', async () => {
    const { id } = await acceptedNeed(world, people, { accepting: 0 })
    const html = await page(`/requests/${id}/edit?shift=s1&starts=2026-11-29T01:00:00.000Z`)
    expect(html).toContain('value="2026-11-29"')
    expect(html).toMatch(/<option selected="">09:00/)
    expect(html).toMatch(/<option selected="">12:00/)
  })

  test('copies it into a draft without times', async () => {
    const { id } = await acceptedNeed(world, people, { accepting: 0 })
    const path = (await post(`/requests/${id}/copy`)).headers.get('location') ?? ''
    const html = await page(path)
    expect(html).toContain('焊接机器人焊偏了')
    expect(html).toMatch(/name="shifts.0.date"[^>]*type="date" value=""/)
  })

  test('goes ahead with fewer when too few came', async () => {
    const { id, placed } = await acceptedNeed(world, people, {
      accepting: 1,
      changes: { ...harmless, 'shifts.0.positions.0.minimum': '2' },
    })
    world.setClock(addHours(placed[0]!.starts, -60))
    expect(await page(`/requests/${id}`)).toContain('1 人也做')
    const lowered = await post(`/requests/${id}/minimum`, { shiftId: 's1', positionId: 'p1', minimum: '1' })
    expect(lowered.headers.get('location')).toBe(`/requests/${id}?done=lowered`)
    expect(await page(`/requests/${id}`)).not.toContain('1 人也做')
    world.setClock(monday)
  })

  test('the list puts first what waits for them', async () => {
    const { id } = await acceptedNeed(world, people, { accepting: 1 })
    const html = await page('/requests')
    expect(html.indexOf('等您')).toBeLessThan(html.indexOf('正在找人、等服务'))
    expect(html).toContain(`href="/requests/${id}/agreements"`)
  })
})

describe('agreements', () => {
  test('are read in full and signed in one act, on the text that was read', async () => {
    const { id } = await acceptedNeed(world, people, { accepting: 2 })
    const html = await page(`/requests/${id}/agreements`)
    expect(html).toContain('志愿者的权利和义务')
    expect(html).toContain('一次签这 2 份')
    const stale = await post(`/requests/${id}/agreements`, { factsVersion: '99' })
    expect(stale.status).toBe(409)
    const signed = await post(`/requests/${id}/agreements`, { factsVersion: '1' })
    expect(signed.headers.get('location')).toBe(`/requests/${id}/agreements?done=signed`)
    const all = await agreementsOf(world.table, id)
    expect(all.map(({ signatures }) => signatures.map(({ party }) => party))).toEqual([['requester'], ['requester']])
    expect(await page(`/requests/${id}/agreements`)).not.toContain('一次签这')
  })

  test('standard terms can be turned into signed ones by the requester', async () => {
    const { id, placed } = await acceptedNeed(world, people, { accepting: 1, changes: harmless })
    expect(await page(`/requests/${id}/agreements`)).toContain('标准条款，接单即同意')
    await post(`/requests/${id}/agreements/ask`, { placementId: placed[0]!.id })
    await sweepAll(world.system)
    expect(await page(`/requests/${id}/agreements`)).toContain('签这份协议')
  })
})
