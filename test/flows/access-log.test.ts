import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { newPerson, startApp, type TestApp, type TestPerson } from '#test/support/app.ts'
import { requestContextOf } from '#test/support/gateway-call.ts'

// What the log of calls holds: who called which route, from which class of addresses, with which answer; and no forgery.

vi.hoisted(() => {
  process.env.LOG_LEVEL = 'info'
})

let world: TestApp
let staff: TestPerson
let lines: string[] = []
const real = process.stdout.write.bind(process.stdout)
beforeAll(async () => {
  world = await startApp()
  staff = await newPerson(world, '管理员', [{ role: 'administrator' }])
  process.stdout.write = (chunk) => {
    lines.push(String(chunk))
    return true
  }
})
beforeEach(() => {
  lines = []
})
afterAll(() => {
  process.stdout.write = real
  return world.stop()
})

const call = async (path: string, headers: Record<string, string> = {}, ip = '116.252.181.77') => {
  const answer = await world.app.request(path, { headers }, requestContextOf({ ip, requestId: 'JKJaXmPLvHcESHA=' }))
  const [line = '{}', ...more] = lines.filter((one) => one.includes('"what":"http"'))
  return { answer, line, entry: JSON.parse(line), more }
}

it('says who called which route when, from which class of addresses, with which answer', async () => {
  const { entry, more } = await call('/staff/volunteers/vol_13812345678?name=13812345678', { cookie: staff.cookie })
  expect(more).toEqual([])
  expect(entry).toMatchObject({
    id: 'JKJaXmPLvHcESHA=',
    method: 'GET',
    route: '/staff/volunteers/:volunteerId',
    status: 404,
    by: staff.id,
    from: '116.252.181.0/24',
    session: expect.stringMatching(/^[\w-]{12}$/),
    at: expect.stringMatching(/Z$/),
  })
  expect(JSON.stringify(entry)).not.toContain('13812345678')
})

it('takes the name a client gives its request, where that is one', async () => {
  const name = 'b5f1c0de-6a7e-4d1f-9b9e-0c3f4a5b6c7d'
  const { answer, entry } = await call('/health', { 'x-request-id': name })
  expect([answer.headers.get('x-request-id'), entry.id]).toEqual([name, name])
})

it.each([
  ['a forged line', 'aaaaaaaaaaaaaaaa\\n{"level":"info","what":"http","by":"per_boss"}'],
  ['colours', '\u001b[2K\u001b[31mall is well'],
  ['a phone number', 'request-13812345678'],
  ['a very long name', 'x'.repeat(4000)],
])('puts no %s into the log', async (_, name) => {
  const { answer, line, entry } = await call('/health', { 'x-request-id': name })
  expect([answer.headers.get('x-request-id'), entry.id]).toEqual(['JKJaXmPLvHcESHA=', 'JKJaXmPLvHcESHA='])
  expect(line).not.toContain(name.slice(0, 12))
  expect(line.trimEnd().split('\n')).toHaveLength(1)
})
