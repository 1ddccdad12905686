import { createPublicKey } from 'node:crypto'
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '#functions/http/app.ts'
import { allModules } from '#functions/http/parts.ts'
import { openOidc } from '#functions/oidc.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { monday, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { clientOf } from '#test/support/client.ts'
import { type Issuer, startIssuer } from '#test/support/issuer.ts'

let world: TestApp
let issuer: Issuer
let app: TestApp['app']
const modules = await allModules()
const appWith = (url: string) =>
  createApp(
    { ...world, embedded: false, oidc: openOidc({ issuer: url, audience: 'kezhi', cooldown: 0 }, world.clock) },
    modules,
  ).app
beforeAll(async () => {
  world = await startApp()
  issuer = await startIssuer()
  app = appWith(issuer.url)
})
afterAll(async () => {
  await issuer.stop()
  await world.stop()
})

let number = 13100000000
let phone = ''
let person: TestPerson
let sub = ''
beforeEach(async () => {
  number += 1
  phone = String(number)
  sub = `subject-${number}`
  world.setClock(monday)
  person = await newPerson(world, `person ${number}`, [{ role: 'volunteer', volunteerId: `vol_${number}` }], phone)
})

const me = async (token: string, from = app) => {
  const answer = await from.request('/api/v1/me', { headers: { authorization: `Bearer ${token}` } })
  const told = (await answer.json()) as { personId?: string; reason?: string }
  return answer.status === 200 ? told.personId : `${answer.status} ${told.reason}`
}
const link = async (token?: string, cookie = person.cookie) =>
  clientOf(app, cookie).linkIdentity({ body: { token: token ?? (await issuer.token({ sub }, monday)) } })
const nobody = '401 signedOut'

describe('a token of the trusted issuer', () => {
  it('is nobody’s until somebody signed in links it, and then theirs', async () => {
    const token = await issuer.token({ sub }, monday)
    expect(await me(token)).toBe(nobody)
    expect((await link()).status).toBe(201)
    expect(await me(token)).toBe(person.id)
    expect((await link()).status).toBe(201)
    const { items } = (await clientOf(app, person.cookie).listIdentities({})).value
    expect(items).toMatchObject([{ issuer: issuer.url }])
    await clientOf(app, person.cookie).unlinkIdentity({ body: { identity: items[0]?.identity ?? '' } })
    expect(await me(token)).toBe(nobody)
  })

  it('is one person’s only, and nobody else undoes the link', async () => {
    const identity = (await link()).value.identity
    const other = await newPerson(world, `other ${number}`, [])
    expect((await link(undefined, other.cookie)).problem).toMatchObject({ status: 409, reason: 'identityLinked' })
    await clientOf(app, other.cookie).unlinkIdentity({ body: { identity } })
    expect(await me(await issuer.token({ sub }, monday))).toBe(person.id)
  })

  it('is linked after a fresh code only, and by a session, not by another token', async () => {
    await link()
    const bearer = { authorization: `Bearer ${await issuer.token({ sub }, monday)}` }
    const second = await issuer.token({ sub: `${sub} again` }, monday)
    const byToken = await clientOf(app).linkIdentity({ body: { token: second }, headers: bearer })
    expect(byToken.problem?.reason).toBe('stepUpNeeded')
    world.setClock(addMinutes(monday, 15))
    expect((await link()).problem?.reason).toBe('stepUpNeeded')
  })

  it('is the owner’s of a phone number that the issuer verified, and of no other', async () => {
    const verified = { sub, phone_number: `+86${phone}`, phone_number_verified: true }
    expect(await me(await issuer.token(verified, monday))).toBe(person.id)
    expect(await me(await issuer.token({ ...verified, phone_number_verified: false }, monday))).toBe(nobody)
    expect(await me(await issuer.token({ ...verified, phone_number: '+4917012345678' }, monday))).toBe(nobody)
    expect(await me(await issuer.token({ sub, phone_number: phone }, monday))).toBe(nobody)
  })

  it('opens the API only, and is no session', async () => {
    await link()
    const token = await issuer.token({ sub }, monday)
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `__Host-session=${token}` }]) {
      expect((await app.request('/me', { headers })).headers.get('location')).toContain('/sign-in')
    }
    expect((await app.request('/api/v1/me', { headers: { cookie: `__Host-session=${token}` } })).status).toBe(401)
  })
})

describe('refused is a token', () => {
  beforeEach(async () => {
    await link()
  })
  const refused: Record<string, () => Promise<string>> = {
    'for another audience': () => issuer.token({ sub }, monday, { audience: 'another product' }),
    'of another issuer': () => issuer.token({ sub }, monday, { issuer: 'https://issuer.example' }),
    'that is over': () => issuer.token({ sub }, addMinutes(monday, -10)),
    'that begins later': () => issuer.token({ sub }, monday, { from: 120 }),
    'without a subject': () => issuer.token({}, monday),
    'signed by a key of somebody else': async () =>
      issuer.token({ sub }, monday, { key: (await generateKeyPair('RS256')).privateKey }),
    'without an end': () => issuer.token({ sub }, monday, { endless: true }),
    'without a signature': async () =>
      new UnsecuredJWT({ sub }).setIssuer(issuer.url).setAudience('kezhi').setExpirationTime('5m').encode(),
    'signed with the public key as if it were a shared secret': async () => {
      const pem = createPublicKey({ key: issuer.keys[0] as never, format: 'jwk' }).export({
        type: 'spki',
        format: 'pem',
      })
      const claims = new SignJWT({ sub }).setIssuer(issuer.url).setAudience('kezhi').setExpirationTime('5m')
      return claims.setProtectedHeader({ alg: 'HS256', kid: issuer.kid() }).sign(Buffer.from(pem))
    },
    'that was changed on its way': async () => {
      const [head, , signature] = (await issuer.token({ sub }, monday)).split('.')
      const body = Buffer.from(JSON.stringify({ sub, iss: issuer.url, aud: 'kezhi', exp: 4e9 })).toString('base64url')
      return `${head}.${body}.${signature}`
    },
  }
  for (const [name, make] of Object.entries(refused)) {
    it(name, async () => {
      const token = await make()
      expect(await me(token)).toBe(nobody)
      expect((await link(token)).problem).toMatchObject({ status: 422, reason: 'identityToken' })
      expect(await me(await issuer.token({ sub }, monday))).toBe(person.id)
    })
  }
})

describe('the keys of the issuer', () => {
  it('are asked for once, and again when it signs with a new one; the withdrawn one no longer counts', async () => {
    const fresh = appWith(issuer.url)
    await link()
    const old = await issuer.token({ sub }, monday)
    issuer.taken()
    for (let n = 0; n < 5; n += 1) expect(await me(old, fresh)).toBe(person.id)
    expect(issuer.taken()).toEqual(['/.well-known/openid-configuration', '/keys'])
    await issuer.rotate()
    for (let n = 0; n < 5; n += 1) expect(await me(await issuer.token({ sub }, monday), fresh)).toBe(person.id)
    expect(issuer.taken()).toEqual(['/keys'])
    expect(await me(old, fresh)).toBe(nobody)
  })

  it('missing, the call is told to come again, and is taken once the issuer answers', async () => {
    const fresh = appWith(issuer.url)
    await link()
    const token = await issuer.token({ sub }, monday)
    issuer.setSilent(true)
    expect(await me(token, fresh)).toBe('503 issuerSilent')
    issuer.setSilent(false)
    expect(await me(token, fresh)).toBe(person.id)
  })
})

it('no such token counts where no issuer is trusted', async () => {
  await link()
  expect(await me(await issuer.token({ sub }, monday), world.app)).toBe(nobody)
})
