import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '#functions/http/app.ts'
import { allModules, partOf, parts } from '#functions/http/parts.ts'
import type { DeclaredRoute } from '#functions/http/routes.ts'
import { authority, may, mayEver } from '#shared/authority/authority.ts'
import { type GuardedTown, type Side, sides, startGuardedTown, type Visitor } from '#test/support/guarded-town.ts'
import { guessed, isProgram, namesOne, visit } from '#test/support/route-visits.ts'

let town: GuardedTown
const modules = await allModules()
const { routes, app: bare } = createApp({ embedded: false } as never, modules)
beforeAll(async () => {
  town = await startGuardedTown()
})
afterAll(() => town.stop())

const named = (route: DeclaredRoute) => `${route.method.toUpperCase()} ${route.path}`
const guarded = routes.filter(({ admits }) => admits !== 'public')
const roots = ['shared', 'functions']

type Expected = 'let in' | 'forbidden' | 'not found'

/** What the table of authority alone says of somebody at a route, about the thing it names. */
const expectedOf = (route: DeclaredRoute, { roles }: Visitor, exists = true): Expected => {
  const { admits } = route
  if (admits === 'public' || admits === 'embedded' || admits === 'signedIn') return 'let in'
  const actor = { kind: 'person', personId: '', roles, language: 'zh' } as const
  if (!mayEver(actor, admits)) return 'forbidden'
  if (!namesOne(route)) return 'let in'
  return exists && may(actor, admits, town.thingOf(route.path)) ? 'let in' : 'not found'
}

const answered = (status: number): Expected | 'signed out' | 'broken' => {
  if (status >= 500) return 'broken'
  if (status === 401) return 'signed out'
  if (status === 403) return 'forbidden'
  return status === 404 ? 'not found' : 'let in'
}

const secrets = ['焊接机器人', '工业路']

describe('the list of routes', () => {
  it('holds every route the app has, with whom it admits', () => {
    const declared = new Set(routes.map(named))
    const registered = bare.routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
    expect(registered.map(({ method, path }) => `${method} ${path}`).filter((one) => !declared.has(one))).toEqual([])
    expect(registered.length).toBeGreaterThanOrEqual(routes.length)
  })

  it('admits by acts of the table of authority only', () => {
    const words = ['public', 'signedIn', 'embedded', ...Object.keys(authority)]
    expect(routes.filter(({ admits }) => !words.includes(admits)).map(named)).toEqual([])
  })

  it('leaves no act of the table without a place that asks for it, and no place asks for another', () => {
    const root = new URL('../..', import.meta.url).pathname
    const sources = roots
      .flatMap((folder) =>
        readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
      )
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('authority/authority.ts'))
      .map((file) => readFileSync(path.join(root, file), 'utf8'))
    const acts = Object.keys(authority)
    expect(acts.filter((act) => !sources.some((source) => source.includes(`'${act}'`)))).toEqual([])
    const asked = sources.flatMap((source) =>
      [...source.matchAll(/\b(?:permit|may|mayEver)\([\w.]+, '([^']+)'/g)].map(([, act]) => act ?? ''),
    )
    expect(asked.filter((act) => !acts.includes(act))).toEqual([])
    expect(asked.length).toBeGreaterThan(50)
  })

  it('holds no route twice', () => {
    const names = routes.map(named)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  for (const [part, { load }] of Object.entries(parts)) {
    it(`the part ${part} is asked for each of its own routes`, async () => {
      const own = createApp({ embedded: true } as never, (await load()).modules).routes
      expect(own.map(({ path }) => path).filter((path) => partOf(path) !== part)).toEqual([])
    })
  }
})

describe('signed out', () => {
  for (const route of guarded) {
    it(`${named(route)} asks to sign in`, async () => {
      const answer = await visit(town, route)
      const asked = isProgram(route.path)
        ? answer.status === 401
        : /^\/sign-in(\?|$)/.test(answer.headers.get('location') ?? '')
      expect([asked, answer.status]).toEqual([true, isProgram(route.path) ? 401 : 303])
      expect(town.taken()).toEqual([])
    })
  }
})

const where: Readonly<Record<Side, string>> = {
  own: 'whose it is',
  subtree: 'beside it or above it in one subtree',
  foreign: 'elsewhere',
}

for (const side of sides) {
  describe(`every role, ${where[side]}`, () => {
    for (const route of guarded) {
      it(`${named(route)} answers as the table of authority says`, async () => {
        const verdicts: string[] = []
        for (const visitor of town.visitors.filter((one) => one.side === side)) {
          const answer = await visit(town, route, visitor.cookie)
          const expected = expectedOf(route, visitor)
          const got = answered(answer.status)
          if (got !== expected) verdicts.push(`${visitor.name}: ${got} instead of ${expected}`)
          const changes = town.taken()
          if (expected === 'let in') continue
          const text = await answer.text()
          expect([changes, secrets.filter((secret) => text.includes(secret))]).toEqual([[], []])
        }
        expect(verdicts).toEqual([])
      })
    }
  })
}

describe('a guessed identifier', () => {
  for (const route of guarded.filter((one) => one.path.includes('/:') && one.admits !== 'signedIn')) {
    it(`${named(route)} is answered as if it were somebody else’s`, async () => {
      for (const visitor of town.visitors.filter(({ side }) => side === 'own')) {
        const { status } = await visit(town, route, visitor.cookie, guessed(town.names))
        expect([visitor.name, answered(status)]).toEqual([visitor.name, expectedOf(route, visitor, false)])
        expect(town.taken()).toEqual([])
      }
    })
  }
})

describe('lists of one’s own', () => {
  for (const route of guarded.filter((one) => one.method === 'get' && !namesOne(one))) {
    it(`${named(route)} shows foreign people nothing of this town`, async () => {
      for (const visitor of town.visitors.filter(
        ({ side, name }) => side === 'foreign' && !name.startsWith('administrator'),
      )) {
        const text = await (await visit(town, route, visitor.cookie)).text()
        expect(text).not.toContain(town.names.requestId)
        expect(text).not.toContain(town.names.placementId)
      }
    })
  }
})

describe('odd addresses', () => {
  const odd = ['%00', '..', '%F0%9F%98%80', '%E7%84%8A', '\'"<>', 'x'.repeat(3000), '__proto__', '-1']
  const asked = routes.filter(({ method, path }) => method === 'get' && path.includes('/:'))
  for (const route of asked) {
    it(`${named(route)} answers them without a fault of ours`, async () => {
      const visitor = town.visitors.find((one) => one.side === 'own' && expectedOf(route, one) === 'let in')
      for (const name of odd) {
        const address = route.path.replaceAll(/:\w+/g, name)
        const { status } = await town.app.request(address, { headers: { cookie: visitor?.cookie ?? '' } })
        expect([address.slice(0, 80), status < 500]).toEqual([address.slice(0, 80), true])
      }
    })
  }

  it('a page marker that was made up is answered with a "no"', async () => {
    const forged = Buffer.from(JSON.stringify({ pk: 'X', sk: 'Y', other: 7 })).toString('base64url')
    for (const visitor of town.visitors) {
      const answer = await town.app.request(`/offers?cursor=${forged}`, { headers: { cookie: visitor.cookie } })
      expect(answer.status).toBeLessThan(500)
    }
  })
})

describe('open to everybody', () => {
  for (const route of routes.filter(({ admits }) => admits === 'public')) {
    it(`${named(route)} answers without a fault of ours`, async () => {
      const answer = await visit(town, route)
      expect([401, 403].includes(answer.status) || answer.status >= 500).toBe(false)
    })
  }
})
