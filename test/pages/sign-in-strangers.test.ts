import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signInRule } from '#shared/people/challenge.ts'
import { sessions } from '#shared/people/sessions.ts'
import { keys, owners } from '#shared/table/keys.ts'
import { addDays, addMinutes } from '#shared/time/instant.ts'
import { cookiesOf, formPost, monday, newPerson, startApp, type TestApp } from '#test/support/app.ts'
import { codeSentTo, wrongCode } from '#test/support/codes.ts'
import { countingTable } from '#test/support/counting.ts'

const counting = countingTable()
let world: TestApp
beforeAll(async () => {
  world = await startApp({ table: counting.around })
})
afterAll(() => world.stop())

let number = 13700000000
let phone = ''
beforeEach(() => {
  number += 1
  phone = String(number)
  world.setClock(monday)
})

/** Asks for a code, from one address or another. */
const ask = (cookie = '', { to = phone, from = '10.0.0.1' } = {}) =>
  world.app.request('/sign-in', formPost({ phone: to, next: '/me' }, cookie), {
    requestContext: { http: { sourceIp: from } },
  })
const prove = (code: string, cookie: string) => world.app.request('/sign-in/code', formPost({ code }, cookie))
const many = <T>(count: number, act: () => T | Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, act))
const personOf = async (): Promise<string> =>
  String((await world.table.get(keys.phone(world.vault.fingerprint(`phone:${phone}`))))?.['personId'])
const sessionsOf = (personId: string) =>
  sessions.all(world.table, { index: 'owner', partition: owners.sessionsOf(personId, monday).ownerPk ?? '' })

describe('many codes at once', () => {
  it('of 200 wrong ones at most five are compared', async () => {
    const asked = await ask()
    const wrong = wrongCode(await codeSentTo(world, phone))
    const answers = await many(200, () => prove(wrong, cookiesOf(asked)))
    // The fifth try is compared too, and answered like those after it.
    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(signInRule.tries - 1)
    expect(answers.every(({ status }) => [422, 429, 503].includes(status))).toBe(true)
    expect((await prove(await codeSentTo(world, phone), cookiesOf(asked))).status).toBe(429)
  })

  it('100 right ones make one session', async () => {
    const asked = await ask()
    const code = await codeSentTo(world, phone)
    const answers = await many(100, () => prove(code, cookiesOf(asked)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(await sessionsOf(await personOf())).toHaveLength(1)
  })
})

describe('a code', () => {
  it('is taken once', async () => {
    const asked = await ask()
    const code = await codeSentTo(world, phone)
    const answers = [await prove(code, cookiesOf(asked)), await prove(code, cookiesOf(asked))]
    expect(answers.map(({ status }) => status)).toEqual([303, 422])
  })

  it('is nothing without the browser that asked, nor with a cookie that was made up', async () => {
    await ask()
    const code = await codeSentTo(world, phone)
    const other = await ask('', { to: String(number + 5000) })
    for (const cookie of ['', '__Host-signing-in=0123456789abcdefghijklmnopqrstuv', cookiesOf(other)]) {
      expect((await prove(code, cookie)).status).toBe(422)
    }
  })

  it('of an earlier message is nothing for a later one', async () => {
    const first = await ask()
    const code = await codeSentTo(world, phone)
    world.setClock(addMinutes(monday, 2))
    const second = await ask(cookiesOf(first))
    const newer = await codeSentTo(world, phone)
    expect((await prove(code, cookiesOf(second))).status).toBe(newer === code ? 303 : 422)
  })

  it('holds for four minutes and not for five', async () => {
    const [early, late] = [await ask(), await ask('', { to: String(number + 5000) })]
    const codes = [await codeSentTo(world, phone), await codeSentTo(world, String(number + 5000))] as const
    world.setClock(addMinutes(monday, 4))
    expect((await prove(codes[0], cookiesOf(early))).status).toBe(303)
    world.setClock(addMinutes(monday, 5))
    expect((await prove(codes[1], cookiesOf(late))).status).toBe(422)
  })
})

describe('strangers who ask for codes to a number that is not theirs', () => {
  it('neither undo the owner’s code nor make the owner wait', async () => {
    const owner = await ask()
    const code = await codeSentTo(world, phone)
    const stranger = await ask()
    expect(stranger.status).toBe(303)
    await prove(wrongCode(await codeSentTo(world, phone)), cookiesOf(stranger))
    expect((await prove(code, cookiesOf(owner))).status).toBe(303)

    await ask('', { from: '10.0.0.9' })
    expect((await ask('', { from: '10.0.0.2' })).status).toBe(303)
  })

  it('burn tries of their own code only', async () => {
    const owner = await ask()
    const code = await codeSentTo(world, phone)
    const stranger = await ask()
    const wrong = wrongCode(await codeSentTo(world, phone))
    await many(8, () => prove(wrong, cookiesOf(stranger)))
    expect((await prove(code, cookiesOf(owner))).status).toBe(303)
  })

  it('use up no more than half of a day’s codes from one address', async () => {
    const asked = await many(1, () => ask())
    for (let n = 0; n < 9; n += 1) asked.push(await ask())
    expect(asked.map(({ status }) => status)).toEqual([...Array(5).fill(303), ...Array(5).fill(429)])
    expect((await ask('', { from: '10.0.0.2' })).status).toBe(303)
  })

  it('cannot keep a browser out that signed in with the number before', async () => {
    const asked = await ask()
    const signedIn = await prove(await codeSentTo(world, phone), cookiesOf(asked))
    const mark = cookiesOf(signedIn)
    expect(mark).toContain('__Host-known=')
    for (const from of ['10.0.1.1', '10.0.1.2', '10.0.1.3']) for (let n = 0; n < 5; n += 1) await ask('', { from })
    expect((await ask('', { from: '10.0.1.4' })).status).toBe(429)
    expect((await ask(mark)).status).toBe(303)
    // The mark of one number opens nothing for another, and a made-up one opens nothing at all.
    expect((await ask('__Host-known=abc.def', { from: '10.0.1.4' })).status).toBe(429)
  })
})

describe('one browser', () => {
  it('asks for one code a minute to a number', async () => {
    const first = await ask()
    const cookie = cookiesOf(first)
    const again = await ask(cookie)
    expect([again.status, again.headers.get('retry-after')]).toEqual([429, '60'])
    world.setClock(addMinutes(monday, 1))
    expect((await ask(cookie)).status).toBe(303)
  })

  it('may correct a mistyped number at once', async () => {
    const cookie = cookiesOf(await ask())
    expect((await ask(cookie, { to: String(number + 5000) })).status).toBe(303)
  })
})

it('a number gets ten codes a day, and ten more the next', async () => {
  const answers = []
  for (let n = 0; n < 12; n += 1) answers.push((await ask('', { from: `10.1.0.${n % 3}` })).status)
  expect(answers).toEqual([...Array(10).fill(303), 429, 429])
  world.setClock(addDays(monday, 1))
  expect((await ask()).status).toBe(303)
})

it('an address may be a whole school', async () => {
  const answers = []
  for (let n = 0; n < 60; n += 1)
    answers.push((await ask('', { to: String(13600000000 + n), from: '10.2.0.1' })).status)
  expect(answers.filter((status) => status !== 303)).toEqual([])
})

describe('known and unknown numbers', () => {
  it('cost the same calls in the same order, and are answered the same', async () => {
    const told = []
    for (let n = 0; n < 6; n += 1) {
      const to = String(13500000000 + n)
      if (n % 2 === 0) await newPerson(world, `known ${n}`, [{ role: 'administrator' }], to)
      counting.taken()
      const asked = await ask('', { to, from: `10.3.0.${n}` })
      const [status, where, cookies] = [
        asked.status,
        asked.headers.get('location'),
        cookiesOf(asked).replace(/=\w+/, '=…'),
      ]
      const calls = counting.taken()
      const wrong = wrongCode(await codeSentTo(world, to))
      counting.taken()
      const proved = await prove(wrong, cookiesOf(asked))
      const text = (await proved.text()).replaceAll(/[0-9a-f-]{36}/g, '…')
      told.push(JSON.stringify({ status, where, cookies, calls, answer: proved.status, text, after: counting.taken() }))
    }
    expect(new Set(told).size).toBe(1)
    expect(told[0]).toContain('create Challenge')
  })
})
