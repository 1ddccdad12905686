import fc from 'fast-check'
import { apiRoot } from '#functions/http/api/root.ts'
import type { DeclaredRoute } from '#functions/http/routes.ts'
import { mayEver } from '#shared/authority/authority.ts'
import { formsOf } from './attack-forms.ts'
import { bodyOf, contentFor, type Fields, formOf, oddTexts, type Schema } from './attack-inputs.ts'
import { type Attacker, type AttackTown, startAttackTown } from './attack-town.ts'
import { brokenInvariants } from './invariants.ts'

// Every route, tried by every role with content made from the document and the forms of the pages, then spoilt.

export interface Finding {
  kind: 'fault' | 'foreign data' | 'inline' | 'headers' | 'half-written'
  what: string
  route?: string
  by?: string
  sent?: string
}

export interface AttackResult {
  seed: number
  requests: number
  /** Signed-in requests whose content came through to a verb. */
  reached: number
  statuses: Record<string, number>
  /** Signed-in hits by route and role. */
  hits: Record<string, Record<string, number>>
  findings: Finding[]
}

interface Operation {
  'x-admits': string
  parameters?: { name: string; in: string; schema: Schema }[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
}

type Signed = 'valid' | 'forged' | 'over' | 'garbage' | 'none'
interface Shot {
  /** Whose things the path names. */
  aim: 'own' | 'far' | 'odd'
  odd: string
  query: Fields
  fields: Fields
  body: string | undefined
  type: 'usual' | 'multipart' | 'text' | 'cut'
  signed: Signed
  repeat: boolean
  version: string | undefined
  english: boolean
}

const named = ({ method, path }: Pick<DeclaredRoute, 'method' | 'path'>): string => `${method.toUpperCase()} ${path}`
const isProgram = (path: string): boolean => path.startsWith(`${apiRoot}/`)
const matcher = (path: string): RegExp => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)

const general = (text: string, [word, id]: [string, string]): string => text.replaceAll(id, `{${word}}`)
const told = (text: string, [instead, secret]: [string, string]): string => text.replaceAll(secret, instead)

/** What the pages of this town would send, by the route it goes to, with the ids of the town as words in braces. */
const harvest = async (town: AttackTown): Promise<Map<string, Fields[]>> => {
  const found = new Map<string, Fields[]>()
  const posts = town.routes.filter(({ method, path }) => method === 'post' && !isProgram(path))
  const pages = town.routes.filter(({ method, path }) => method === 'get' && !isProgram(path))
  for (const attacker of town.attackers.filter(({ side }) => side === 'south')) {
    const names = Object.entries(town.sides[attacker.side]).filter(([, value]) => value.length > 6)
    // What somebody types themselves comes back to them, so nobody types a secret.
    const secrets = town.secrets.map(({ value }): [string, string] => ['核对过了', value])
    for (const page of pages.filter((one) => one.admits !== 'public' && admits(attacker, one))) {
      const address = pathOf(town, page.path, attacker.side)
      const answer = await town.app.request(address, { headers: { cookie: attacker.cookie } })
      if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) continue
      for (const { action, fields } of formsOf(await answer.text(), address)) {
        const route = posts.find(({ path }) => matcher(path).test(action.split('?')[0] ?? ''))
        if (!route) continue
        const kept = fields.map(([name, value]) => [name, secrets.reduce(told, names.reduce(general, value))] as const)
        found.set(named(route), [...(found.get(named(route)) ?? []), kept].slice(-12))
      }
    }
  }
  return found
}

/** The address of a route, its names filled in with things of one side, or with an odd text. */
export const pathOf = (town: AttackTown, path: string, side: keyof AttackTown['sides'], odd?: string): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (odd !== undefined) return encodeURIComponent(odd.toWellFormed().slice(0, 1_000)) || 'x'
    const names: Record<string, string> = {
      ...town.sides[side],
      ...(path === '/staff/requesters/:id' ? { id: town.sides[side].requesterId } : {}),
    }
    return encodeURIComponent(names[name] ?? 'x')
  })

const filled = (town: AttackTown, side: keyof AttackTown['sides'], text: string): string => {
  const names: Record<string, string> = town.sides[side]
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole)
}

/** Content that a call takes from whoever may, where chance would hardly find it. */
const examples = (path: string, need: unknown): readonly unknown[] => {
  if (path === '/requests') return [need]
  if (path === '/requests/{requestId}') return [need]
  if (path.endsWith('/verify')) return [{ verdict: 'open', how: 'phone', note: '电话', publicBenefit: true }]
  if (path.endsWith('/accept')) return [{ offerIds: ['{offerId}'], risksAcknowledged: true }]
  return []
}

const shotOf = (
  route: DeclaredRoute,
  operation: Operation | undefined,
  forms: readonly Fields[],
  need: unknown,
): fc.Arbitrary<Shot> => {
  const schema = operation?.requestBody?.content['application/json'].schema
  const local = route.path.slice(apiRoot.length).replaceAll(/:(\w+)/g, '{$1}')
  const given = examples(local, need)
  const queries = (operation?.parameters ?? []).filter((one) => one.in === 'query')
  const names = queries.length > 0 ? queries.map(({ name }) => name) : ['cursor', 'page', 'next', 'from', 'district']
  const usualQuery: Fields = [
    ['month', '2026-09'],
    ['district', '450204'],
  ]
  return fc.record({
    aim: fc.constantFrom('own', 'own', 'own', 'own', 'own', 'own', 'own', 'far', 'far', 'odd'),
    odd: fc.constantFrom(...oddTexts),
    query: fc.oneof(
      { weight: 6, arbitrary: fc.constant(usualQuery) },
      {
        weight: 2,
        arbitrary: fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...oddTexts)), { maxLength: 3 }),
      },
    ),
    fields: formOf(forms),
    body:
      schema === undefined
        ? fc.constantFrom(undefined, undefined, undefined, '{}', '[', '{"a":1}')
        : bodyOf(given.length > 0 ? fc.oneof(fc.constantFrom(...given), contentFor(schema)) : contentFor(schema)),
    type: fc.constantFrom('usual', 'usual', 'usual', 'usual', 'usual', 'usual', 'usual', 'multipart', 'text', 'cut'),
    signed: fc.oneof(
      { weight: 20, arbitrary: fc.constant<Signed>('valid') },
      { weight: 1, arbitrary: fc.constantFrom<Signed>('forged', 'over', 'garbage', 'none') },
    ),
    repeat: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    version: fc.oneof(
      { weight: 12, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom('"1"', '"999999999"', 'W/"x"', '*', '"-1"') },
    ),
    english: fc.boolean(),
  })
}

const cookieFor = (town: AttackTown, attacker: Attacker, signed: Signed): string => {
  switch (signed) {
    case 'valid':
      return attacker.cookie
    case 'forged':
      return town.cookies.forged
    case 'over':
      return town.cookies.over
    case 'garbage':
      return '__Host-session=%00%ff; __Host-session=__proto__; __Host-signing-in=; =;;'
    case 'none':
      return ''
  }
}

const headersFor = (shot: Shot, cookie: string, once: string): Record<string, string> => ({
  cookie: shot.english ? `${cookie}; lang=en` : cookie,
  'sec-fetch-site': 'same-origin',
  ...(shot.version === undefined ? {} : { 'if-match': shot.version }),
  ...(shot.repeat ? { 'idempotency-key': once } : {}),
})

/** A request as `fetch` takes it. */
const requestOf = (town: AttackTown, route: DeclaredRoute, attacker: Attacker, shot: Shot) => {
  const other = attacker.side === 'south' ? 'north' : 'south'
  const side = shot.aim === 'far' ? other : attacker.side
  const query = new URLSearchParams(shot.query.map(([name, value]): [string, string] => [name, value.toWellFormed()]))
  const address = `${pathOf(town, route.path, side, shot.aim === 'odd' ? shot.odd : undefined)}?${query}`
  const headers = headersFor(shot, cookieFor(town, attacker, shot.signed), `once-${attacker.role}-${route.path.length}`)
  const method = route.method.toUpperCase()
  if (route.method === 'get') return { address, init: { method, headers }, sent: '' }
  if (isProgram(route.path)) {
    const body = shot.body === undefined ? undefined : filled(town, side, shot.body)
    const type = shot.type === 'text' ? 'text/plain' : 'application/json'
    const content = { ...headers, 'content-type': type }
    return { address, init: { method, headers: content, ...(body === undefined ? {} : { body }) }, sent: body ?? '' }
  }
  const fields = shot.fields.map(([name, value]) => [name, filled(town, side, value).toWellFormed()] as const)
  const sent = JSON.stringify(fields)
  if (shot.type === 'multipart') {
    const body = new FormData()
    for (const [name, value] of fields) body.append(name, value)
    body.append('file', new File(['%PDF-1.7'], '../../x.pdf'))
    return { address, init: { method, headers, body }, sent }
  }
  const type = shot.type === 'cut' ? 'multipart/form-data; boundary=x' : 'application/x-www-form-urlencoded'
  const body =
    shot.type === 'text'
      ? '%%%=&&&=%00%ff'
      : new URLSearchParams(fields.map(([a, b]): [string, string] => [a, b])).toString()
  return { address, init: { method, headers: { ...headers, 'content-type': type }, body }, sent }
}

const outside = new Set([
  'input', 'malformed', 'mediaType', 'tooLarge', 'foreignOrigin', 'noPage', 'signedOut', 'forbidden', 'ifMatch',
  'idempotencyKey', 'idempotencyKeyReused',
  'stepUpNeeded',
]) // biome-ignore format: one look

/** Whether an answer was given by a verb rather than at the door. Forms shown again count as the door. */
const cameThrough = (route: DeclaredRoute, answer: Response, text: string): boolean => {
  const { status } = answer
  if (status < 400) return !/^\/sign-in/.test(answer.headers.get('location') ?? '')
  if (!isProgram(route.path)) return [404, 409, 412, 429].includes(status)
  return !outside.has(/"reason":"(\w+)"/.exec(text)?.[1] ?? '')
}

/** What every answer carries, whatever it says. */
export const missingHeaders = (headers: Headers): string[] => {
  const policy = headers.get('content-security-policy') ?? ''
  return [
    ...(/default-src 'none'/.test(policy) && !/unsafe/.test(policy) ? [] : ['content-security-policy']),
    ...(headers.get('x-content-type-options') === 'nosniff' ? [] : ['x-content-type-options']),
    ...(headers.get('x-frame-options') === 'DENY' ? [] : ['x-frame-options']),
    ...(headers.get('referrer-policy') === 'same-origin' ? [] : ['referrer-policy']),
    ...(headers.get('strict-transport-security') ? [] : ['strict-transport-security']),
    ...(headers.get('cache-control') ? [] : ['cache-control']),
  ]
}
const inside = /<script(?![^>]*\ssrc=)[^>]*>|<style|<[a-z][^<>]*\s(?:on[a-z]+|style)\s*=/i
const links = /\s(?:href|src|action|formaction)="\s*(?:javascript|data|vbscript):[^"]*"/i

/** What runs or styles from inside a page, which the policy forbids: the first such place. Values of attributes are text. */
export const inlineIn = (html: string): string | undefined =>
  links.exec(html)?.[0] ?? inside.exec(html.replaceAll(/(\s(?!src=)[a-z-]+=)"[^"]*"/gi, '$1""'))?.[0]

/** Acts that end something come late in a round, so that the others find something to act on. */
const ending = /withdraw|suspend|standing|sign-out|session$|role-end|vouch|staff\/requesters|no-show|pause|verify/

const shuffled = <T>(list: readonly T[], rank: (one: T) => number, seed: number): T[] => {
  const [orders = []] = fc.sample(fc.array(fc.integer(), { minLength: list.length, maxLength: list.length }), {
    seed,
    numRuns: 1,
  })
  return list
    .map((one, i) => ({ one, key: rank(one) * 2 ** 32 + (orders[i] ?? 0) }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one)
}

export interface AttackPlan {
  seed: number
  rounds: number
  /** Hits by each attacker, in each round, on each route that admits them; half as many on those that do not. */
  each: number
  /** On those routes only; for a short run. */
  only?: (route: DeclaredRoute) => boolean
  progress?: (done: number) => void
}

export const attack = async (plan: AttackPlan): Promise<AttackResult> => {
  const result: AttackResult = { seed: plan.seed, requests: 0, reached: 0, statuses: {}, hits: {}, findings: [] }
  let forms: Map<string, Fields[]> | undefined
  for (let round = 0; round < plan.rounds; round += 1) {
    const town = await startAttackTown()
    try {
      forms ??= await harvest(town)
      await oneRound(town, forms, plan, round, result)
      await town.follow()
      for (const broken of await brokenInvariants(town.database, town.clock()))
        result.findings.push({ kind: 'half-written', what: `round ${round}: ${broken}` })
    } finally {
      await town.stop()
    }
    plan.progress?.(result.requests)
  }
  return result
}

const oneRound = async (
  town: AttackTown,
  forms: Map<string, Fields[]>,
  plan: AttackPlan,
  round: number,
  result: AttackResult,
): Promise<void> => {
  const document: { paths: Record<string, Record<string, Operation>> } = JSON.parse(
    await (await town.app.request(`${apiRoot}/openapi.json`)).text(),
  )
  const { requesterId: _, ...need } = town.need
  const routes = town.routes.filter((route) => plan.only?.(route) ?? true)
  const pairs = routes.flatMap((route) => {
    const operation = document.paths[route.path.slice(apiRoot.length).replaceAll(/:(\w+)/g, '{$1}')]?.[route.method]
    const shots = shotOf(route, isProgram(route.path) ? operation : undefined, forms.get(named(route)) ?? [], {
      requesterId: '{requesterId}',
      ...need,
    })
    const wanted = town.attackers.flatMap((attacker, n) => {
      const often = admits(attacker, route) ? plan.each : (round + n) % 2 === 0 ? plan.each : 0
      return Array.from({ length: often }, () => attacker)
    })
    const seed = plan.seed + round * 1_000 + named(route).length * 7
    const sample = fc.sample(shots, { seed, numRuns: Math.max(1, wanted.length) })
    return wanted.flatMap((attacker, i) => {
      const shot = sample[i]
      return shot === undefined ? [] : [{ route, attacker, shot }]
    })
  })
  for (const { route, attacker, shot } of shuffled(
    pairs,
    ({ route: one }) => (one.method !== 'get' && ending.test(one.path) ? 1 : 0),
    plan.seed + round,
  )) {
    await fire(town, route, attacker, shot, result)
  }
}

/** Whether a route lets such a person in at all. */
export const admits = (attacker: Attacker, { admits: by }: DeclaredRoute): boolean =>
  by === 'public' ||
  by === 'signedIn' ||
  by === 'embedded' ||
  mayEver({ kind: 'person', personId: '', roles: attacker.roles, language: 'zh' }, by)

const fire = async (
  town: AttackTown,
  route: DeclaredRoute,
  attacker: Attacker,
  shot: Shot,
  result: AttackResult,
): Promise<void> => {
  const { address, init, sent } = requestOf(town, route, attacker, shot)
  const answer = await town.app.request(address, init)
  const text = await answer.text()
  const { status } = answer
  const note = (kind: Finding['kind'], what: string) =>
    result.findings.push({
      kind,
      what,
      route: `${named(route)} ${address.slice(0, 300)}`,
      by: `${attacker.name} ${shot.signed}`,
      sent: sent.slice(0, 2_000),
    })
  result.requests += 1
  result.statuses[status] = (result.statuses[status] ?? 0) + 1
  if (shot.signed === 'valid') {
    const byRole = result.hits[named(route)] ?? {}
    result.hits[named(route)] = { ...byRole, [attacker.role]: (byRole[attacker.role] ?? 0) + 1 }
  }
  if (cameThrough(route, answer, text)) result.reached += 1
  if (status >= 500) note('fault', `${status} ${/"reason":"(\w+)"/.exec(text)?.[1] ?? ''}`)
  const reader = shot.signed === 'valid' ? attacker : undefined
  for (const { what, value } of await town.toldTo(reader, text)) note('foreign data', `${what}: ${value}`)
  const missing = missingHeaders(answer.headers)
  if (missing.length > 0) note('headers', `${status}: ${missing.join(', ')}`)
  if (answer.headers.get('content-type')?.startsWith('text/html')) {
    const found = inlineIn(text)
    if (found !== undefined) note('inline', found.slice(0, 200))
  }
  const isOut = status === 401 || /^\/sign-in/.test(answer.headers.get('location') ?? '')
  const left = status < 400 && (route.path === '/sign-out' || (route.method === 'delete' && /session/.test(route.path)))
  if (shot.signed === 'valid' && (isOut || left)) attacker.cookie = await town.cookieAgain(attacker)
}
