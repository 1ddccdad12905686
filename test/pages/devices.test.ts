import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { nameOfAgent } from '#functions/http/browser-name.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { tokenHash } from '#shared/people/challenge.ts'
import { grantRole } from '#shared/people/grant-role.ts'
import { revokeRole } from '#shared/people/revoke-role.ts'
import { type Session, sessions, signInAs } from '#shared/people/sessions.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours, addMinutes } from '#shared/time/instant.ts'
import { cookiesOf, formPost, monday, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { clientOf } from '#test/support/client.ts'
import { enrolEngineers, foundTown } from '#test/support/town.ts'

let world: TestApp
beforeAll(async () => {
  world = await startApp()
  await foundTown(world.system)
})
afterAll(() => world.stop())

let number = 0
let person: TestPerson
beforeEach(async () => {
  world.setClock(monday)
  number += 1
  person = await newPerson(world, `person ${number}`, [])
})

const get = (path: string, cookie = person.cookie) => world.app.request(path, { headers: { cookie } })
const me = async (cookie = person.cookie) => (await get('/api/v1/me', cookie)).status
const stored = (cookie = person.cookie): Promise<(Session & { version: number }) | undefined> =>
  sessions.get(world.table, keys.session(tokenHash(cookie.split('=')[1] ?? '')))
const elsewhere = async (browser: string) =>
  `__Host-session=${(await signInAs(world.system, person.id, browser)).token}`

describe('the list of devices', () => {
  it('shows when, last seen and a coarse browser for each, and which one this is', async () => {
    world.setClock(addDays(monday, 1))
    await elsewhere('Firefox · Windows')
    const page = await (await get('/me/devices')).text()
    expect(page).toContain('Firefox · Windows')
    expect(page.match(/就是这一台/g)).toHaveLength(1)
    expect(page.match(/退出它/g)).toHaveLength(1)
    expect(await (await get('/me/devices?lang=en')).text()).toContain('Sign out everywhere')
    expect(await (await get('/me')).text()).toContain('href="/me/devices"')
  })

  it('shows nobody else’s', async () => {
    const other = await newPerson(world, `other ${number}`, [])
    const page = await (await get('/me/devices')).text()
    expect(page).not.toContain((await stored(other.cookie))?.hash)
  })

  it('signs one device out and leaves the others', async () => {
    const phone = await elsewhere('微信 WeChat · Android')
    const hash = (await stored(phone))?.hash ?? ''
    const answer = await world.app.request('/me/devices/end', formPost({ session: hash }, person.cookie))
    expect([answer.status, await me(phone), await me()]).toEqual([303, 401, 200])
  })

  it('signs nobody else out', async () => {
    const other = await newPerson(world, `other ${number}`, [])
    const session = (await stored(other.cookie))?.hash ?? ''
    for (const one of [session, 'made-up', '']) {
      expect((await world.app.request('/me/devices/end', formPost({ session: one }, person.cookie))).status).toBe(303)
    }
    expect(await me(other.cookie)).toBe(200)
  })

  it('signs out everywhere, here too', async () => {
    const others = [await elsewhere('A'), await elsewhere('B')]
    const answer = await world.app.request('/me/devices/end-all', formPost({}, person.cookie))
    expect(answer.headers.get('location')).toBe('/sign-in')
    expect([await me(), ...(await Promise.all(others.map(me)))]).toEqual([401, 401, 401])
  })

  it('is there for programs too', async () => {
    const phone = await elsewhere('Safari · iPhone')
    const { value: listed } = await clientOf(world.app, person.cookie).listSessions({})
    expect(listed.items.map((one) => [one.browser, one.current])).toEqual(
      expect.arrayContaining([
        [undefined, true],
        ['Safari · iPhone', false],
      ]),
    )
    expect(JSON.stringify(listed)).not.toContain(phone.split('=')[1])
  })
})

it('a session is marked as seen at most once an hour', async () => {
  const seen = []
  for (const minutes of [10, 59, 60, 90, 121]) {
    world.setClock(addMinutes(monday, minutes))
    await me()
    seen.push((await stored())?.seenAt)
  }
  const [hour, later] = [addHours(monday, 1), addMinutes(monday, 121)]
  expect(seen).toEqual([monday, monday, hour, hour, later])
})

describe('the token of a browser', () => {
  const role = { role: 'organizationStaff', organizationId: 'org_welding' } as const
  const given = () => grantRole(world.system, { personId: person.id, role })

  it('changes when a role was given, and the old one ends a minute later', async () => {
    expect(cookiesOf(await get('/me'))).toBe('')
    await given()
    const fresh = cookiesOf(await get('/me'))
    expect(fresh).toMatch(/^__Host-session=\w{32}$/)
    expect(fresh).not.toBe(person.cookie)
    expect([await me(fresh), await me()]).toEqual([200, 200])
    expect(cookiesOf(await get('/me', fresh))).toBe('')
    world.setClock(addMinutes(monday, 1))
    expect([await me(fresh), await me()]).toEqual([200, 401])
  })

  it('changes when a role was taken', async () => {
    await given()
    const before = cookiesOf(await get('/me'))
    await revokeRole(world.system, { personId: person.id, role })
    const after = cookiesOf(await get('/me', before))
    expect(after).not.toBe('')
    expect(after).not.toBe(before)
  })

  it('changes once, however many requests of a page come at once', async () => {
    await given()
    const answers = await Promise.all(Array.from({ length: 12 }, () => get('/me')))
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200))
    expect(answers.filter((one) => cookiesOf(one) !== '')).toHaveLength(1)
  })

  it('ends with the new one when somebody signs out by the old one', async () => {
    await given()
    const fresh = cookiesOf(await get('/me'))
    await world.app.request('/sign-out', formPost({}, person.cookie))
    expect([await me(fresh), await me()]).toEqual([401, 401])
  })

  it('keeps the day it was first handed out: changing it makes no session older than sixty days', async () => {
    let cookie = person.cookie
    for (const day of [13, 26, 39, 52]) {
      world.setClock(addDays(monday, day))
      if (day % 2 === 0) await given()
      else await revokeRole(world.system, { personId: person.id, role })
      cookie = cookiesOf(await get('/me', cookie)) || cookie
    }
    expect(await me(cookie)).toBe(200)
    world.setClock(addDays(monday, 60))
    expect(await me(cookie)).toBe(401)
  })

  it('of a program stays: it could not be told of another', async () => {
    await given()
    const headers = { authorization: `Bearer ${person.cookie.split('=')[1]}` }
    const answer = await world.app.request('/api/v1/me', { headers })
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []])
    expect(await answer.json()).toMatchObject({ roles: [role] })
    world.setClock(addMinutes(monday, 5))
    expect((await world.app.request('/api/v1/me', { headers })).status).toBe(200)
  })
})

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge · Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1',
    'Safari · iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0',
    '微信 WeChat · Android',
  ],
  ['curl/8.5', undefined],
  ['', undefined],
])('%s is called %s', (agent, name) => {
  expect(nameOfAgent(agent)).toBe(name)
})

describe('staff, for a volunteer who lost a phone', () => {
  it('sign them out everywhere after a fresh code; nobody else’s staff does', async () => {
    const [enrolled] = await enrolEngineers(world.system, 1)
    const volunteerId = enrolled?.volunteerId ?? ''
    const lost = `__Host-session=${(await signInAs(world.system, 'per_engineer0', 'Chrome · Android')).token}`
    const staffOf = (organizationId: string) =>
      newPerson(world, `staff ${organizationId} ${number}`, [{ role: 'associationStaff', organizationId }])
    const out = (cookie: string) => world.app.request(`/staff/volunteers/${volunteerId}/sign-out`, formPost({}, cookie))
    const [own, foreign] = [await staffOf(territoryId('450204')), await staffOf('org_elsewhere')]
    expect((await out(foreign.cookie)).status).toBe(404)
    expect(await me(lost)).toBe(200)
    expect((await get(`/staff/volunteers/${volunteerId}`, own.cookie)).status).toBe(200)
    expect((await out(own.cookie)).status).toBe(303)
    expect([await me(lost), await me(own.cookie)]).toEqual([401, 200])
    world.setClock(addMinutes(monday, 15))
    expect((await out(own.cookie)).status).toBe(403)
  })
})
