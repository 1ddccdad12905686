import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import { seats } from '#shared/requests/seat.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { position, shift } from '#test/support/market.ts'
import { before, serviceRequest } from '#test/support/service.ts'
import { startVolunteering, type Volunteering } from '#test/support/volunteering.ts'

let all: Volunteering
const open = async (id: string, title: string, skill: string, changes: Partial<ServiceRequest> = {}) => {
  const request = serviceRequest(id, {
    title,
    shifts: [shift({ positions: [position({ skills: [{ skill, level: 1 }] })] })],
    contactPersonId: all.huang.id,
    ...changes,
  })
  await all.world.table.write([requests.put(request), ...openSeats(request, before)])
}
const see = async (query: Record<string, string>, language = 'zh') => {
  const answer = await all.world.app.request(`/board?${new URLSearchParams(query)}`, {
    headers: { cookie: `lang=${language}` },
  })
  const html = await answer.text()
  return { status: answer.status, html, found: [...html.matchAll(/href="\/board\/(req_\w+)"/g)].map(([, id]) => id) }
}
beforeAll(async () => {
  all = await startVolunteering()
  const starts = fromLocal('2026-09-23', '19:00')
  await open('req_weld', '车间请人来看看', 'ME14')
  await open('req_phone', '教老人用手机', 'SV01', { destination: 'community', scopeItem: 1, districtCode: '450205' })
  await open('req_evening', '晚上教老人用手机', 'SV01', {
    shifts: [
      shift({
        starts,
        ends: fromLocal('2026-09-23', '21:00'),
        positions: [position({ skills: [{ skill: 'SV01', level: 1 }] })],
      }),
    ],
  })
  await open('req_full', '教老人用手机，满了', 'SV01')
  const seat = await seats.get(all.world.table, keys.seat('req_full', 's1', 'p1', 1))
  await all.world.table.write([seats.put({ ...seat!, state: 'taken' })])
})
afterAll(() => all.world.stop())

it('words lead to needs by their skills, closest first; needs without a free seat are left out', async () => {
  const { status, html, found } = await see({ q: '会教老年人用智能手机' })
  expect(status).toBe(200)
  expect(found.slice(0, 2).sort()).toEqual(['req_evening', 'req_phone'])
  expect(found).not.toContain('req_weld')
  expect(found).not.toContain('req_full')
  expect(html).toContain('按这些技能找，最像的在前：')
  expect((await see({ q: '机器人焊接' })).found).toEqual(['req_weld'])
})

it('time, place and destination narrow it, and stand in the address and the form', async () => {
  const query = { q: '教老人用手机', district: '450205', to: 'community', time: 'weekend' }
  const { html, found } = await see(query)
  expect(found).toEqual(['req_phone'])
  for (const part of ['value="教老人用手机"', 'value="450205" selected', 'value="weekend" selected'])
    expect(html).toContain(part)
  expect(html).toMatch(/href="\/board\?[^"]*to=village[^"]*"/)
  expect(decodeURIComponent(html)).toMatch(/href="\/board\?[^"]*q=教老人用手机/)
  expect((await see({ time: 'evening' })).found).toEqual(['req_evening'])
})

it('nothing found says so with what helps, in both languages; odd input is no fault', async () => {
  expect((await see({ q: '量子引力' })).html).toContain('没有找到“量子引力”')
  expect((await see({ q: 'quantum gravity' }, 'en')).html).toContain('Nothing found for')
  const { status, found } = await see({ q: '<b>"\u0000', time: 'never', item: '99', district: 'x' })
  expect([status, found]).toEqual([200, []])
})

it('without words the board is as it was', async () => {
  const { found, html } = await see({})
  expect(found).toEqual(expect.arrayContaining(['req_weld', 'req_phone', 'req_evening']))
  expect(html).not.toContain('按这些技能找')
})

it('a volunteer keeps what they look for in one press, and stops it in one', async () => {
  const query = { q: '教老人用手机', district: '450205', to: 'community', item: '', time: 'weekend' }
  const board = (await all.page(`/board?${new URLSearchParams(query)}`)).html
  expect(board).toContain('有新的告诉我')
  expect((await all.send('/board/saved', query)).to).toBe('/board/saved?done=kept')
  const { html } = await all.page('/board/saved?done=kept')
  for (const part of ['关注了', '“教老人用手机”，柳北区，周末，社区', '一周最多 3 条，晚上不发'])
    expect(html).toContain(part)
  expect((await all.page('/board/saved', 'en')).html).toContain('at most one a day and 3 a week, never at night')
  const id = /name="id" value="(sch_\w+)"/.exec(html)?.[1] ?? ''
  expect((await all.send('/board/saved/stop', { id })).to).toBe('/board/saved?done=stopped')
  expect((await all.page('/board/saved?done=stopped')).html).toContain('还没有关注')
})

it('keeping everything is refused with the remedy; others are led to sign in, or not asked', async () => {
  const { status, html } = await all.send('/board/saved', { q: '' })
  expect(status).toBe(422)
  expect(html).toContain('先写几个字，或选县区')
  expect((await all.page('/board')).html).not.toContain('有新的告诉我')
  expect((await see({ q: '教老人用手机' })).html).toContain('登录后，有新的可以告诉您')
  const shop = await all.world.app.request('/board?q=焊接', { headers: { cookie: all.huang.cookie } })
  expect(await shop.text()).not.toContain('有新的')
})
