import * as z from 'zod'
import type { Language, Text } from '#shared/kernel/text.ts'
import { say } from '#shared/kernel/text.ts'
import { asksFreshCode } from '../fresh-code.ts'
import { statusOf, titles } from '../problem.ts'
import { apiRoot } from './root.ts'
import { type ApiRoute, none, tags } from './route.ts'
import { named } from './schemas.ts'

type Json = { [name: string]: unknown }

/** RFC 9457, with what ours add. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  instance: z.string(),
  code: z.enum(['invalid', 'signedOut', 'forbidden', 'notFound', 'conflict', 'state', 'full', 'busy', 'tooMany']),
  reason: z.string().meta({ description: 'Stable name of the rule that said no.' }),
  requestId: z.string(),
  fields: z.array(z.object({ path: z.string(), detail: z.string() })).optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
})

const settings = { target: 'draft-2020-12', unrepresentable: 'any' } as const

/** A schema for an input, written out in place. */
const inputSchema = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { ...settings, io: 'input' })
  return rest
}

/** Schemas of answers, those with a name once under it. */
const components = (calls: Readonly<Record<string, ApiRoute>>): Json => {
  const registry = z.registry<{ id: string }>()
  const all = { Problem, ...named, ...Object.fromEntries(answersOf(calls)) }
  const known = new Set<z.ZodType>()
  for (const [id, schema] of Object.entries(all)) {
    if (known.has(schema)) continue
    known.add(schema)
    registry.add(schema, { id })
  }
  const { schemas } = z.toJSONSchema(registry, { ...settings, io: 'output', uri: (id) => `#/components/schemas/${id}` })
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]))
}

const answersOf = (calls: Readonly<Record<string, ApiRoute>>): [string, z.ZodType][] =>
  Object.entries(calls).flatMap(([name, { answer }]) =>
    answer === none ? [] : [[answerName(name, answer), answer] satisfies [string, z.ZodType]],
  )

const answerName = (name: string, answer: z.ZodType): string =>
  Object.entries(named).find(([, schema]) => schema === answer)?.[0] ??
  `${name.charAt(0).toUpperCase()}${name.slice(1)}Answer`

const refer = (id: string): Json => ({ $ref: `#/components/schemas/${id}` })
const json = (schema: Json): Json => ({ content: { 'application/json': { schema } } })

const text = {
  done: { zh: '完成', en: 'Done' },
  page: {
    zh: '每次做一件事，重复发送得到同一答案（24 小时内）',
    en: 'Do it once: a repeat within 24 hours gets the same answer',
  },
  bearer: {
    zh: '会话令牌（POST /session）、组织的接口令牌（kzt_…），或所信任的身份平台发的 OIDC 令牌（JWT）。',
    en: 'The token of a session (POST /session), of an organization (kzt_…), or an OIDC token (JWT) of the trusted provider.',
  },
  stepUp: {
    zh: '先确认本人：POST /session/step-up/code 发码，POST /session/step-up 交码，15 分钟内有效；否则 403 stepUpNeeded。',
    en: 'Needs a fresh code: POST /session/step-up/code sends one, POST /session/step-up takes it and holds for 15 minutes; without it 403 stepUpNeeded.',
  },
  version: { zh: '只在版本仍是这个时才改（ETag）', en: 'Change only while this is still the version (ETag)' },
  about: {
    zh: '点单、派单、接单、评单：柳州科技志愿服务的程序接口。页面能做的，这里都能做，规则相同。',
    en: 'Order, dispatch, accept, rate: the interface of the Liuzhou marketplace for science volunteers. What pages can do can be done here, by the same rules.',
  },
} satisfies Record<string, Text>

const problemsOf = (one: ApiRoute): (keyof typeof titles)[] => [
  ...(one.admits === 'public' ? [] : (['signedOut'] as const)),
  ...((one.admits === 'public' || one.admits === 'signedIn') && !asksFreshCode(one) ? [] : (['forbidden'] as const)),
  ...(one.path.includes('{') ? (['notFound'] as const) : []),
  ...(one.method === 'get' ? [] : (['conflict', 'busy'] as const)),
  ...(one.body === none && one.query === none ? [] : (['invalid'] as const)),
  ...(one.tag === 'session' ? (['tooMany'] as const) : []),
]

const header = (name: string, description: string): Json => ({
  name,
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description,
})

const parametersOf = (one: ApiRoute, language: Language): Json[] => {
  const query = one.query === none ? {} : inputSchema(one.query)
  const { properties = {}, required = [] } = z
    .object({ properties: z.record(z.string(), z.unknown()).optional(), required: z.array(z.string()).optional() })
    .parse(query)
  return [
    ...[...one.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...Object.entries(properties).map(([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema,
    })),
    ...(one.method === 'post' && one.admits !== 'public' ? [header('Idempotency-Key', say(text.page, language))] : []),
    ...(one.versioned && one.method !== 'get' ? [header('If-Match', say(text.version, language))] : []),
  ]
}

const operation = (name: string, one: ApiRoute, language: Language): Json => ({
  operationId: name,
  tags: [one.tag],
  summary: say(one.summary, language),
  security: one.admits === 'public' ? [] : [{ bearer: [] }, { cookie: [] }],
  'x-admits': one.admits,
  ...(asksFreshCode(one) ? { description: say(text.stepUp, language) } : {}),
  ...(parametersOf(one, language).length > 0 ? { parameters: parametersOf(one, language) } : {}),
  ...(one.body === none ? {} : { requestBody: { required: true, ...json(inputSchema(one.body)) } }),
  responses: {
    ...(one.answer === none
      ? { 204: { description: say(text.done, language) } }
      : {
          [one.creates ? 201 : 200]: {
            description: say(text.done, language),
            ...(one.versioned ? { headers: { ETag: { schema: { type: 'string' } } } } : {}),
            ...json(refer(answerName(name, one.answer))),
          },
        }),
    ...Object.fromEntries(
      problemsOf(one).map((code) => [
        statusOf(code),
        {
          description: say(titles[code], language),
          content: { 'application/problem+json': { schema: refer('Problem') } },
        },
      ]),
    ),
  },
})

/** The OpenAPI 3.1 document of the API, in the reader's language. Made from the declared calls alone. */
export const documentOf = (calls: Readonly<Record<string, ApiRoute>>, language: Language, embedded: boolean) => {
  const paths: Record<string, Json> = {}
  for (const [name, one] of Object.entries(calls)) {
    paths[one.path] = { ...paths[one.path], [one.method]: operation(name, one, language) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: say({ zh: '科志接口', en: 'Kezhi API' }, language),
      version: '1',
      description: say(text.about, language),
    },
    servers: [{ url: apiRoot }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description: say(description, language) })),
    paths,
    components: {
      schemas: components(calls),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: say(text.bearer, language) },
        cookie: { type: 'apiKey', in: 'cookie', name: embedded ? 'session' : '__Host-session' },
      },
    },
  }
}
