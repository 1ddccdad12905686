import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { looked } from '#shared/audit/audit.ts'
import { memberships } from '#shared/people/person.ts'
import { placements } from '#shared/placements/placement.ts'
import { problems } from '#shared/problems/problem.ts'
import { keys } from '#shared/table/keys.ts'
import { indexCards } from '#shared/volunteers/index-card.ts'
import { formPost } from '#test/support/app.ts'
import { workAllDue } from '#test/support/follow.ts'
import { scanAll } from '#test/support/invariants.ts'
import { placementOf, serviceRequest } from '#test/support/service.ts'
import { startVolunteering, type Volunteering, volunteerId } from '#test/support/volunteering.ts'

let all: Volunteering
let logged: string[]
beforeEach(async () => {
  logged = []
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((...said) => void logged.push(said.map(String).join(' ')))
  }
  all = await startVolunteering()
  await all.world.table.write([
    memberships.put({
      personId: 'per_staff',
      role: { role: 'organizationStaff', organizationId: 'org_robots' },
      since: '2026-01-01T00:00:00.000Z',
    }),
  ])
})
afterEach(async () => {
  vi.restoreAllMocks()
  await all.world.stop()
})

const json = async (cookie = all.wei.cookie) => {
  const answer = await all.world.app.request('/me/data.json', { headers: { cookie } })
  return { answer, text: await answer.text() }
}

describe('everything held about me', () => {
  it('is a page with purpose, readers and time for each kind, in both languages', async () => {
    const { status, html } = await all.page('/me/data')
    expect(status).toBe(200)
    for (const part of ['韦建国', '13800000018', '用来', '谁看得到', '留多久', 'href="/profile"'])
      expect(html).toContain(part)
    expect((await all.page('/me/data', 'en')).html).toContain('Everything held about me')
  })

  it('is a file to take along', async () => {
    const { answer, text } = await json()
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const { parts } = JSON.parse(text) as { parts: { name: string; items: unknown[] }[] }
    expect(parts.find(({ name }) => name === 'account')?.items[0]).toMatchObject({
      name: '韦建国',
      phone: '13800000018',
    })
    expect(parts.find(({ name }) => name === 'volunteer')?.items[0]).toMatchObject({ id: volunteerId })
  })

  it('names nobody else', async () => {
    const placement = placementOf(serviceRequest('req_9'), volunteerId, { reason: '有事' })
    await all.world.table.write([
      placements.put(placement),
      looked({ ...all.world.system, actor: all.huang.context.actor }, all.wei.id, 'contact.read'),
    ])
    const { text } = await json()
    expect(text).toContain(placement.id)
    for (const other of ['黄主任', '13900000019', all.huang.id]) expect(text).not.toContain(other)
  })

  it('tells who looked, by role and never by name', async () => {
    const staff = { kind: 'person', personId: 'per_staff', roles: [], language: 'zh' } as const
    await all.world.table.write([looked(all.world.as(staff), volunteerId, 'volunteer.read')])
    const { html } = await all.page('/me/data')
    expect(html).toContain('柳州市机器人学会的工作人员看了志愿者资料')
    expect(html).not.toContain('per_staff')
  })

  it('can be corrected by staff: one case, however often it is asked', async () => {
    const ask = () => all.send('/me/data/change', { what: 'name' })
    expect((await ask()).to).toBe('/me/data?asked=1')
    await ask()
    const open = (await scanAll(all.world.database)).filter(({ entity }) => entity === problems.name).map(problems.read)
    expect(open.map(({ kind, title }) => [kind, title])).toEqual([['dataChangeAsked', '姓名']])
    const nothing = await all.send('/me/data/change', { what: '韦改名' })
    expect(nothing.status).toBe(422)
    expect(nothing.html).toContain('选一下要更正哪一项')
  })
})

describe('deleting oneself', () => {
  it('shows first what stands in the way, each with its link, and no button', async () => {
    const placement = placementOf(serviceRequest('req_9'), volunteerId)
    await all.world.table.write([placements.put(placement)])
    const { html } = await all.page('/me/delete')
    expect(html).toContain(`href="/placements/req_9/${placement.id}"`)
    expect(html).not.toContain('永久删除')
    expect((await all.send('/me/delete', { understood: 'yes' })).status).toBe(409)
  })

  it('says what goes, what stays and when backups age out', async () => {
    const { html } = await all.page('/me/delete')
    for (const part of ['永久删除我的资料', '整库备份 35 天后', '我明白']) expect(html).toContain(part)
    expect((await all.page('/me/delete', 'en')).html).toContain('age out after 35 days')
    expect((await all.page('/me/delete')).html).toContain('写到您本人的')
  })

  it('asks for the tick', async () => {
    const { status, html } = await all.send('/me/delete')
    expect(status).toBe(422)
    expect(html).toContain('有误')
  })

  it('signs out, and leaves no name and no number in the table or in a line of the log', async () => {
    const world = all.world
    const answer = await world.app.request('/me/delete', formPost({ understood: 'yes' }, all.wei.cookie))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/me/deleted'])
    expect((await all.page('/me')).status).toBe(303)
    expect((await all.page('/me/deleted')).html).toContain('您的资料已删除')
    await workAllDue(world.system, { source: world.database, clock: { pass: () => undefined } })
    const kept = JSON.stringify(await scanAll(world.database))
    for (const gone of ['韦建国', '13800000018']) {
      expect(kept).not.toContain(gone)
      expect(logged.join('\n')).not.toContain(gone)
    }
  })
})

describe('my privacy', () => {
  const consent = (purpose: string, give: 'yes' | 'no') => all.send('/me/privacy/consent', { purpose, give })

  it('shows each consent apart with its notice, and the retention schedule, in both languages', async () => {
    const { html } = await all.page('/me/privacy')
    for (const part of [
      '个性化推荐',
      '报送全国、自治区登记平台',
      '公开我的服务故事',
      '敏感个人信息，单独同意',
      '存什么，为什么，多久',
    ])
      expect(html).toContain(part)
    expect((await all.page('/me/privacy', 'en')).html).toContain('What is kept, why, how long')
    expect((await all.page('/me')).html).toContain('href="/me/privacy"')
    expect((await all.page('/about')).html).toContain('href="/me/privacy"')
  })

  it('turns recommendation off with one press: not found by matches, led to the board', async () => {
    expect((await consent('recommendation', 'no')).to).toBe('/me/privacy?done=1')
    const { html } = await all.page('/me/privacy')
    expect(html).toContain('去需求板，按时间和地点看')
    expect(html).toContain('您撤回，告知书 2026-11 版')
    const card = await indexCards.get(all.world.table, keys.indexCard(volunteerId))
    expect([card?.paused, card?.spots]).toEqual([true, []])
  })

  it('takes an identity number only behind its own consent, and never shows a wrong one again', async () => {
    expect((await all.page('/me/privacy')).html).not.toContain('name="idNumber"')
    await consent('idNumber', 'yes')
    const wrong = await all.send('/me/privacy/id-number', { idNumber: '110105194912310021' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).not.toContain('110105194912310021')
    expect((await all.send('/me/privacy/id-number', { idNumber: '11010519491231002X' })).status).toBe(303)
  })
})
