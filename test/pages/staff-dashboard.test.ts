import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { count, gauge } from '#shared/counters/counter.ts'
import { histogram } from '#shared/counters/histogram.ts'
import { requests } from '#shared/requests/requests.ts'
import { addDays } from '#shared/time/instant.ts'
import { monday } from '#test/support/app.ts'
import { liunan, type StaffDesk, startStaffDesk } from '#test/support/staff-desk.ts'

let desk: StaffDesk
beforeAll(async () => {
  desk = await startStaffDesk()
})
afterAll(() => desk.world.stop())

describe('the dashboard', () => {
  it('says that there is no full week yet, and a dash where nothing was counted', async () => {
    const { status, text } = await desk.see('/staff', desk.district)
    expect(status).toBe(200)
    expect(text).toContain('还没有满一周的数据')
    expect(text).toMatch(/满足率<\/dt>[\s\S]{0,120}—/)
    expect(text).toContain('（0/0）')
  })

  it('shows each figure with what it was made of', async () => {
    const { table, random } = desk.world
    const lastWeek = addDays(monday, -7)
    await table.write([
      count(liunan, { 'request.closedFilled': 3, 'request.closedUnfilled': 1, 'request.opened': 5 }, lastWeek, random),
      count(liunan, { 'offer.sent': 20, 'offer.accepted': 8, ...histogram('firstYes', 200) }, lastWeek, random),
      count(liunan, { 'unfilled.tooFar': 1, 'unfilledSkill.ME13.tooFar': 2 }, lastWeek, random),
      gauge(liunan, { 'state.open': 4 }, random),
    ])
    const { text } = await desk.see('/staff?weeks=4', desk.district)
    expect(text).toContain('（3/4）')
    expect(text).toContain('（8/20）')
    expect(text).toContain('75<')
    expect(text).not.toContain('还没有满一周的数据')
    expect(text).toMatch(/4<\/b><span[^>]*>正在找人/)
    expect(text).toContain('焊接')
  })

  it('leads staff of an organization by line to what they sign and insure', async () => {
    const answer = await desk.world.app.request('/staff', { headers: { cookie: desk.societyStaff.cookie } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff/agreements'])
  })

  it('speaks English', async () => {
    expect((await desk.see('/staff', desk.district, 'en')).text).toContain('How well people are found')
  })
})

describe('the list of a month', () => {
  beforeAll(() => desk.world.table.write([requests.put(desk.needOf('req_sum', { title: '=1+1 公式样的题目' }))]))

  it('shows the month asked for, narrowed by state and item', async () => {
    const { text } = await desk.see('/staff/requests?month=2026-11&state=open&item=1', desk.district)
    expect(text).toContain('公式样的题目')
    expect((await desk.see('/staff/requests?month=2026-11&item=7', desk.district)).text).toContain('这里没有需求')
    expect((await desk.see('/staff/requests?month=2026-10', desk.district)).text).toContain('这里没有需求')
  })

  it('exports the same rows, with a byte order mark and no formula', async () => {
    const path = '/staff/requests.csv?month=2026-11&state=open'
    const { text, headers } = await desk.see(path, desk.district)
    expect(headers.get('content-type')).toContain('text/csv')
    const bytes = new Uint8Array(
      await (await desk.world.app.request(path, { headers: { cookie: desk.district.cookie } })).arrayBuffer(),
    )
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(text).toContain(`,"'=1+1 公式样的题目"`)
    expect(text.trim().split('\r\n')).toHaveLength(2)
  })
})
