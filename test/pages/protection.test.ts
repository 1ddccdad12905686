import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '#functions/http/app.ts'
import { allModules } from '#functions/http/parts.ts'
import { admits, inlineIn, missingHeaders, pathOf } from '#test/support/attack.ts'
import { type AttackTown, startAttackTown } from '#test/support/attack-town.ts'

let town: AttackTown
beforeAll(async () => {
  town = await startAttackTown()
})
afterAll(() => town.stop())

const { routes } = createApp({ embedded: false } as never, await allModules())

describe('what runs or styles from inside a page is found', () => {
  const bad = [
    '<script>alert(1)</script>',
    '<script type="module">x</script>',
    '<p onclick="x()">',
    '<img src="x" onerror=alert(1)>',
    '<p class="a" style="color:red">',
    '<style>p{}</style>',
    '<a href="javascript:x()">',
  ]
  for (const html of bad) it(html, () => expect(inlineIn(html)).toBeDefined())
  it('and nothing else', () =>
    expect(
      inlineIn(
        '<script src="/assets/htmx.js" defer=""></script><p class="on" title="&quot; onload=&quot;x">style=</p>',
      ),
    ).toBeUndefined())
})

describe('every page, in both languages', () => {
  for (const route of routes.filter(({ method }) => method === 'get')) {
    it(`${route.path} runs and styles nothing from inside, and carries its headers`, async () => {
      for (const attacker of town.attackers.filter((one) => admits(one, route))) {
        for (const language of ['zh', 'en']) {
          const address = pathOf(town, route.path, attacker.side)
          const answer = await town.app.request(address, {
            headers: { cookie: `${attacker.cookie}; lang=${language}` },
          })
          const text = await answer.text()
          const isPage = answer.headers.get('content-type')?.startsWith('text/html')
          expect([address, missingHeaders(answer.headers), isPage ? inlineIn(text) : undefined]).toEqual([
            address,
            [],
            undefined,
          ])
        }
        if (route.admits === 'public') break
      }
    })
  }
})

describe('answers that say no carry the same headers', () => {
  const cases: [what: string, path: string, init: RequestInit, status: number][] = [
    ['no such page', '/nowhere', {}, 404],
    ['no such call', '/api/v1/nowhere', {}, 404],
    ['no such file', '/assets/nothing.js', {}, 404],
    ['not signed in', '/requests', {}, 303],
    ['not signed in, a program', '/api/v1/me', {}, 401],
    ['another site', '/sign-out', { method: 'POST', headers: { origin: 'https://evil.example' }, body: 'a=1' }, 403],
    ['no JSON', '/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }, 400],
    ['no method', '/', { method: 'PROPFIND', headers: { 'sec-fetch-site': 'same-origin' } }, 404],
  ]
  for (const [what, path, init, status] of cases) {
    it(what, async () => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...init.headers }
      const answer = await town.app.request(path, { ...init, headers })
      expect([answer.status, missingHeaders(answer.headers)]).toEqual([status, []])
    })
  }

  it('a fault of ours', async () => {
    const { get } = town.table
    town.table.get = () => Promise.reject(new Error('broken on purpose'))
    const answers = await Promise.all(
      ['/requests', '/api/v1/me'].map((path) =>
        town.app.request(path, { headers: { cookie: town.attackers[0]?.cookie ?? '' } }),
      ),
    )
    town.table.get = get
    for (const answer of answers) expect([answer.status, missingHeaders(answer.headers)]).toEqual([500, []])
  })
})

describe('half a character', () => {
  const undo = (id: string) => {
    const headers = {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      cookie: town.attackers[0]?.cookie ?? '',
    }
    const body = `{"at":"2026-01-01T00:00:00.000Z","id":"${id}"}`
    return town.app.request('/api/v1/me/done-for-me/undo', { method: 'POST', headers, body })
  }

  it('in a program’s content is no fault of ours: nothing has that name', async () => {
    expect((await undo('\\ud800')).status).toBe(409)
    expect((await undo('done_nothing')).status).toBe(409)
  })
})

describe('more than fits', () => {
  /** Lists of the outside register are larger than any form. */
  const lists = ['/staff/register-import', '/api/v1/register-imports']
  for (const { method, path } of routes.filter((one) => one.method !== 'get')) {
    const most = lists.includes(path) ? 3 * 1024 : 256
    it(`${method.toUpperCase()} ${path} turns ${most} KB and a little away, unread`, async () => {
      const address = pathOf(town, path, 'south')
      const answer = await town.app.request(address, {
        method: method.toUpperCase(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        body: `a=${'x'.repeat(most * 1024)}`,
      })
      expect(answer.status).toBe(413)
    })
  }
})
