import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openValues } from '#shared/messages/deliver-message.ts'
import { messages } from '#shared/messages/message.ts'
import { people } from '#shared/people/person.ts'
import { phoneRecipient } from '#shared/people/start-sign-in.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addMinutes } from '#shared/time/instant.ts'
import { cookiesOf, formPost, monday, newPerson, startApp, type TestApp } from '#test/support/app.ts'

let world: TestApp
beforeAll(async () => {
  world = await startApp()
})
afterAll(() => world.stop())

let number = 13800000000
let phone = ''
beforeEach(() => {
  number += 1
  phone = String(number)
  world.setClock(monday)
})

const ask = (typed = phone) => world.app.request('/sign-in', formPost({ phone: typed, next: '/offers' }))
const prove = (code: string, cookie: string) =>
  world.app.request('/sign-in/code', formPost({ code, next: '/offers' }, cookie))

/** The newest code that was sent to a phone, as its owner reads it. */
const codeFor = async (to = phone): Promise<string> => {
  const recipient = phoneRecipient(world.vault.fingerprint(`phone:${to}`))
  const sent = await messages.all(world.table, { partition: keys.message(recipient, '', '').pk, begins: 'MESSAGE#' })
  return openValues(world.system, sent.at(-1)!).code!
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const whoAmI = (cookie: string) => world.app.request('/api/v1/me', { headers: { cookie } })

describe('signing in by a code to the phone', () => {
  it('sends a code, proves it, and goes on to where one came from', async () => {
    await newPerson(world, `volunteer ${phone}`, [{ role: 'volunteer', volunteerId: 'vol_any' }], phone)
    const asked = await ask(`+86 ${phone.slice(0, 3)}-${phone.slice(3)}`)
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/sign-in/code?next=%2Foffers'])
    const proved = await prove(await codeFor(), cookiesOf(asked))
    expect([proved.status, proved.headers.get('location')]).toEqual([303, '/offers'])
    const session = proved.headers.getSetCookie().find((one) => one.startsWith('__Host-session='))!
    expect(session).toMatch(/HttpOnly/)
    expect(session).toMatch(/Secure/)
    expect(session).toMatch(/SameSite=Lax/)
  })

  it('answers known and unknown numbers alike, and writes alike', async () => {
    const known = String(number + 5000)
    await newPerson(world, 'known', [], known)
    const [first, second] = [await ask(known), await ask()]
    expect(first.status).toBe(second.status)
    expect(await first.text()).toBe(await second.text())
  })

  it('makes a person without roles of a number nobody had, and only once', async () => {
    const asked = await ask()
    await prove(await codeFor(), cookiesOf(asked))
    world.setClock(addMinutes(monday, 2))
    const again = await ask()
    await prove(await codeFor(), cookiesOf(again))
    const owner = await world.table.get(keys.phone(world.vault.fingerprint(`phone:${phone}`)))
    const person = await people.get(world.table, keys.person(String(owner?.personId)))
    expect(person?.state).toBe('active')
  })

  it('refuses what is no phone number, and keeps what was typed', async () => {
    const asked = await ask('12345')
    const page = await asked.text()
    expect(asked.status).toBe(422)
    expect(page).toContain('value="12345"')
    expect(page).toContain('“12345”不是手机号')
    expect(page).toContain('<title>有误：')
  })

  it('keeps neither number nor code readable', async () => {
    await ask()
    const code = await codeFor()
    const recipient = phoneRecipient(world.vault.fingerprint(`phone:${phone}`))
    const stored = await world.table.query({ partition: keys.message(recipient, '', '').pk })
    expect(JSON.stringify(stored)).not.toContain(phone)
    expect(JSON.stringify(stored)).not.toContain(`"${code}"`)
  })

  it('does not take a code in another browser', async () => {
    await ask()
    const other = await world.app.request('/sign-in', formPost({ phone: String(number + 7000), next: '/' }))
    expect((await prove(await codeFor(), cookiesOf(other))).status).toBe(422)
  })

  it('takes no code after five minutes', async () => {
    const asked = await ask()
    world.setClock(addMinutes(monday, 5))
    const late = await prove(await codeFor(), cookiesOf(asked))
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('重新要一个')
  })

  it('takes no further code after five wrong ones, however right', async () => {
    const asked = await ask()
    const code = await codeFor()
    const answers = []
    for (let n = 0; n < 5; n += 1) answers.push((await prove(wrong(code), cookiesOf(asked))).status)
    expect(answers).toEqual([422, 422, 422, 422, 429])
    expect((await prove(code, cookiesOf(asked))).status).toBe(429)
  })

  it('compares at most five of many codes sent at once', async () => {
    const asked = await ask()
    const code = await codeFor()
    const answers = await Promise.all(Array.from({ length: 20 }, () => prove(wrong(code), cookiesOf(asked))))
    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(4)
    expect((await prove(code, cookiesOf(asked))).status).toBe(429)
  })

  it('makes one session of one right code, however often it is sent at once', async () => {
    const asked = await ask()
    const code = await codeFor()
    const answers = await Promise.all(Array.from({ length: 12 }, () => prove(code, cookiesOf(asked))))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  })
})

describe('a session', () => {
  const signedIn = async () => (await newPerson(world, `session ${phone}`, [])).cookie

  it('holds while it is used, and ends after sixty days all the same', async () => {
    const cookie = await signedIn()
    const answers = []
    for (const day of [0, 13, 26, 39, 52, 59, 61]) {
      world.setClock(addDays(monday, day))
      answers.push((await whoAmI(cookie)).status)
    }
    expect(answers).toEqual([200, 200, 200, 200, 200, 200, 401])
  })

  it('ends when nobody used it for fourteen days', async () => {
    const cookie = await signedIn()
    world.setClock(addDays(monday, 14))
    expect((await whoAmI(cookie)).status).toBe(401)
  })

  it('ends by signing out, and the cookie is taken back', async () => {
    const cookie = await signedIn()
    const out = await world.app.request('/sign-out', formPost({}, cookie))
    expect(out.headers.getSetCookie().join()).toMatch(/__Host-session=;.*Max-Age=0/)
    expect((await whoAmI(cookie)).status).toBe(401)
  })
})

describe('the way back after signing in', () => {
  for (const next of ['//evil.example/x', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/\tx']) {
    it(`never leads to ${JSON.stringify(next)}`, async () => {
      const page = await (await world.app.request(`/sign-in?next=${encodeURIComponent(next)}`)).text()
      expect(page).toContain('name="next" value="/"')
    })
  }
})

it('knows no sample sign-in outside one’s own machine', async () => {
  expect((await world.app.request('/demo-sign-in', formPost({ person: 'per_x' }))).status).toBe(404)
  expect(world.routes.filter(({ admits }) => admits === 'embedded')).toEqual([])
})
