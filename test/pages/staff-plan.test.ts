import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { offersOfRequest } from '#shared/offers/offer.ts'
import { makePlan } from '#shared/plans/make-plan.ts'
import { planOf } from '#shared/plans/plan.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import { type ApiTown, startApiTown } from '#test/support/api-town.ts'
import { formPost } from '#test/support/app.ts'
import { needFor } from '#test/support/planning.ts'

const scope = '450204'
let town: ApiTown
let cookie: string
const page = async (path: string, of = cookie, language = '') =>
  (await town.app.request(`${path}${language}`, { headers: { cookie: of } })).text()
const post = (path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) => {
  const init = formPost(form, cookie)
  return town.app.request(path, { ...init, headers: { ...init.headers, ...headers } })
}
const line = async () => {
  const { requestId, shiftId, positionId, volunteerId } = (await planOf(town.table, scope))!.board.proposals[0]!
  return `/staff/plan/${scope}/lines/${requestId}/${shiftId}/${positionId}/${volunteerId}`
}

beforeAll(async () => {
  town = await startApiTown(3)
  cookie = town.district.cookie
  for (const [id, skill] of [
    ['req_weld', 'ME13'],
    ['req_none', 'AG09'],
  ] as const) {
    const need = needFor(id, [skill], {
      request: { requesterId: 'rqr_shop', scopeItem: 1, title: `${skill} 的需求` },
      position: { seats: 2 },
    })
    await town.table.write([requests.put(need), ...openSeats(need, town.clock())])
  }
})
afterAll(() => town.stop())

describe('the plan of a district', () => {
  it('says that there is none yet, and how to make one', async () => {
    expect(await page(`/staff/plan/${scope}`)).toContain('排一个方案')
    expect((await town.app.request('/staff/plan/450203', { headers: { cookie } })).status).toBe(404)
  })

  it('shows by day who is proposed, under surname and pseudonym, how good it is, and why seats stay empty', async () => {
    expect((await post(`/staff/plan/${scope}`)).headers.get('location')).toBe(`/staff/plan/${scope}?done=made`)
    const text = await page(`/staff/plan/${scope}`)
    expect(text).toContain('ME13 的需求')
    expect(text).toMatch(/\S\*\* /)
    expect(text).toContain('就是最好的，已证明')
    expect(text).toContain('没有人合适')
    const english = await page(`/staff/plan/${scope}`, cookie, '?lang=en')
    expect(english).toContain('nobody fits')
    expect(english).toContain('the best possible, proven')
  })

  it('is in the list with what it fills', async () => {
    const text = await page('/staff/plan')
    expect(text).toContain(`/staff/plan/${scope}`)
    expect(text).toContain('2 / 4')
  })

  it('lets staff pin and take out: the row alone for scripts, the page again without', async () => {
    const path = await line()
    const row = await post(path, { to: 'pinned' }, { 'hx-request': 'true' })
    expect(await row.text()).toMatch(/^<tr id="l-.*不固定/)
    expect((await post(path, { to: 'proposed' })).status).toBe(303)
    expect((await post(`${path}x`, { to: 'pinned' })).status).toBe(409)
  })

  it('asks by publishing, and tells of each line what became of it', async () => {
    expect((await post(`/staff/plan/${scope}/publish`)).status).toBe(303)
    const text = await page(`/staff/plan/${scope}?done=published`)
    expect(text).toContain('2 人已收到邀请')
    expect((await offersOfRequest(town.table, 'req_weld')).length).toBe(2)
    expect((await post(`/staff/plan/${scope}/publish`)).status).toBe(303)
    expect((await offersOfRequest(town.table, 'req_weld')).length).toBe(2)
  })
})

describe('the API of plans', () => {
  it('reads, plans, changes and publishes, with people by their ids', async () => {
    const params = { scope }
    const { plan } = (await town.district.api.readPlan({ params })).value
    expect(plan?.positions.flatMap(({ proposals }) => proposals.map(({ state }) => state))).toEqual(['sent', 'sent'])
    expect((await town.district.api.makePlan({ params })).value.gap).toBe(0)
    // Two invitations are not two yeses: the plan made since has a third person.
    expect((await town.district.api.publishPlan({ params })).value.items.map(({ became }) => became)).toEqual(['sent'])
    expect((await town.district.api.listPlans({})).value.items.map(({ name }) => name)).toEqual([scope])
    const shop = await town.app.request(`/api/v1/plans/${scope}`, { headers: { cookie: town.shop.cookie } })
    expect(shop.status).toBe(403)
  })
})

describe('a campaign', () => {
  const typed = { nameZh: '示例科技周', nameEn: 'Demo week', first: '2026-10-01', ends: '2026-10-03' }
  const organizationId = 'org_territory450204'

  it('is announced by an association, and then planned like a district', async () => {
    expect((await post('/staff/plan', { ...typed, organizationId })).headers.get('location')).toBe(
      '/staff/plan?done=announced',
    )
    const text = await page('/staff/plan')
    const [, id = ''] = /href="\/staff\/plan\/(cmp_\w+)"/.exec(text) ?? []
    expect(text).toContain('示例科技周')
    const plan = await makePlan(town.district.context, { scope: id })
    expect(plan.board.positions).toEqual([])
    expect((await planOf(town.table, id))?.until).toBe('2026-10-16T01:00:00.000Z')
    expect(await page(`/staff/plan/${id}`)).toContain('没有缺人的时段')
  })

  it('keeps what was typed when something is wrong with it', async () => {
    const answer = await post('/staff/plan', { ...typed, nameZh: '活', ends: '明天', organizationId })
    const text = await answer.text()
    expect([answer.status, text.includes('至少 4 个字'), text.includes('value="Demo week"')]).toEqual([422, true, true])
    const turned = await post('/staff/plan', { ...typed, first: '2026-10-05', organizationId })
    expect([turned.status, (await turned.text()).includes('结束要晚于开始')]).toEqual([422, true])
  })

  it('is no business of other associations', async () => {
    expect((await post('/staff/plan', { ...typed, organizationId: 'org_territory450203' })).status).toBe(404)
    const shop = await town.app.request('/staff/plan', { headers: { cookie: town.shop.cookie } })
    expect(shop.status).toBe(403)
  })
})
