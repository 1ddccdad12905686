import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { territoryId } from '#shared/organizations/organization.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { codeOn } from '#test/support/acting.ts'
import { formPost, monday, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { clientOf } from '#test/support/client.ts'
import { needWith } from '#test/support/need.ts'
import { enrolEngineers, foundTown } from '#test/support/town.ts'

let world: TestApp
let clerk: TestPerson
let member: TestPerson
let volunteerId = ''
let now: Instant = monday
beforeAll(async () => {
  world = await startApp()
  await foundTown(world.system)
  volunteerId = (await enrolEngineers(world.system, 1))[0]!.volunteerId
  clerk = await newPerson(
    world,
    '陆干事',
    [{ role: 'associationStaff', organizationId: territoryId('450204') }],
    '13800000002',
  )
  member = await newPerson(world, '黄主任', [{ role: 'requesterMember', requesterId: 'rqr_shop' }], '13800000003')
})
afterAll(() => world.stop())

const pass = (minutes: number) => {
  now = addMinutes(now, minutes)
  world.setClock(now)
}
const ask = (path: string, who = clerk) => world.app.request(path, { headers: { cookie: who.cookie } })
const get = async (path: string, who = clerk) => (await ask(path, who)).text()
const post = (path: string, fields: Record<string, string>, who = clerk) =>
  world.app.request(path, formPost(fields, who.cookie))
const begin = '/staff/requesters/rqr_shop/acting'
const good = () => ({ way: 'counter', recognised: 'idCard', reason: '请人看设备', personId: member.id })
const prove = async (personId: string) =>
  post('/staff/acting/code', { personId, code: await codeOn(world.system, personId) })

describe('the page on which it begins', () => {
  it.each([
    ['zh', '发验证码给本人', '当面看了身份证件', '选一下是单位的哪一位'],
    ['en', 'Send them a code', 'saw their identity card', 'Choose who of the body it is'],
  ])('asks and answers in %s', async (lang, button, how, fault) => {
    const page = await get(`${begin}?lang=${lang}`)
    expect(page).toContain(button)
    expect(page).toContain(how)
    expect(page).toContain('138****0003')
    expect(page).not.toContain('黄主任')
    const refused = await post(`${begin}?lang=${lang}`, { ...good(), personId: '' })
    expect(refused.status).toBe(422)
    const text = await refused.text()
    expect(text).toContain(fault)
    expect(text).toMatch(lang === 'zh' ? /<title>有误：/ : /<title>Error: /)
    // What was typed is kept.
    expect(text).toContain('value="请人看设备"')
    expect(text).toMatch(/value="idCard"[^>]*checked/)
  })

  it('names each wrong field with its remedy', async () => {
    const nothing = await (await post(`${begin}?lang=zh`, {})).text()
    for (const words of ['选柜台或电话', '选怎么认出是本人']) expect(nothing).toContain(words)
    const onThePhone = await (await post(`${begin}?lang=zh`, { ...good(), way: 'phone' })).text()
    expect(onThePhone).toContain('电话里看不到证件')
  })

  it('is not there for auditors, administrators, members and volunteers', async () => {
    const auditor = await newPerson(world, '审计', [{ role: 'auditor', organizationId: territoryId('450204') }])
    const administrator = await newPerson(world, '管理员', [{ role: 'administrator' }])
    expect(await get('/staff/requesters/rqr_shop', auditor)).not.toContain('acting')
    expect(await get('/staff/requesters/rqr_shop', administrator)).not.toContain('acting')
    for (const who of [auditor, administrator, member]) expect((await ask(begin, who)).status).toBe(403)
    expect(await get(`/staff/volunteers/${volunteerId}`)).toContain(`/staff/volunteers/${volunteerId}/acting`)
  })
})

describe('acting', () => {
  it('on a wrong code stays where it is and says how many tries are left', async () => {
    pass(5)
    const proof = (await post(begin, good())).headers.get('location') ?? ''
    expect(await get(`${proof}&lang=en`)).toContain('Ask them to read out the code')
    const wrong = await post('/staff/acting/code?lang=en', { personId: member.id, code: '000' })
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('tries are left')])
    expect((await prove(member.id)).headers.get('location')).toBe('/requests')
  })

  it.each([
    ['zh', '您正在替', '结束代办'],
    ['en', 'You act for', 'End it'],
  ])('shows for whom and until when on every page, in %s', async (lang, whom, end) => {
    for (const path of ['/', '/requests', '/requests/new', '/board', '/about']) {
      const page = await get(`${path}?lang=${lang}`)
      expect(page).toContain(whom)
      expect(page).toContain(end)
      expect(page).toContain('黄**')
    }
  })

  it('is told to programs too, and ends for them too', async () => {
    const { api } = { api: clientOf(world.app, clerk.cookie) }
    expect((await world.app.request('/api/v1/me', { headers: { cookie: clerk.cookie } })).status).toBe(403)
    await api.endDelegation({})
    expect((await world.app.request('/api/v1/me', { headers: { cookie: clerk.cookie } })).status).toBe(200)
  })

  it('on papers asks the clerk for a fresh code of their own, and signs nothing', async () => {
    pass(20)
    await post(begin, good())
    const stale = await post('/staff/acting/papers', { personId: member.id, papers: '身份证' })
    expect(stale.status).toBe(403)
    clerk = await newPerson(
      world,
      '陆干事',
      [{ role: 'associationStaff', organizationId: territoryId('450204') }],
      '13800000002',
    )
    const begun = await post('/staff/acting/papers', { personId: member.id, papers: '身份证' })
    expect(begun.headers.get('location')).toBe('/requests')
    const answer = await post('/requests/new', needWith({ requesterId: 'rqr_shop' }))
    const id = answer.headers.get('location')?.split(/[/?]/)[2] ?? ''
    const signing = await world.app.request(`/api/v1/requests/${id}/agreements/sign-as-requester`, {
      method: 'POST',
      headers: { cookie: clerk.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ factsVersion: 1 }),
    })
    expect([signing.status, await signing.text()]).toEqual([403, expect.stringContaining('ownCodeNeeded')])
    // The colleague and the auditor find it in the inbox.
    const colleague = await newPerson(world, '蓝干事', [
      { role: 'associationStaff', organizationId: territoryId('450204') },
    ])
    expect(await get('/staff/problems', colleague)).toContain('没有验证码的代办')
  })

  it('is stopped by the person, who sees it and objects in either language', async () => {
    const zh = await get('/me/on-behalf?lang=zh', member)
    expect(zh).toContain('正在替您办')
    expect(zh).toContain('凭证件，没有验证码')
    expect(await get('/me/on-behalf?lang=en', member)).toContain('Stop it now')
    await post('/me/on-behalf/stop', {}, member)
    expect(await get('/me/on-behalf?lang=zh', member)).not.toContain('正在替您办')
    expect(await get('/requests')).toContain('回到我自己')
    const [, at = '', id = ''] =
      /name="at" value="([^"]+)"\/?><input type="hidden" name="id" value="([^"]+)"/.exec(zh) ?? []
    const short = await post('/me/on-behalf/object?lang=en', { at, id, [`words.${id}`]: 'no' }, member)
    expect([short.status, await short.text()]).toEqual([422, expect.stringContaining('Say what is wrong')])
    const said = await post('/me/on-behalf/object', { at, id, [`words.${id}`]: '我没有请他办这件' }, member)
    expect(said.headers.get('location')).toBe('/me/on-behalf?done=objected')
    expect(await get('/me/on-behalf?lang=zh', member)).toContain('您有异议')
  })
})
