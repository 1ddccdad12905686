import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '#functions/http/api/api.ts'
import { apiRoot } from '#functions/http/api/root.ts'
import { createApp } from '#functions/http/app.ts'
import { allModules, partOf, parts } from '#functions/http/parts.ts'
import type { DeclaredRoute } from '#functions/http/routes.ts'
import { mayEver } from '#shared/authority/authority.ts'
import { formPost } from '#test/support/app.ts'
import { type GuardedTown, startGuardedTown, type Visitor } from '#test/support/guarded-town.ts'
import { saturday, welding } from '#test/support/town.ts'

let town: GuardedTown
const modules = await allModules()
const { routes, app: bare } = createApp({ embedded: false } as never, modules)
let unchanged = ''
beforeAll(async () => {
  town = await startGuardedTown()
  unchanged = await town.everything()
})
afterAll(() => town.stop())

const isProgram = (path: string) => path.startsWith(`${apiRoot}/`) && !/openapi|reference/.test(path)
const named = (route: DeclaredRoute) => `${route.method.toUpperCase()} ${route.path}`

/** Where `:id` names something else than a request. */
const ids: Record<string, string> = { '/staff/requesters/:id': 'rqr_shop' }

const addressOf = (path: string): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const names = { ...town.names, id: ids[path] ?? town.names.id }
    const value = Object.entries(names).find(([one]) => one === name)?.[1]
    if (value === undefined) throw new Error(`test/support/guarded-town.ts does not know what :${name} stands for`)
    return encodeURIComponent(value)
  })

/** Content that would be taken from those who may, so that a "no" is about the person and not about the content. */
const bodies: Partial<Record<keyof typeof api, object>> = {
  saveDraft: { requesterId: 'rqr_shop', fields: {} },
  submitRequest: { requesterId: 'rqr_shop', ...welding() },
  changeFacts: welding(),
  withdrawRequest: { reason: '不需要了' },
  verifyRequest: { verdict: 'open', how: 'phone', note: '电话', publicBenefit: true },
  acceptOffers: { offerIds: ['<offerId>'], risksAcknowledged: true },
  declineOffer: {},
  joinStandby: {},
  withdrawPlacement: { reason: '有事' },
  answerChange: { risksAcknowledged: true },
  recordInsurance: { policy: 'PICC-0001', ...saturday },
  signAgreement: { edition: 1 },
  signAgreementsAsRequester: { factsVersion: 1 },
  signAgreementsAsOrganization: { factsVersion: 1 },
  checkIn: { code: '123456' },
  checkOut: { code: '123456' },
  claimHoursAsVolunteer: {},
  claimHoursAsRequester: {},
  decideHours: { minutes: 60, note: '核对过' },
  rateAsVolunteer: { stars: 5, words: '', skills: [] },
  rateAsRequester: { stars: 5, words: '', skills: [] },
  namePerson: { name: '韦建国' },
  enrolVolunteer: {},
  registerRequester: {},
  lowerMinimum: { minimum: 0 },
  vouchRequester: { verdict: 'suspended', note: '核对过' },
  vouchVolunteer: { insurable: false },
  suspendVolunteer: { state: 'suspended', reason: '两次无故缺席' },
  reinstateVolunteer: { reason: '申诉成立' },
  settleProblem: { note: '已处理' },
  readMessage: { at: saturday.starts },
}
const bodyFor = (route: DeclaredRoute): string | undefined => {
  const name = Object.entries(api).find(
    ([, one]) => one.method === route.method && `${apiRoot}${one.path.replaceAll(/\{(\w+)\}/g, ':$1')}` === route.path,
  )?.[0]
  const body = Object.entries(bodies).find(([one]) => one === name)?.[1]
  return body && JSON.stringify(body).replace('<offerId>', town.names.offerId)
}

/** Forms whose fields are read before it is known whose thing it is. */
const formFor = ({ path }: DeclaredRoute): Record<string, string> => {
  switch (path) {
    case '/requests/:id/minimum':
      return { shiftId: 's1', positionId: 'p1', minimum: '1' }
    case '/requests/:id/session/:shiftId/hours':
      return { placementId: town.names.placementId, minutes: '180' }
    case '/offers/:requestId/:offerId':
      return { do: 'decline', reason: 'busy' }
    default:
      return {}
  }
}

const visit = (route: DeclaredRoute, cookie = '') => {
  const address = addressOf(route.path)
  if (route.method === 'get') return town.app.request(`${address}${queries[route.path] ?? ''}`, { headers: { cookie } })
  if (!isProgram(route.path)) return town.app.request(address, formPost(formFor(route), cookie))
  const body = bodyFor(route)
  return town.app.request(address, {
    method: route.method.toUpperCase(),
    headers: { cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  })
}
/** What a list needs to be told before it answers. */
const queries: Record<string, string> = {
  [`${apiRoot}/requests`]: '?month=2026-09',
  [`${apiRoot}/organizations`]: '?district=450204',
}

const may = (visitor: Visitor, route: DeclaredRoute): boolean => {
  const { admits } = route
  if (admits === 'public' || admits === 'signedIn' || admits === 'embedded') return true
  return mayEver({ kind: 'person', personId: '', roles: visitor.roles, language: 'zh' }, admits)
}
const guarded = routes.filter(({ admits }) => admits !== 'public')
const aboutOne = guarded.filter(({ path, admits }) => path.includes('/:') && admits !== 'signedIn')

describe('the list of routes', () => {
  it('holds every route the app has, with whom it admits', () => {
    const declared = new Set(routes.map(named))
    const registered = bare.routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
    expect(registered.map(({ method, path }) => `${method} ${path}`).filter((one) => !declared.has(one))).toEqual([])
    expect(registered.length).toBeGreaterThanOrEqual(routes.length)
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
      const answer = await visit(route)
      const asked = isProgram(route.path)
        ? answer.status === 401
        : /^\/sign-in(\?|$)/.test(answer.headers.get('location') ?? '')
      expect([asked, answer.status]).toEqual([true, isProgram(route.path) ? 401 : 303])
    })
  }
})

describe('a role that never may', () => {
  for (const route of guarded) {
    it(`${named(route)} turns it away, and nothing changes`, async () => {
      for (const visitor of town.visitors.filter((one) => !may(one, route))) {
        expect([visitor.name, (await visit(route, visitor.cookie)).status]).toEqual([visitor.name, 403])
      }
      expect(await town.everything()).toBe(unchanged)
    })
  }
})

describe('a role that may, but not this one', () => {
  for (const route of aboutOne) {
    it(`${named(route)} tells nothing, and nothing changes`, async () => {
      for (const visitor of town.visitors.filter((one) => one.side === 'foreign' && may(one, route))) {
        const answer = await visit(route, visitor.cookie)
        const text = await answer.text()
        expect([visitor.name, answer.status]).toEqual([visitor.name, 404])
        expect(text).not.toContain('焊接机器人')
      }
      expect(await town.everything()).toBe(unchanged)
    })
  }
})

describe('whose it is', () => {
  for (const route of aboutOne.filter(({ method }) => method === 'get')) {
    it(`${named(route)} is open to somebody`, async () => {
      const answers = []
      for (const visitor of town.visitors.filter((one) => one.side === 'own' && may(one, route))) {
        answers.push((await visit(route, visitor.cookie)).status)
      }
      expect(answers.filter((status) => status >= 500)).toEqual([])
      expect(answers.some((status) => [200, 303, 409].includes(status))).toBe(true)
    })
  }
})

describe('lists of one’s own', () => {
  for (const route of guarded.filter(({ method, path }) => method === 'get' && !path.includes('/:'))) {
    it(`${named(route)} shows foreign people nothing of this town`, async () => {
      for (const visitor of town.visitors.filter((one) => one.side === 'foreign' && may(one, route))) {
        const answer = await visit(route, visitor.cookie)
        expect([visitor.name, answer.status < 500]).toEqual([visitor.name, true])
        const text = await answer.text()
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
      const visitor = town.visitors.find((one) => one.side === 'own' && may(one, route))
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
      const answer = await visit(route)
      expect([401, 403].includes(answer.status) || answer.status >= 500).toBe(false)
    })
  }
})
