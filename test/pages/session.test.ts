import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { attendanceOfRequest } from '#shared/attendance/attendance.ts'
import { checkIn } from '#shared/attendance/check-in.ts'
import { checkOut } from '#shared/attendance/check-out.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { codeAt } from '#shared/attendance/code.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { ratings } from '#shared/records/rating.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { formPost, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { acceptedNeed, type NeedWorld, needWorld } from '#test/support/need-flow.ts'

let world: TestApp
let people: NeedWorld
let id: string
let placed: Placement[]
// Time only goes forward, so each test has a world of its own.
beforeEach(async () => {
  world = await startApp()
  people = await needWorld(world)
  const changes = { risks: 'none', dangerous: 'no', safetyMeasures: '' }
  const need = await acceptedNeed(world, people, { accepting: 2, changes })
  id = need.id
  placed = need.placed
})
afterEach(() => world.stop())

const session = (): string => `/requests/${id}/session/s1`
const get = (path: string, person: TestPerson = people.huang) =>
  world.app.request(path, { headers: { cookie: person.cookie } })
const page = async (path: string, person?: TestPerson) => (await get(path, person)).text()
const post = (path: string, fields: Record<string, string> = {}, person: TestPerson = people.huang) =>
  world.app.request(path, formPost(fields, person.cookie))
const now = (): string => codeAt(world.vault, 'rotatingCode', { requestId: id, shiftId: 's1' }, world.clock())
const welder = (placement: Placement): TestPerson => people.welders[placement.volunteerId]!
const stateOf = async ({ id: placementId }: Placement) =>
  (await placements.get(world.table, keys.placement(id, placementId)))?.state

/** Comes at the start and leaves at the end, by the code of the moment. */
const serve = async (who: readonly Placement[]) => {
  world.setClock(placed[0]!.starts)
  for (const one of who) await checkIn(welder(one).context, { requestId: id, placementId: one.id, code: now() })
  world.setClock(addMinutes(placed[0]!.ends, 2))
  for (const one of who) await checkOut(welder(one).context, { requestId: id, placementId: one.id, code: now() })
}

describe('during a shift', () => {
  test('days before, the page says when the code will be there, and whom to expect', async () => {
    const html = await page(session())
    expect(html).toContain('到时再打开这一页')
    expect(html).toMatch(/韦建国|覃海|莫小兰/)
    expect(html).not.toContain('rotating-code')
  })

  test('the code of the moment is shown, renewed each minute with and without scripts', async () => {
    world.setClock(addMinutes(placed[0]!.starts, -10))
    const html = await page(session())
    expect(html).toContain(`${now().slice(0, 3)} ${now().slice(3)}`)
    expect(html).toContain('hx-select-oob="#presence"')
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="60"')
    const before = now()
    world.setClock(addMinutes(placed[0]!.starts, -9))
    expect(await page(session())).not.toContain(`${before.slice(0, 3)} ${before.slice(3)}`)
  })

  test('the picture leads a volunteer to their own service with the code, and nobody else', async () => {
    world.setClock(placed[0]!.starts)
    const answer = await get(`${session()}/arrive?code=123456`, welder(placed[0]!))
    expect(answer.headers.get('location')).toBe(`/placements/${id}/${placed[0]!.id}?code=123456`)
    const other = Object.values(people.welders).find((one) => !placed.some((p) => welder(p) === one))!
    expect((await get(`${session()}/arrive?code=123456`, other)).status).toBe(404)
    expect((await get(session(), people.stranger)).status).toBe(404)
  })

  test('it shows who has come', async () => {
    world.setClock(placed[0]!.starts)
    await checkIn(welder(placed[0]!).context, { requestId: id, placementId: placed[0]!.id, code: now() })
    const html = await page(session())
    expect(html).toContain('14:00 到场')
    expect(html).toContain('还没签到')
    expect(await page('/requests')).toContain('打开签到码')
  })
})

describe('after a shift', () => {
  test('all hours are confirmed at once by the codes', async () => {
    await serve(placed)
    const html = await page(session())
    expect(html).toContain('3.0 小时')
    expect(html).toContain('按扫码确认这 2 位')
    const body = new URLSearchParams(placed.map((one): [string, string] => ['placementId', one.id]))
    const { headers } = formPost({}, people.huang.cookie)
    const answer = await world.app.request(`${session()}/hours`, { method: 'POST', body, headers: headers ?? {} })
    expect(answer.headers.get('location')).toBe(`${session()}?done=hours#hours`)
    const claims = (await attendanceOfRequest(world.table, id)).map(({ requesterClaim }) => requesterClaim)
    expect(claims).toMatchObject([
      { minutes: 180, by: people.huang.id },
      { minutes: 180, by: people.huang.id },
    ])
    expect(await page(session())).not.toContain('按扫码确认')
  })

  test('other minutes can be named; impossible ones come back with what was typed', async () => {
    await serve(placed.slice(0, 1))
    const { id: placementId } = placed[0]!
    const refused = await post(`${session()}/hours`, { placementId, [`${placementId}.minutes`]: '900' })
    const html = await refused.text()
    expect(refused.status).toBe(422)
    expect(html).toContain('您填的是 900 分钟')
    expect(html).toContain(`href="#${placementId}-minutes"`)
    expect(html).toContain('value="900"')
    const named = { placementId, [`${placementId}.minutes`]: '150', [`${placementId}.done`]: '查出是热变形' }
    expect((await post(`${session()}/hours`, named)).status).toBe(303)
    await claimHours(welder(placed[0]!).context, { requestId: id, placementId, as: 'volunteer', minutes: 180 })
    expect(await page(session())).toContain('双方不一致，先按少的记')
  })

  test('what the volunteer said can be agreed to in one tap, and is not confirmed over in bulk', async () => {
    await serve(placed)
    const { id: placementId } = placed[0]!
    await claimHours(welder(placed[0]!).context, { requestId: id, placementId, as: 'volunteer', minutes: 150 })
    const html = await page(session())
    expect(html).toContain('同意对方说的 2 小时 30 分')
    expect(html).not.toContain('按扫码确认')
    expect((await post(`${session()}/hours`, { placementId, minutes: '150' })).status).toBe(303)
    const [kept] = (await attendanceOfRequest(world.table, id)).filter((one) => one.placementId === placementId)
    expect([kept?.requesterClaim?.minutes, kept?.volunteerClaim?.minutes]).toEqual([150, 150])
  })

  test('who never came is stated so, but only after the end', async () => {
    world.setClock(placed[0]!.starts)
    expect(await page(session())).not.toContain('/absent')
    const early = await post(`${session()}/absent`, { placementId: placed[0]!.id })
    expect(early.status).toBe(409)
    expect(await early.text()).toContain('结束后再登记')
    world.setClock(addMinutes(placed[0]!.ends, 1))
    expect(await page(session())).toContain('/absent')
    expect((await post(`${session()}/absent`, { placementId: placed[0]!.id })).status).toBe(303)
    expect(await stateOf(placed[0]!)).toBe('noShow')
  })

  test('nobody confirms the hours of another body', async () => {
    await serve(placed.slice(0, 1))
    const answer = await post(`${session()}/hours`, { placementId: placed[0]!.id }, people.stranger)
    expect(answer.status).toBe(404)
    expect(await stateOf(placed[0]!)).toBe('checkedOut')
  })
})

describe('评单', () => {
  const path = (): string => `/requests/${id}/rating/${placed[0]!.id}`

  test('nothing is picked beforehand, and an empty one comes back with its questions', async () => {
    await serve(placed.slice(0, 1))
    const empty = await page(path())
    expect(empty).toContain('问题解决了吗')
    expect(empty).not.toMatch(/type="(radio|checkbox)"[^>]*checked/)
    const answer = await post(path(), { words: '很耐心' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('href="#stars"')
    expect(html).toContain('很耐心')
  })

  test('is kept once, with the skills that were seen at work', async () => {
    await serve(placed.slice(0, 1))
    const typed = { solved: 'yes', stars: '5', words: '很耐心', skills: 'ME13' }
    expect((await post(path(), typed)).headers.get('location')).toBe(`/requests/${id}?done=rated`)
    const kept = await ratings.get(world.table, keys.rating(id, placed[0]!.id, 'requester'))
    expect(kept).toMatchObject({ stars: 5, solved: 'yes', skills: ['ME13'] })
    const again = await post(path(), typed)
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('您已经评过了')
  })

  test('before the service there is nothing to rate', async () => {
    const answer = await post(path(), { solved: 'yes', stars: '5' })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('签退以后才能评单')
  })
})
