import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { memberships } from '#shared/people/person.ts'
import { keys } from '#shared/table/keys.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { formPost, monday, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { clientOf } from '#test/support/client.ts'
import { codeSentTo, wrongCode } from '#test/support/codes.ts'
import { enrolEngineers, foundTown } from '#test/support/town.ts'

let world: TestApp
let volunteerId = ''
beforeAll(async () => {
  world = await startApp()
  await foundTown(world.system)
  volunteerId = (await enrolEngineers(world.system, 1))[0]?.volunteerId ?? ''
})
afterAll(() => world.stop())

let number = 13300000000
let phone = ''
let administrator: TestPerson
const late = addMinutes(monday, 15)
beforeEach(async () => {
  number += 1
  phone = String(number)
  world.setClock(monday)
  administrator = await newPerson(world, `administrator ${phone}`, [{ role: 'administrator' }], phone)
  world.setClock(late)
})

const role = { 'role.role': 'auditor', 'role.organizationId': 'org_welding' }
const address = () => `/staff/volunteers/${volunteerId}/role`
const post = (path: string, fields: Record<string, string> = {}) =>
  world.app.request(path, formPost(fields, administrator.cookie))
const holds = async () =>
  (await memberships.get(world.table, keys.membership('per_engineer0', 'auditor', 'org_welding'))) !== undefined
const takeAway = () => post(`/staff/volunteers/${volunteerId}/role-end`, role)

/** The fields of the last form of a page. */
const hidden = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...(page.split('<form').at(-1) ?? '').matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')],
    ),
  )

describe('what changes rights', () => {
  it('is done without asking while the last code is younger than a quarter of an hour', async () => {
    world.setClock(addMinutes(monday, 14))
    expect((await post(address(), role)).status).toBe(303)
    expect(await holds()).toBe(true)
    expect((await takeAway()).status).toBe(303)
  })

  it('is refused later, keeps what was typed, and goes through after the code, sent again by the person', async () => {
    const refused = await post(address(), role)
    const page = await refused.text()
    expect(refused.status).toBe(403)
    expect(page).toContain('您填的都留着')
    expect(page).toContain(`${phone.slice(0, 3)}****${phone.slice(-4)}`)
    expect(await holds()).toBe(false)

    const asked = await (await post('/step-up/code', hidden(page))).text()
    const form = hidden(asked)
    const wrong = await post('/step-up', { ...form, code: wrongCode(await codeSentTo(world, phone)) })
    expect(wrong.status).toBe(422)
    const proved = await (
      await post('/step-up', { ...hidden(await wrong.text()), code: await codeSentTo(world, phone) })
    ).text()
    expect(proved).toContain(`action="${address()}"`)
    expect(await holds()).toBe(false)
    expect((await post(address(), hidden(proved))).status).toBe(303)
    expect(await holds()).toBe(true)
    await takeAway()
  })

  it('leads no form to a foreign address', async () => {
    await post('/step-up/code')
    for (const action of ['https://evil.example/x', '//evil.example', 'javascript:alert(1)']) {
      const kept = JSON.stringify({ action, fields: { a: 'b' } })
      const page = await (await post('/step-up/code', { kept })).text()
      expect(page).not.toContain('evil.example')
      expect(page).not.toContain('javascript:')
    }
    const page = await post('/step-up', {
      kept: '{"nonsense',
      next: '//evil.example',
      code: await codeSentTo(world, phone),
    })
    expect(page.headers.get('location')).toBe('/me')
  })
})

describe('the code', () => {
  const prove = (code: string, cookie = administrator.cookie) =>
    world.app.request('/step-up', formPost({ code, next: '/staff' }, cookie))

  it('comes by the page that asks for it, and leads back', async () => {
    const page = await world.app.request('/step-up?next=/staff', { headers: { cookie: administrator.cookie } })
    expect(await page.text()).toContain('把验证码发到')
    await post('/step-up/code', { next: '/staff' })
    expect((await prove(await codeSentTo(world, phone))).headers.get('location')).toBe('/staff')
    const again = await world.app.request('/step-up?next=/staff', { headers: { cookie: administrator.cookie } })
    expect(again.headers.get('location')).toBe('/staff')
  })

  it('counts for its own session only, and once', async () => {
    world.setClock(monday)
    const other = await newPerson(world, `administrator ${phone}`, [{ role: 'administrator' }], phone)
    world.setClock(late)
    await post('/step-up/code')
    const code = await codeSentTo(world, phone)
    expect((await prove(code, other.cookie)).status).toBe(422)
    expect([(await prove(code)).status, (await prove(code)).status]).toEqual([303, 422])
  })

  it('is no sign-in code, and a sign-in code is none of this', async () => {
    await post('/step-up/code')
    const code = await codeSentTo(world, phone)
    expect((await world.app.request('/sign-in/code', formPost({ code }, '__Host-signing-in=step'))).status).toBe(422)
    world.setClock(addMinutes(late, 2))
    await world.app.request('/sign-in', formPost({ phone }))
    const signIn = await codeSentTo(world, phone)
    expect((await prove(signIn)).status).toBe(signIn === code ? 303 : 422)
  })

  it('may be tried five times, however many at once', async () => {
    await post('/step-up/code')
    const code = await codeSentTo(world, phone)
    const answers = await Promise.all(Array.from({ length: 40 }, () => prove(wrongCode(code))))
    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(4)
    expect((await prove(code)).status).toBe(429)
  })

  it('is sent once a minute, whatever strangers ask for', async () => {
    for (let n = 0; n < 12; n += 1) await world.app.request('/sign-in', formPost({ phone }))
    const first = await post('/step-up/code')
    const second = await post('/step-up/code')
    expect([first.status, second.status, second.headers.get('retry-after')]).toEqual([200, 429, '60'])
  })

  it('reaches nobody without a phone number on file, and says what helps', async () => {
    world.setClock(monday)
    administrator = await newPerson(world, `no phone ${phone}`, [{ role: 'administrator' }])
    world.setClock(late)
    const page = await post(address(), role)
    expect([page.status, (await page.text()).includes('没有登记手机号')]).toEqual([403, true])
  })
})

describe('programs', () => {
  it('are told where the code comes from, and go on after it', async () => {
    const api = clientOf(world.app, administrator.cookie)
    const sign = () => api.signAgreementsAsOrganization({ params: { requestId: 'req_any' }, body: { factsVersion: 1 } })
    const { problem } = await sign()
    expect(problem).toMatchObject({
      status: 403,
      reason: 'stepUpNeeded',
      facts: { sendCode: 'POST /api/v1/session/step-up/code' },
    })
    expect((await api.sendStepUpCode({})).value.phone).toContain('****')
    expect((await api.stepUp({ body: { code: await codeSentTo(world, phone) } })).status).toBe(200)
    expect((await sign()).status).toBe(404)
    world.setClock(addMinutes(late, 15))
    expect((await sign()).status).toBe(403)
  })
})
