import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '#shared/audit/audit.ts'
import { wordsOf } from '#shared/messages/templates.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { registerRequester } from '#shared/requesters/register-requester.ts'
import { vouchRequester } from '#shared/requesters/vouch-requester.ts'
import { requests } from '#shared/requests/requests.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { codeOn, messagesOf } from '#test/support/acting.ts'
import { formPost, monday, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { needWith } from '#test/support/need.ts'
import { foundTown, place } from '#test/support/town.ts'

// An elder of a village comes to the counter of the association; the phone stays in her hand, the page in theirs.

let world: TestApp
let elder: TestPerson
let clerk: TestPerson
let colleague: TestPerson
beforeAll(async () => {
  world = await startApp()
  await foundTown(world.system)
  const staff = { role: 'associationStaff', organizationId: territoryId('450204') } as const
  elder = await newPerson(world, '韦奶奶', [], '13800000001')
  await registerRequester(world.system, {
    id: 'rqr_village',
    personId: elder.id,
    name: '示例村',
    kind: 'village',
    place,
  })
  await vouchRequester(world.system, { requesterId: 'rqr_village', verdict: 'vouched', note: '电话核实' })
  clerk = await newPerson(world, '陆干事', [staff])
  colleague = await newPerson(world, '蓝干事', [staff])
})
afterAll(() => world.stop())

const get = async (path: string, who: TestPerson) =>
  (await world.app.request(path, { headers: { cookie: who.cookie } })).text()
const post = (path: string, fields: Record<string, string>, who: TestPerson) =>
  world.app.request(path, formPost(fields, who.cookie))
/** The fields of the form that posts to an address. */
const hidden = (page: string, action: string): Record<string, string> =>
  Object.fromEntries(
    [
      ...(page.split(`action="${action}"`)[1]?.split('</form')[0] ?? '').matchAll(/name="([^"]+)" value="([^"]*)"/g),
    ].map(([, name = '', value = '']) => [name, value]),
  )

describe('at the counter', () => {
  let requestId = ''

  it('staff ask to act for the village, and the elder reads out the code from her own phone', async () => {
    expect(await get('/staff/requesters/rqr_village', clerk)).toContain('/staff/requesters/rqr_village/acting')
    const asked = await post(
      '/staff/requesters/rqr_village/acting',
      { way: 'counter', recognised: 'known', reason: '请人看果树，不会用手机填' },
      clerk,
    )
    const proof = asked.headers.get('location') ?? ''
    const page = await get(proof, clerk)
    expect(page).toContain('138****0001')
    const begun = await post(
      '/staff/acting/code',
      { ...hidden(page, '/staff/acting/code'), code: await codeOn(world.system, elder.id) },
      clerk,
    )
    expect(begun.headers.get('location')).toBe('/requests')
  })

  it('post the need on the ordinary page, under a banner that says for whom', async () => {
    const form = await get('/requests/new', clerk)
    expect(form).toContain('您正在替')
    expect(form).toContain('韦**')
    expect(form).not.toContain('href="/messages"')
    world.setClock(addMinutes(monday, 3))
    const answer = await post('/requests/new', needWith({ requesterId: 'rqr_village' }), clerk)
    requestId = answer.headers.get('location')?.split(/[/?]/)[2] ?? ''
    expect(await requests.get(world.table, keys.request(requestId))).toMatchObject({
      state: 'submitted',
      requesterId: 'rqr_village',
      contactPersonId: elder.id,
    })
  })

  it('do nothing else meanwhile: not their own work, not her account, not for anybody else', async () => {
    for (const path of ['/staff', '/me/privacy', '/me/data', '/messages', '/staff/requesters/rqr_shop/acting']) {
      const answer = await world.app.request(path, { headers: { cookie: clerk.cookie } })
      expect([path, answer.status]).toEqual([path, 403])
      expect(await answer.text()).toContain('结束代办')
    }
    expect((await post('/me/delete', { understood: 'yes' }, clerk)).status).toBe(403)
  })

  it('end it with one click, and do not verify what they entered; a colleague does', async () => {
    const ended = await post('/acting/end', {}, clerk)
    expect(ended.headers.get('location')).toBe('/staff/requesters/rqr_village')
    expect(await get('/staff/requesters/rqr_village', clerk)).not.toContain('您正在替')
    expect((await post('/acting/end', {}, clerk)).headers.get('location')).toBe('/')
    const answer = { verdict: 'return', how: 'phone', note: '核对过', answer: '请写清时间' }
    const own = await post(`/staff/verify/${requestId}`, answer, clerk)
    expect([own.status, await own.text()]).toEqual([403, expect.stringContaining('替其中一方办过')])
    expect(
      (await world.app.request(`/staff/verify/${requestId}`, { headers: { cookie: colleague.cookie } })).status,
    ).toBe(200)
  })

  it('the village hears of each act at once, sees both names, and undoes it with one click', async () => {
    const told = (await messagesOf(world.system, elder.id)).filter(({ channel }) => channel === 'sms')
    expect(told.map(({ template }) => template)).toEqual(['actForBegun', 'doneForYou'])
    expect(wordsOf(told[1]!)).toContain('柳南区科协（示例）工作人员替您提交了需求')
    const page = await get('/me/on-behalf', elder)
    expect(page).toContain('凭您念的验证码')
    const undone = await post('/me/on-behalf/undo', hidden(page, '/me/on-behalf/undo'), elder)
    expect(undone.headers.get('location')).toBe('/me/on-behalf?done=undone')
    expect((await requests.get(world.table, keys.request(requestId)))?.state).toBe('withdrawn')
    expect(await get('/me/on-behalf', elder)).not.toContain('action="/me/on-behalf/undo"')
    const data = await get('/me/data', elder)
    expect(data).toContain('柳南区科协（示例）的工作人员替您提交了需求')
    expect(data).not.toContain('陆干事')
    const entries = await auditEntries.all(world.table, { partition: keys.audit(requestId, '', '').pk })
    expect(entries.filter((one) => one.by === clerk.id).every((one) => one.for === elder.id)).toBe(true)
    expect(entries.find(({ act }) => act === 'request.withdraw')).toMatchObject({ by: elder.id })
  })
})

describe('when the time is over', () => {
  it('an old page does nothing in either name until the clerk goes back to themself', async () => {
    world.setClock(addMinutes(monday, 10))
    const asked = await post(
      '/staff/requesters/rqr_village/acting',
      { way: 'phone', recognised: 'calledBack', reason: '再提一次' },
      clerk,
    )
    const page = await get(asked.headers.get('location') ?? '', clerk)
    const code = await codeOn(world.system, elder.id)
    await post('/staff/acting/code', { ...hidden(page, '/staff/acting/code'), code }, clerk)
    world.setClock(addMinutes(monday, 41))
    const late = await post('/requests/new', needWith({ requesterId: 'rqr_village' }), clerk)
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('代办已经结束')])
    expect(await get('/staff', clerk)).toContain('回到我自己')
    await post('/acting/end', {}, clerk)
    expect(await get('/staff', clerk)).not.toContain('回到我自己')
  })
})
