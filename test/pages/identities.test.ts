import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '#functions/http/app.ts'
import { allModules } from '#functions/http/parts.ts'
import { openOidc } from '#functions/oidc.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { formPost, monday, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { type Issuer, startIssuer } from '#test/support/issuer.ts'

let world: TestApp
let issuer: Issuer
let app: TestApp['app']
const modules = await allModules()
beforeAll(async () => {
  world = await startApp()
  issuer = await startIssuer()
  const oidc = openOidc({ issuer: issuer.url, audience: 'kezhi', cooldown: 0 }, world.clock)
  app = createApp({ ...world, embedded: false, oidc }, modules).app
})
afterAll(async () => {
  await issuer.stop()
  await world.stop()
})

let number = 13500000000
let person: TestPerson
beforeEach(async () => {
  number += 1
  world.setClock(monday)
  person = await newPerson(world, `person ${number}`, [], String(number))
})

const page = async (path = '/me/devices', who = person, language = 'zh') =>
  (await app.request(path, { headers: { cookie: `${who.cookie}; lang=${language}` } })).text()
const post = (path: string, fields: Record<string, string> = {}, who = person) =>
  app.request(path, formPost(fields, who.cookie))
/** Where the page leads to at the issuer. */
const begin = async (who = person): Promise<string> =>
  (/href="(http[^"]+authorize[^"]+)"/.exec(await (await post('/me/identities', {}, who)).text())?.[1] ?? '').replaceAll(
    '&amp;',
    '&',
  )
const token = () => issuer.token({ sub: `subject-${number}` }, monday)
const back = (query: string, who = person) =>
  app.request(`/me/identities/callback${query}`, { headers: { cookie: who.cookie } })
const isLinked = async () => (await page()).includes('action="/me/identities/end"')

describe('an account of the identity provider', () => {
  it('is linked by signing in there, seen, and removed by its owner', async () => {
    expect(await page()).toContain('身份平台的账号')
    expect(await page('/me/devices', person, 'en')).toContain('Link an account')
    const address = await begin()
    expect(new URL(address).origin).toBe(issuer.url)
    const done = await back(issuer.signIn(address, await token()))
    expect([done.status, done.headers.get('location')]).toEqual([303, '/me/devices?done=linked'])
    const shown = await page('/me/devices?done=linked')
    expect(shown).toContain('连上了')
    const identity = /name="identity" value="([^"]+)"/.exec(shown)?.[1] ?? ''
    await post('/me/identities/end', { identity }, await newPerson(world, `other ${number}`, []))
    expect(await isLinked()).toBe(true)
    await post('/me/identities/end', { identity })
    expect(await isLinked()).toBe(false)
  })

  it('asks for a fresh code, on the way there and on the way back', async () => {
    const address = await begin()
    world.setClock(addMinutes(monday, 15))
    expect((await post('/me/identities')).status).toBe(403)
    const late = await back(issuer.signIn(address, await token()))
    expect(late.headers.get('location')).toMatch(/^\/step-up\?next=/)
    expect(await isLinked()).toBe(false)
  })

  it('is linked by nobody but who began, with a code that was not used, within ten minutes', async () => {
    const query = issuer.signIn(await begin(), await token())
    const other = await newPerson(world, `victim ${number}`, [])
    expect((await back(query, other)).status).toBe(422)
    expect((await back(query.replace('code=', 'code=x'))).status).toBe(422)
    expect((await back('?code=1&state=none')).status).toBe(422)
    expect((await back(query)).status).toBe(303)
    expect((await back(query)).status).toBe(422)
    const slow = issuer.signIn(await begin(), await token())
    world.setClock(addMinutes(monday, 10))
    const answer = await back(slow)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('过了 10 分钟')])
  })

  it('is not offered where no provider is set up', async () => {
    const bare = world.app.request('/me/devices', { headers: { cookie: person.cookie } })
    expect(await (await bare).text()).not.toContain('身份平台')
    expect((await world.app.request('/me/identities', formPost({}, person.cookie))).status).toBe(409)
  })

  it('waits while the provider is silent, and says what helps', async () => {
    issuer.setSilent(true)
    const oidc = openOidc({ issuer: issuer.url, audience: 'kezhi', cooldown: 0 }, world.clock)
    const fresh = createApp({ ...world, embedded: false, oidc }, modules).app
    const answer = await fresh.request('/me/identities', formPost({}, person.cookie))
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('没有回应')])
    issuer.setSilent(false)
  })
})
