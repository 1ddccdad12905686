import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openValues } from '#shared/messages/deliver-message.ts'
import { messages as messagesOf, tell } from '#shared/messages/message.ts'
import { phoneRecipient } from '#shared/people/start-sign-in.ts'
import { addHours, addMinutes } from '#shared/time/instant.ts'
import { type ApiTown, serveOnce, startApiTown, verdict } from '#test/support/api-town.ts'
import type { Problem } from '#test/support/client.ts'
import { saturday, welding } from '#test/support/town.ts'

let town: ApiTown
beforeAll(async () => {
  town = await startApiTown()
})
afterAll(() => town.stop())

const need = () => ({ requesterId: 'rqr_shop', ...welding() })
const raw = (path: string, init: RequestInit, cookie = town.shop.cookie) =>
  town.app.request(`/api/v1${path}`, {
    ...init,
    headers: { cookie, 'content-type': 'application/json', ...init.headers },
  })

const problemIn = async (answer: Response): Promise<Problem & { requestId: string }> => JSON.parse(await answer.text())
const idIn = async (answer: Response): Promise<string> => JSON.parse(await answer.text()).id

describe('order, dispatch, accept, rate: over the API alone', () => {
  it('leads from a need to a record that anybody can check', async () => {
    const served = await serveOnce(town)
    const { requestId, invited, params } = served
    expect([served.submitted.state, served.opened.state, served.confirmed?.state]).toEqual([
      'submitted',
      'open',
      'confirmed',
    ])
    const [match] = (await town.district.api.readMatch({ params: { requestId } })).value
    expect(match?.funnel.pool).toBe(2)
    expect(served.offer.facts.title).toBe('焊接机器人焊偏了')
    expect(JSON.stringify(served.offer)).not.toContain('工业路')
    expect(served.record?.minutes).toBe(180)
    expect(served.record).not.toHaveProperty('salt')
    expect(served.rated.map(({ status }) => status)).toEqual([201, 201])
    expect((await invited.api.readRatings({ params })).value).toHaveLength(2)
    const checked = await town.nobody.checkCertificate({ params: { code: served.certificate.code } })
    expect(checked.value).toMatchObject({ verdict: 'genuine', hours: 3, services: 1 })
  })
})

describe('bad input is answered, never a fault of ours', () => {
  const cases: [string, string, RequestInit, number, string][] = [
    ['JSON that is none', '/requests', { method: 'POST', body: '{"a":' }, 400, 'malformed'],
    [
      'a form where JSON belongs',
      '/requests',
      { method: 'POST', body: 'a=1', headers: { 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' } },
      415,
      'mediaType',
    ],
    ['a list where an object belongs', '/requests', { method: 'POST', body: '[]' }, 422, 'input'],
    ['nothing at all', '/requests', { method: 'POST' }, 422, 'input'],
    ['null', '/requests', { method: 'POST', body: 'null' }, 422, 'input'],
    [
      'more than fits',
      '/drafts',
      { method: 'POST', body: JSON.stringify({ fields: { x: 'x'.repeat(300_000) } }) },
      413,
      'tooLarge',
    ],
    ['an address nobody has', '/nowhere', {}, 404, 'noPage'],
    ['a method nobody has', '/requests', { method: 'DELETE' }, 404, 'noPage'],
    ['a cursor made up', '/requesters/rqr_shop/requests?cursor=eyJwayI6IlgifQ', {}, 422, 'cursor'],
    ['a cursor that is no text of ours', '/requesters/rqr_shop/requests?cursor=%00%ff', {}, 422, 'cursor'],
    [
      'a version that is none',
      '/requests/req_none',
      { method: 'PUT', body: '{}', headers: { 'if-match': 'yes' } },
      422,
      'ifMatch',
    ],
    ['an id that is none', '/requests/%00%0a', {}, 404, 'notFound'],
    [
      'a name from another site',
      '/drafts',
      { method: 'POST', body: '{}', headers: { origin: 'https://evil.example' } },
      403,
      'foreignOrigin',
    ],
  ]
  for (const [what, path, init, status, reason] of cases) {
    it(`${status} for ${what}`, async () => {
      const answer = await raw(path, init)
      const problem = await problemIn(answer)
      expect([answer.status, problem.status, problem.reason]).toEqual([status, status, reason])
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(problem.requestId).toMatch(/\S/)
    })
  }

  it('names every wrong field with its path, and what was given', async () => {
    const shift = { ...welding().shifts[0]!, ends: 'tomorrow' }
    const answer = await raw('/requests?lang=en', {
      method: 'POST',
      body: JSON.stringify({ ...need(), title: '焊', shifts: [shift] }),
    })
    const { fields = [] } = await problemIn(answer)
    expect(fields.map(({ path }) => path)).toEqual(['title', 'shifts.0.ends'])
    expect(fields[0]?.detail).toBe('At least 4 characters. It is 1 now.')
    expect(fields[1]?.detail).toContain('“tomorrow”')
  })

  it('names what the product’s own rules say in the same way', async () => {
    const shift = { ...welding().shifts[0]!, ends: saturday.starts }
    const { problem } = await town.shop.api.submitRequest({ body: { ...need(), shifts: [shift] } })
    expect(problem?.fields?.map(({ path }) => path)).toContain('shifts.0.ends')
  })
})

describe('Idempotency-Key', () => {
  const post = (key: string, body: object, cookie = town.shop.cookie) =>
    raw('/drafts', { method: 'POST', body: JSON.stringify(body), headers: { 'idempotency-key': key } }, cookie)
  const draft = (title: string) => ({ requesterId: 'rqr_shop', fields: { title } })

  it('does an act once and gives the same answer again', async () => {
    const [first, again] = [await post('key-once-1', draft('一')), await post('key-once-1', draft('一'))]
    expect([first.status, again.status]).toEqual([201, 201])
    expect(await again.text()).toBe(await first.text())
  })

  it('refuses the same key for another content', async () => {
    await post('key-other-1', draft('一'))
    const answer = await post('key-other-1', draft('二'))
    expect([answer.status, (await problemIn(answer)).reason]).toEqual([422, 'idempotencyKeyReused'])
  })

  it('does it once when it is sent many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('key-storm-1', draft('三'))))
    const made = answers.filter(({ status }) => status === 201)
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
    expect(new Set(await Promise.all(made.map(idIn))).size).toBe(1)
  })

  it('belongs to one person: another’s same key is another act', async () => {
    const partner = await town.person('partner', { role: 'requesterMember', requesterId: 'rqr_shop' })
    const mine = await idIn(await post('key-mine-01', draft('四')))
    const theirs = await idIn(await post('key-mine-01', draft('四'), partner.cookie))
    expect(theirs).not.toBe(mine)
  })

  it('forgets what failed, so that it can be tried again', async () => {
    expect((await post('key-fail-01', { requesterId: 'rqr_shop' })).status).toBe(422)
    expect((await post('key-fail-01', draft('五'))).status).toBe(201)
  })

  it('is free again after a day', async () => {
    const before = town.clock()
    const first = await idIn(await post('key-daily-1', draft('六')))
    town.setClock(addMinutes(addHours(before, 24), 1))
    const next = await idIn(await post('key-daily-1', draft('六')))
    town.setClock(before)
    expect(next).not.toBe(first)
  })
})

describe('versions', () => {
  it('a change that names the version it was decided on is refused when somebody wrote first', async () => {
    town.setClock(addHours(saturday.starts, -30))
    const { value: request } = await town.shop.api.submitRequest({ body: need() })
    const params = { requestId: request.id }
    await town.district.api.verifyRequest({ params, body: verdict })
    const read = await town.shop.api.readRequest({ params })
    const etag = read.headers.get('etag')!
    expect(etag).toBe(`"${read.value.version}"`)
    const seen = await raw(`/requests/${request.id}`, { headers: { 'if-none-match': etag } })
    expect([seen.status, await seen.text()]).toEqual([304, ''])

    const change = (outcome: string) =>
      town.shop.api.changeFacts({ params, body: welding({ outcome }), headers: { 'if-match': etag } })
    expect((await change('说清怎么改')).status).toBe(200)
    const late = await change('别的')
    expect([late.status, late.problem?.code]).toEqual([412, 'conflict'])
  })
})

describe('lists', () => {
  it('are read on by a cursor that fits this list and this reader only', async () => {
    const messages = async (cursor?: string, who = town.shop) =>
      who.api.listMessages({ query: { limit: '1', ...(cursor === undefined ? {} : { cursor }) } })
    for (const cause of ['a', 'b', 'c']) {
      await town.table.write(tell({ to: town.shop.id, template: 'requestOpened', link: '/', cause }, town.clock()))
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { value } = await messages(cursor)
      seen.push(...value.items.map(({ id }) => id))
      cursor = value.cursor
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(3)
    const first = (await messages()).value.cursor!
    expect((await messages(first, town.second)).problem?.reason).toBe('cursor')
    expect((await messages(`${first}x`)).problem?.reason).toBe('cursor')
  })
})

describe('a program signs in', () => {
  it('by code, and goes on with a bearer token', async () => {
    const phone = '13912345678'
    const started = await town.nobody.startSignIn({ body: { phone } })
    const to = phoneRecipient(town.vault.fingerprint(`phone:${phone}`))
    const [sent] = await messagesOf.all(town.table, { partition: `TO#${to}` })
    const code = openValues(town.system, sent!).code!
    const done = await town.nobody.finishSignIn({ body: { token: started.value.token, code } })
    expect([done.status, done.value.isNew]).toEqual([201, true])
    const headers = { authorization: `Bearer ${done.value.token}` }
    expect((await town.nobody.me({ headers })).value).toEqual({
      personId: done.value.personId,
      roles: [],
      language: 'zh',
    })
    expect((await town.nobody.signOut({ headers })).status).toBe(204)
    expect((await town.nobody.me({ headers })).status).toBe(401)
  })
})
