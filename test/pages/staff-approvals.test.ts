import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { territoryId } from '#shared/organizations/organization.ts'
import { type ApiTown, startApiTown } from '#test/support/api-town.ts'
import { formPost, type TestPerson } from '#test/support/app.ts'

let town: ApiTown
let colleague: TestPerson
let volunteerId: string
beforeAll(async () => {
  town = await startApiTown(1)
  colleague = await town.person('colleague', { role: 'associationStaff', organizationId: territoryId('450204') })
  volunteerId = town.enrolled[0]?.volunteerId ?? ''
})
afterAll(() => town.stop())

const page = async (cookie: string, path = '/staff/approvals') =>
  (await town.app.request(path, { headers: { cookie } })).text()
const post = (path: string, fields: Record<string, string>, cookie: string) =>
  town.app.request(path, formPost(fields, cookie))
const standing = async () => (await town.first.api.readProfile({})).value.volunteer.state

describe('等另一位同事确认', () => {
  it('a removal is proposed, waits for a colleague, and is done when they agree', async () => {
    const fields = { 'standing.state': 'removed', 'standing.reason': '收了对方的钱，两次' }
    const proposed = await post(`/staff/volunteers/${volunteerId}/standing`, fields, town.district.cookie)
    expect(proposed.headers.get('location')).toBe('/staff/approvals?done=proposed')
    expect(await standing()).toBe('active')
    expect(await page(town.district.cookie, '/staff/problems')).toContain('等另一位同事确认')

    const own = await page(town.district.cookie)
    expect(own).toContain('移出志愿者')
    expect(own).toContain('您提出的，等同事确认')
    expect(own).not.toContain('我也同意')

    const theirs = await page(colleague.cookie)
    const confirm = /action="(\/staff\/approvals\/[^"]+\/confirm)"/.exec(theirs)?.[1] ?? ''
    expect(theirs).toContain('收了对方的钱，两次')
    const selfMade = await post(confirm, {}, town.district.cookie)
    expect([selfMade.status, await selfMade.text()]).toEqual([409, expect.stringContaining('等另一位同事确认')])
    const unsaid = await post(confirm.replace(/confirm$/, 'reject'), {}, colleague.cookie)
    expect([unsaid.status, await unsaid.text()]).toEqual([422, expect.stringContaining('2 到 500 个字')])
    expect((await post(confirm, {}, colleague.cookie)).headers.get('location')).toBe('/staff/approvals?done=confirmed')
    expect(await standing()).toBe('removed')
    expect(await page(colleague.cookie)).toContain('没有等确认的')
  })
})

describe('监护人同意', () => {
  it('the page says what it is about, and nothing of whom', async () => {
    const text = await page('', '/guardian/whatever')
    expect(text).toContain('绝不邀请未成年人')
    expect(text).toContain('发验证码到我的手机')
  })

  it('a code that proves nothing, or no decision, comes back with what was chosen', async () => {
    const none = await post('/guardian/whatever', { code: '123456' }, '')
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('选一个')])
    const wrong = await post('/guardian/whatever', { code: '123456', answer: 'refuse' }, '')
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('验证码用过了')])
  })
})
