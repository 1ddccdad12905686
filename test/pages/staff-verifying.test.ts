import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours } from '#shared/time/instant.ts'
import { monday } from '#test/support/app.ts'
import { shift } from '#test/support/market.ts'
import { type StaffDesk, startStaffDesk } from '#test/support/staff-desk.ts'

let desk: StaffDesk
beforeAll(async () => {
  desk = await startStaffDesk()
})
afterAll(() => desk.world.stop())

describe('verifying', () => {
  beforeAll(() =>
    desk.world.table.write([
      requests.put(desk.waiting('req_old', { title: '等得最久的需求', submittedAt: addHours(monday, -30) })),
      requests.put(desk.waiting('req_new', { title: '刚提交的需求', emergency: true })),
    ]),
  )

  it('lists what waits by age, with what to look out for', async () => {
    const { text } = await desk.see('/staff/verify', desk.district)
    expect(text.indexOf('等得最久的需求')).toBeLessThan(text.indexOf('刚提交的需求'))
    expect(text).toContain('涉应急')
  })

  it('says until when each answer is due, and how much is left', async () => {
    const { text } = await desk.see('/staff/verify', desk.district)
    for (const part of ['还有 6 小时', '今天 16:00 前', '等答复的']) expect(text).toContain(part)
    // Submitted early on Sunday: the half day ends on Monday at noon.
    expect(text).toMatch(/等得最久的需求[\s\S]*?还有 2 小时[\s\S]*?今天 12:00 前/)
    expect((await desk.see('/staff/verify', desk.district, 'en')).text).toContain('6 hours left')
  })

  it.each([
    ['item=1&kind=enterprise', true],
    ['item=7', false],
    ['kind=school', false],
    ['district=450204', true],
  ])('narrows the queue by %s', async (query, found) => {
    const { text } = await desk.see(`/staff/verify?${query}`, desk.district)
    expect([text.includes('刚提交的需求'), text.includes('没有待核实的')]).toEqual([found, !found])
  })

  it('puts an emergency before what waited longer, where the most urgent are asked for first', async () => {
    const { text } = await desk.see('/staff/verify?order=urgent', desk.district)
    expect(text.indexOf('刚提交的需求')).toBeLessThan(text.indexOf('等得最久的需求'))
  })

  it('shows the need in full with the number to call', async () => {
    const { text } = await desk.see('/staff/verify/req_old', desk.district)
    for (const part of ['第 8 件开始焊缝偏移', '13800000099', '单位已核实', '除日常风险外没有'])
      expect(text).toContain(part)
  })

  it('shows what the body asked for before as it stands: all found, or its hours to be confirmed', async () => {
    const past = [shift({ starts: addDays(monday, -60), ends: addHours(addDays(monday, -60), 3) })]
    await desk.world.table.write([
      requests.put(
        desk.needOf('req_full', {
          title: '人都找齐的需求',
          filledAt: monday,
          shifts: past,
          createdAt: addHours(monday, 1),
        }),
      ),
      requests.put(
        desk.needOf('req_past', {
          title: '做完等时长的',
          state: 'underway',
          shifts: past,
          createdAt: addHours(monday, 1),
        }),
      ),
    ])
    const { text } = await desk.see('/staff/verify/req_old', desk.district)
    const earlier = text.slice(text.indexOf('这个单位以前的需求'))
    for (const part of ['人都找齐的需求', '已找齐', '做完等时长的', '待确认时长']) expect(earlier).toContain(part)
    expect(earlier).not.toContain('服务中')
    const english = (await desk.see('/staff/verify/req_old', desk.district, 'en')).text
    for (const part of ['All found', 'Hours to confirm']) expect(english).toContain(part)
  })

  it('preselects neither the public-benefit tick nor an answer', async () => {
    expect((await desk.see('/staff/verify/req_old', desk.district)).text).not.toMatch(/<input[^>]*checked/)
  })

  it('sends back a form without an answer, everything kept', async () => {
    const { status, text } = await desk.send('/staff/verify/req_old', { note: '电话打通，韦主任接的' }, desk.district)
    expect(status).toBe(422)
    for (const part of ['有误：', '电话打通，韦主任接的', '选一个答复', 'href="#how"']) expect(text).toContain(part)
  })

  it('does not open what was not found to be for public benefit', async () => {
    const typed = { note: '电话打通', how: 'phone', verdict: 'open' }
    const { status, text } = await desk.send('/staff/verify/req_old', typed, desk.district)
    expect(status).toBe(422)
    expect(text).toContain('核对过是无偿、公益的才能开放')
    expect(text).toMatch(/value="phone" checked|checked[^>]*value="phone"/)
  })

  it('opens it', async () => {
    const typed = { note: '电话打通', how: 'phone', verdict: 'open', publicBenefit: 'yes' }
    expect(await desk.send('/staff/verify/req_old', typed, desk.district)).toMatchObject({
      status: 303,
      location: '/staff/verify?done=open',
    })
    expect((await requests.get(desk.world.table, keys.request('req_old')))?.state).toBe('open')
  })

  it('hands an emergency over as a refusal that names who deals with it', async () => {
    const typed = { note: '已报应急局', how: 'phone', verdict: 'handOver', answer: '柳南区应急管理局' }
    expect((await desk.send('/staff/verify/req_new', typed, desk.district)).status).toBe(303)
    expect(await requests.get(desk.world.table, keys.request('req_new'))).toMatchObject({
      state: 'refused',
      answer: '柳南区应急管理局',
      handedOver: true,
    })
    expect((await desk.see('/staff/verify/req_new', desk.district)).text).toContain('已转主管部门：柳南区应急管理局')
    const { text } = await desk.see('/staff/verify/req_new', desk.district, 'en')
    expect(text).toContain('Handed over to: 柳南区应急管理局')
    expect(text).not.toContain('已转主管部门')
  })

  it('keeps what was answered to be found again, latest first', async () => {
    const { text } = await desk.see('/staff/verify?view=answered', desk.district)
    for (const part of ['等得最久的需求', '刚提交的需求', '不予受理', '正在找人']) expect(text).toContain(part)
    expect((await desk.see('/staff/verify', desk.district)).text).toContain('href="/staff/verify?view=answered"')
    expect((await desk.see('/staff/verify?view=answered', desk.elsewhere)).text).toContain('还没有答复过的')
  })

  it('is not for auditors, and shows nothing to another desk.district', async () => {
    expect((await desk.see('/staff/verify', desk.auditor)).status).toBe(403)
    expect((await desk.see('/staff/verify/req_old', desk.elsewhere)).status).toBe(404)
  })
})
