import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attendances } from '#shared/attendance/attendance.ts'
import { codeAt } from '#shared/attendance/code.ts'
import { auditEntries } from '#shared/audit/audit.ts'
import { signInAs } from '#shared/people/sessions.ts'
import { contactDays } from '#shared/placements/contact.ts'
import { contactOf } from '#shared/placements/contact-of.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addMinutes } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { formPost } from '../support/app.ts'
import { shift } from '../support/market.ts'
import { before, reasonOf } from '../support/service.ts'
import { placed, startVolunteering, type Volunteering } from '../support/volunteering.ts'

let all: Volunteering
beforeAll(async () => {
  all = await startVolunteering()
})
afterAll(() => all.world.stop())

const pathOf = ({ requestId, id }: Pick<Placement, 'requestId' | 'id'>): string => `/placements/${requestId}/${id}`
const now = async ({ requestId, id }: Placement): Promise<Placement> =>
  (await placements.get(all.world.table, keys.placement(requestId, id)))!
const on = (date: number, from = '09:00', to = '10:00') => ({
  shifts: [shift({ starts: fromLocal(`2026-09-${date}`, from), ends: fromLocal(`2026-09-${date}`, to) })],
})
const danger = {
  dangerous: true,
  risks: [{ kind: 'arc' as const, note: '戴面罩' }],
  safetyMeasures: '安全员陪同',
}

describe('a service on standard terms', () => {
  test('opens address and agreement at once; name and number only when asked for', async () => {
    const { placement } = await placed(all, 'req_std', on(15))
    const { html } = await all.page(pathOf(placement))
    expect(html).toContain('工业路 1 号')
    expect(html).toContain('标准条款，接单即同意')
    expect(html).not.toContain('13900000019')
    const open = await all.page(`${pathOf(placement)}?contact=open`)
    expect(open.html).toContain('黄主任')
    expect(open.html).toContain('13900000019')
  })

  test('name and number close again some days after the end, and the page says so', async () => {
    const { placement } = await placed(all, 'req_closed', on(15, '18:00', '19:00'))
    const which = { requestId: placement.requestId, placementId: placement.id }
    const start = all.world.clock()
    all.world.setClock(addDays(placement.ends, contactDays - 1))
    expect((await contactOf(all.wei.context, which))?.phone).toBe('13900000019')
    all.world.setClock(addDays(placement.ends, contactDays))
    expect(await reasonOf(contactOf(all.wei.context, which))).toBe('contactClosed')
    const { token } = await signInAs(all.world.system, all.wei.id)
    const answer = await all.world.app.request(`${pathOf(placement)}?contact=open`, {
      headers: { cookie: `__Host-session=${token}` },
    })
    all.world.setClock(start)
    const html = await answer.text()
    expect(answer.status).toBe(409)
    expect(html).toContain(`服务结束 ${contactDays} 天了，联系方式已经收起`)
    expect(html).not.toContain('13900000019')
    const looks = await auditEntries.all(all.world.table, { partition: keys.audit(all.huang.id, '', '').pk })
    expect(looks.filter(({ act, note }) => act === 'contact.read' && note === placement.id)).toHaveLength(1)
  })

  test('the volunteer may ask that all three sign', async () => {
    const { placement } = await placed(all, 'req_ask', on(15, '11:00', '12:00'))
    const { to } = await all.send(`${pathOf(placement)}/ask-signature`)
    expect(to).toContain('done=ask-signature')
    expect((await now(placement)).signatureAsked).toBe(true)
  })

  test('withdrawing needs no reason, and says that nothing is held against anybody', async () => {
    const { placement } = await placed(all, 'req_leave', on(15, '14:00', '15:00'))
    const { to } = await all.send(`${pathOf(placement)}/withdraw`, { reason: '家里有事' })
    expect((await now(placement)).state).toBe('withdrawn')
    const { html } = await all.page(to)
    expect(html).toContain('家里有事')
    expect(html).not.toContain('退出这次服务')
    expect(html).not.toContain('工业路 1 号')
  })

  test('a reason that is too long comes back with its words', async () => {
    const { placement } = await placed(all, 'req_long', on(15, '16:00', '17:00'))
    const reason = '长'.repeat(301)
    const { status, html } = await all.send(`${pathOf(placement)}/withdraw`, { reason })
    expect(status).toBe(422)
    expect(html).toContain(reason)
    expect(html).toContain('href="#reason"')
  })
})

describe('a dangerous service', () => {
  test('asks to sign the edition that is read, and says what is missing after it', async () => {
    const { placement } = await placed(all, 'req_sign', { ...danger, ...on(16) })
    const page = await all.page(pathOf(placement))
    expect(page.html).toContain('服务协议，等您签')
    expect(page.html).not.toContain('工业路 1 号')
    const stale = await all.send(`${pathOf(placement)}/sign`, { edition: '7' })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('内容后来变了')
    const { to } = await all.send(`${pathOf(placement)}/sign`, { edition: '1' })
    const { html } = await all.page(to)
    expect(html).toContain('您这边好了，还在等')
    expect(html).toContain('还没有覆盖全程的保险')
  })
})

describe('changed facts', () => {
  test('show old beside new and ask again; the old terms stay shown until then', async () => {
    const { placement, request } = await placed(all, 'req_moved', on(17))
    const stored = (await requests.get(all.world.table, keys.request(request.id)))!
    const shifts = stored.shifts.map((one) => ({
      ...one,
      starts: addMinutes(one.starts, 60),
      ends: addMinutes(one.ends, 60),
    }))
    await all.world.table.write([
      requests.replace({ ...stored, shifts, conditions: '要走泥路，备雨靴', factsVersion: 2 }),
    ])
    const { html } = await all.page(pathOf(placement))
    expect(html).toContain('对方改过，您还来吗')
    expect(html).toMatch(/<s>9月17日 周四 09:00–10:00<\/s>/)
    expect(html).toContain('10:00–11:00')
    expect(html).toContain('要走泥路，备雨靴')
    expect(html).toContain('原来说好的')
    const { to } = await all.send(`${pathOf(placement)}/change`)
    expect(to).toContain('done=change')
    expect((await now(placement)).starts).toBe(shifts[0]?.starts)
  })
})

describe('on the day', () => {
  const confirmed = async (id: string, hour: string) => {
    const { placement } = await placed(all, id, on(18, `${hour}:00`, `${hour}:50`))
    return placement
  }
  const code = (placement: Placement): string =>
    codeAt(all.world.vault, 'rotatingCode', { requestId: placement.requestId, shiftId: 's1' }, all.world.clock())

  test('check in, check out, hours and rating, each from the page of its state', async () => {
    const placement = await confirmed('req_day', '09')
    all.world.setClock(addMinutes(placement.starts, -5))
    expect((await all.page('/services')).html).toContain('可以签到了')
    const wrong = await all.send(`${pathOf(placement)}/check-in`, { code: '000000' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('您输的是 000000')
    expect(wrong.html).toMatch(/id="code"[^>]*value="000000"|value="000000"[^>]*id="code"/)
    await all.send(`${pathOf(placement)}/check-in`, { code: code(placement) })
    expect((await now(placement)).state).toBe('checkedIn')
    expect((await all.page(pathOf(placement))).html).not.toContain('退出这次服务')

    all.world.setClock(addMinutes(placement.ends, 2))
    await all.send(`${pathOf(placement)}/check-out`, { code: code(placement) })
    const hours = await all.page(pathOf(placement))
    expect(hours.html).toMatch(/name="minutes"[^>]*value="50"|value="50"[^>]*name="minutes"/)
    const odd = await all.send(`${pathOf(placement)}/hours`, { minutes: '500', done: '查出了原因' })
    expect(odd.status).toBe(422)
    expect(odd.html).toContain('您填的是 500 分钟')
    expect(odd.html).toContain('查出了原因')
    await all.send(`${pathOf(placement)}/hours`, { minutes: '50', done: '查出了原因' })
    const claimed = await attendances.get(all.world.table, keys.attendance(placement.requestId, placement.id))
    expect(claimed?.volunteerClaim).toMatchObject({ minutes: 50, done: '查出了原因' })

    const unrated = await all.send(`${pathOf(placement)}/rating`, { words: '配合得好' })
    expect(unrated.status).toBe(422)
    expect(unrated.html).toContain('配合得好')
    await all.send(`${pathOf(placement)}/rating`, { stars: '5', solved: 'yes', words: '配合得好' })
    const { html } = await all.page(pathOf(placement))
    expect(html).toContain('您评了 5 分')
    expect(html).toContain('对方的评单还没打开')
    all.world.setClock(before)
  })

  test('a code from the screen of the other side is filled in', async () => {
    const placement = await confirmed('req_scan', '13')
    all.world.setClock(placement.starts)
    const { html } = await all.page(`${pathOf(placement)}?code=482916`)
    expect(html).toContain('482916')
    all.world.setClock(before)
  })
})

test('the requester is led to the session, strangers find nothing', async () => {
  const { placement } = await placed(all, 'req_sides', on(22))
  const ask = (cookie: string) =>
    all.world.app.request(`https://kezhi.test${pathOf(placement)}`, { headers: { cookie } })
  const theirs = await ask(all.huang.cookie)
  expect([theirs.status, theirs.headers.get('location')]).toEqual([303, '/requests/req_sides/session/s1'])
  const act = await all.world.app.request(
    `https://kezhi.test${pathOf(placement)}/withdraw`,
    formPost({ reason: '' }, all.huang.cookie),
  )
  expect(act.status).toBe(403)
  expect((await all.page('/placements/req_sides/plc_none')).status).toBe(404)
})
