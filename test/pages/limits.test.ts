import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '#functions/http/app.ts'
import { callLimits } from '#functions/http/limits.ts'
import { allModules } from '#functions/http/parts.ts'
import { dynamoTally, type Tally } from '#shared/table/tally.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { formPost, monday, newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { countingTable } from '#test/support/counting.ts'

const counting = countingTable()
let world: TestApp
let app: TestApp['app']
let counted = 0
let counts: { key: { pk: string }; expires: number }[] = []
let broken = false
beforeAll(async () => {
  world = await startApp({ table: counting.around })
  const real = dynamoTally(world.database.documents, world.database.tableName)
  const tally: Tally = (count) => {
    counted += 1
    counts.push(count)
    return broken ? Promise.reject(new Error('The table does not answer')) : real(count)
  }
  app = createApp({ ...world, embedded: false, tally }, await allModules()).app
})
afterAll(() => world.stop())

let number = 0
let person: TestPerson
beforeEach(async () => {
  number += 1
  world.setClock(addMinutes(monday, number * 3))
  person = await newPerson(world, `caller ${number}`, [{ role: 'administrator' }])
  counted = 0
  counts = []
  broken = false
})

const from = (sourceIp: string) => ({ requestContext: { http: { sourceIp } } })
const end = (cookie = person.cookie, ip = '10.0.0.1') =>
  app.request('/me/devices/end', formPost({ session: 'none' }, cookie), from(ip))
const look = (path: string, ip = '10.0.0.1') => app.request(path, { headers: { cookie: person.cookie } }, from(ip))
const times = async (count: number, act: () => Response | Promise<Response>): Promise<number[]> => {
  const statuses = []
  for (let n = 0; n < count; n += 1) statuses.push((await act()).status)
  return statuses
}

describe('changes', () => {
  it('are limited for each session, by the minute, and say when to come back', async () => {
    const { own } = callLimits.write
    expect(new Set(await times(own, end))).toEqual(new Set([303]))
    const refused = await end()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await refused.text()).toContain('填的内容还在')
    const other = await newPerson(world, `other ${number}`, [])
    expect((await end(other.cookie)).status).toBe(303)
    world.setClock(addMinutes(monday, number * 3 + 1))
    expect((await end()).status).toBe(303)
  })

  it('are a problem for programs', async () => {
    const { own } = callLimits.write
    const call = () =>
      app.request('/api/v1/me/sessions/end', {
        method: 'POST',
        headers: { cookie: person.cookie, 'content-type': 'application/json' },
        body: '{"session":"none"}',
      })
    await times(own, call)
    const refused = await call()
    expect([refused.status, refused.headers.get('content-type'), refused.headers.get('retry-after')]).toEqual([
      429,
      'application/problem+json',
      '60',
    ])
    expect(await refused.json()).toMatchObject({ reason: 'callsPerMinute', facts: { retryAfterSeconds: 60 } })
  })

  it('of nobody in particular are limited by address, generously and over several items', async () => {
    const out = (ip: string) => app.request('/sign-out', formPost({}), from(ip))
    const { own, address } = callLimits.write
    expect(new Set(await times(own * 3, () => out('10.9.0.1')))).toEqual(new Set([303]))
    expect(new Set(counts.map(({ key }) => key.pk)).size).toBe(4)
    expect(await times(address, () => out('10.9.0.1'))).toContain(429)
    expect((await out('10.9.0.2')).status).toBe(303)
  })

  it('cost one count each, and one that cannot be counted goes on', async () => {
    await times(5, end)
    expect(counted).toBe(5)
    broken = true
    expect((await end()).status).toBe(303)
  })
})

describe('reads', () => {
  it('that search or list a city are limited', async () => {
    const { own } = callLimits.read
    expect(await times(own, () => look('/api/v1/problems'))).not.toContain(429)
    expect((await look('/api/v1/problems')).status).toBe(429)
  })

  it('of any other kind are not even counted', async () => {
    counting.taken()
    expect(new Set(await times(20, () => look('/me')))).toEqual(new Set([200]))
    expect(counted).toBe(0)
  })
})

it('whoever is refused at the door is not counted', async () => {
  const volunteer = await newPerson(world, `volunteer ${number}`, [{ role: 'volunteer', volunteerId: 'vol_x' }])
  await app.request('/staff/problems', { headers: { cookie: volunteer.cookie } })
  await app.request('/staff/problems', formPost({}))
  expect(counted).toBe(0)
})

it('counts delete themselves, and name no address', async () => {
  await app.request('/sign-out', formPost({}), from('10.77.66.55'))
  const [count] = counts
  expect(JSON.stringify(count)).not.toContain('10.77.66.55')
  const now = Date.parse(world.clock()) / 1000
  expect(count!.expires).toBeGreaterThan(now)
  expect(count!.expires).toBeLessThan(now + 300)
})

it('nothing is counted where limits are off: in tests and on one’s own machine', async () => {
  await times(callLimits.write.own + 5, () =>
    world.app.request('/me/devices/end', formPost({ session: 'x' }, person.cookie)),
  )
  expect(counted).toBe(0)
})
