import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { eachOf } from '#functions/batch.ts'
import { openValues } from '#shared/messages/deliver-message.ts'
import { messages } from '#shared/messages/message.ts'
import { addMinutes } from '#shared/time/instant.ts'
import { type ApiTown, serveOnce, startApiTown } from '#test/support/api-town.ts'
import { cookiesOf, formPost } from '#test/support/app.ts'
import { scanAll } from '#test/support/invariants.ts'
import { place, welding } from '#test/support/town.ts'

// A whole story with the real log, and then: does any line hold anything about a person?

vi.hoisted(() => {
  process.env.LOG_LEVEL = 'info'
})

let town: ApiTown
const lines: string[] = []
/** Everything personal that the story used, by what it is. */
const used: [what: string, value: string][] = []
const use = (what: string, value: string): string => {
  used.push([what, value])
  return value
}

const real = process.stdout.write.bind(process.stdout)
beforeAll(async () => {
  process.stdout.write = (chunk) => {
    lines.push(String(chunk))
    return true
  }
  town = await startApiTown()
  await story()
  process.stdout.write = real
}, 60_000)
afterAll(() => {
  process.stdout.write = real
  return town.stop()
})

const sentCode = async (): Promise<string> => {
  const all = (await scanAll(town.database)).filter(({ entity }) => entity === messages.name).map(messages.read)
  const newest = all.filter(({ template }) => template === 'signInCode').sort((a, b) => b.at.localeCompare(a.at))[0]
  return newest ? (openValues(town.system, newest)['code'] ?? '') : ''
}

const story = async () => {
  // Signs in: wrong once, then right.
  const phone = use('phone', '18977201234')
  const asked = await town.app.request('/sign-in', formPost({ phone }))
  const cookie = use('cookie of a sign-in', cookiesOf(asked))
  await town.app.request('/sign-in/code', formPost({ code: use('wrong code', '903817') }, cookie))
  const code = use('code', await sentCode())
  const signed = cookiesOf(await town.app.request('/sign-in/code', formPost({ code }, cookie)))
  use('session', /session=([^;]+)/.exec(signed)?.[1] ?? '')
  const names = formPost({ name: use('name', '覃小雨'), organization: use('employer', '柳州某某中学') }, signed)
  await town.app.request('/me', names)
  await town.app.request('/join/volunteer', names)

  // Posts, accepts, agrees, serves, rates; contact is shown.
  const { requestId, params, invited } = await serveOnce(town)
  use('rating', '做事仔细')
  const need = welding({
    title: use('title', '三号炉温控失灵'),
    problem: use('problem', '热电偶换过两次，温度还是跳，老李说是接地问题。'),
    place: { ...place, address: use('address', '荣军路 219 号后院') },
    shifts: welding().shifts.map((shift) => ({
      ...shift,
      starts: addDaysTo(shift.starts),
      ends: addDaysTo(shift.ends),
    })),
  })
  const second = (await town.shop.api.submitRequest({ body: { requesterId: 'rqr_shop', ...need } })).value.id
  await town.district.api.verifyRequest({
    params: { requestId: second },
    body: { verdict: 'open', how: 'phone', note: use('note', '和厂长通过电话'), publicBenefit: true },
  })
  await town.follow()
  for (const one of [town.first, town.second]) {
    const offer = (await one.api.listOffers({})).value.items.find((item) => item.requestId === second)
    if (!offer) continue
    const body = { offerIds: [offer.id], risksAcknowledged: true }
    const [placement] = (await one.api.acceptOffers({ params: { requestId: second }, body })).value
    await town.follow()
    const page = await (await town.app.request(`/requests/${second}`, { headers: { cookie: town.shop.cookie } })).text()
    expect(page).toMatch(/韦示[01]/)
    const reason = use('reason', '家里老人住院，去不了')
    const left = { requestId: second, placementId: placement?.id ?? '' }
    await one.api.withdrawPlacement({ params: left, body: { reason } })
    break
  }
  await town.follow()
  for (const name of ['韦示0', '韦示1', '示例人', '示例焊装厂', place.address]) use('name or address', name)
  for (const number of ['19910000000', '19910000001', '19910001000']) use('phone', number)
  for (const one of [town.shop, town.first, town.district]) use('session', one.cookie.split('=')[1] ?? '')

  // Errors on purpose: of the sender, and of ours in words that quote what people typed.
  const odd = use('what was typed', '身份证 450203199003070019')
  use('identity number', '450203199003070019')
  for (const body of [odd, `{"name":"${odd}"`, JSON.stringify({ name: odd, phone: odd, requesterId: odd })]) {
    for (const path of ['/requests', '/session/code', '/me/name', `/requests/${requestId}/withdraw`]) {
      const headers = { cookie: town.shop.cookie, 'content-type': 'application/json' }
      await town.app.request(`/api/v1${path}`, { method: path === '/me/name' ? 'PUT' : 'POST', headers, body })
    }
  }
  await town.app.request(`/certificates/${encodeURIComponent(odd)}?name=${encodeURIComponent(odd)}`)
  await town.app.request(`/staff/volunteers?q=${encodeURIComponent('韦示0')}`, {
    headers: { cookie: town.district.cookie },
  })
  const said = use('session', 'tk9c0vq2m1s8e7r6w5z4y3x2u1t0b9aa')
  const fault = () => {
    throw new SyntaxError(`Unexpected token '身', "${odd}" is not JSON; 覃小雨 189 7720 1234 token ${said}`)
  }
  const { get } = town.table
  town.table.get = async () => fault()
  const broken = await town.app.request(`/api/v1/requests/${requestId}`, { headers: { cookie: invited.cookie } })
  expect(broken.status).toBe(500)
  town.table.get = get
  await eachOf(['1'], String, async () => fault())
  expect(params.placementId).not.toBe('')
}

const addDaysTo = (instant: string): string => addMinutes(instant, 7 * 1440)

it('the story left lines in the log, those of our own faults among them', () => {
  expect(lines.filter((line) => line.includes('"what":"http"')).length).toBeGreaterThan(40)
  const faults = lines.filter((line) => line.includes('"level":"error"'))
  expect(faults).toHaveLength(2)
  for (const line of faults)
    expect(JSON.parse(line)).toMatchObject({ error: 'SyntaxError', stack: expect.stringContaining('at fault') })
})

it('no line holds a name, a phone, a paper, an address, a code, a token or what somebody typed', () => {
  expect(used.filter(([, value]) => value === '')).toEqual([])
  const all = lines.join('')
  expect(used.filter(([, value]) => all.includes(value))).toEqual([])
  expect(all).not.toContain('189 7720 1234')
  expect(all).not.toMatch(/[\u4e00-\u9fff]/)
})
