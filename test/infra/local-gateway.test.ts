import { request } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { setCookie } from 'hono/cookie'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Gateway, openGateway } from '#infra/local/gateway.ts'
import type { LambdaHandler } from '#infra/local/invoke.ts'

let gateway: Gateway
let url: string
let event: APIGatewayProxyEventV2
let answer: unknown
let writes = 0
const recorder: LambdaHandler = async (given) => {
  event = given as APIGatewayProxyEventV2
  return answer
}
const serve = (handler: LambdaHandler) =>
  gateway.serve(handler, () => {
    writes += 1
  })

beforeAll(async () => {
  gateway = await openGateway(0, '127.0.0.1')
  url = `http://127.0.0.1:${gateway.port}`
})
beforeEach(() => {
  answer = { statusCode: 204 }
})
afterAll(() => gateway.stop())

it('asks to come back until there is a handler', async () => {
  const early = await fetch(url)
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2'])
  serve(recorder)
})

it('makes the event API Gateway would make', async () => {
  await fetch(`${url}/%E6%9F%B3%E5%B7%9E/a%20b?tag=x&tag=y&q=%E9%B1%BC&empty=`, {
    headers: { cookie: 'a=1; b=2', 'X-Forwarded-For': 'forged', 'accept-language': 'zh' },
  })
  expect(event.rawPath, 'decoded').toBe('/柳州/a b')
  expect(event.rawQueryString, 'not decoded').toBe('tag=x&tag=y&q=%E9%B1%BC&empty=')
  expect(event.queryStringParameters).toEqual({ tag: 'x,y', q: '鱼', empty: '' })
  expect(event.cookies).toEqual(['a=1', 'b=2'])
  expect(event.headers).not.toHaveProperty('cookie')
  expect(event.headers).toMatchObject({ 'accept-language': 'zh', 'x-forwarded-for': '127.0.0.1' })
  expect(event.requestContext.http).toMatchObject({ method: 'GET', path: '/柳州/a b', sourceIp: '127.0.0.1' })
  expect([event.body, event.isBase64Encoded]).toEqual([undefined, false])
})

it('joins repeated headers', async () => {
  await new Promise<void>((resolve) => {
    request(`${url}/`, { headers: { 'x-many': ['one', 'two'] } }, (response) => {
      response.resume().once('end', resolve)
    }).end()
  })
  expect(event.headers['x-many']).toBe('one,two')
})

it.each([
  ['application/json', '{"a":"鱼"}', false],
  ['text/plain; charset=utf-8', '鱼', false],
  ['application/x-www-form-urlencoded', 'a=1', true],
  ['application/octet-stream', '\u0000\u00ff', true],
])('hands a body of %s over as text or base64', async (type, body, base64) => {
  await fetch(`${url}/`, { method: 'POST', headers: { 'content-type': type }, body })
  expect(event.isBase64Encoded).toBe(base64)
  expect(Buffer.from(event.body ?? '', base64 ? 'base64' : 'utf8').toString()).toBe(body)
})

it('sends cookies, headers and binary bodies back', async () => {
  const bytes = Buffer.from([0, 255, 128, 10])
  answer = {
    statusCode: 201,
    headers: { 'content-type': 'image/png', 'x-many': 'one, two', 'content-length': '999' },
    cookies: ['a=1; Path=/; HttpOnly', 'b=2, with comma'],
    body: bytes.toString('base64'),
    isBase64Encoded: true,
  }
  const got = await fetch(url)
  expect(got.status).toBe(201)
  expect(got.headers.getSetCookie()).toEqual(['a=1; Path=/; HttpOnly', 'b=2, with comma'])
  expect(got.headers.get('x-many')).toBe('one, two')
  expect(Buffer.from(await got.arrayBuffer())).toEqual(bytes)
  const head = await fetch(url, { method: 'HEAD' })
  expect([head.headers.get('content-length'), (await head.arrayBuffer()).byteLength]).toEqual(['4', 0])
})

it('takes an answer without a status as JSON', async () => {
  answer = { hello: 'world' }
  expect(await (await fetch(url)).json()).toEqual({ hello: 'world' })
})

it('takes 10 MB and refuses more', async () => {
  const put = (bytes: number) => fetch(url, { method: 'PUT', body: new Uint8Array(bytes) })
  expect((await put(10 * 1024 * 1024)).status).toBe(204)
  expect((await put(10 * 1024 * 1024 + 1)).status).toBe(413)
})

it('answers 500 without a word of the error, and goes on', async () => {
  serve(() => Promise.reject(new Error('secret')))
  const failed = await fetch(url)
  expect([failed.status, await failed.text()]).toEqual([500, '{"message":"Internal Server Error"}'])
  serve(recorder)
  expect((await fetch(url)).status).toBe(204)
})

it('tells of every write, for the stream to be read at once', async () => {
  const before = writes
  await fetch(url)
  await fetch(url, { method: 'POST' })
  expect(writes).toBe(before + 1)
})

it('runs a real Hono handler: forms, duplicate keys, several cookies, a Chinese path', async () => {
  const app = new Hono()
  app.post('/needs/:name', async (c) => {
    setCookie(c, 'one', '1')
    setCookie(c, 'two', '2')
    const form = await c.req.formData()
    return c.json({ name: c.req.param('name'), tags: c.req.queries('tag'), skills: form.getAll('skill') }, 201)
  })
  const handler = handle(app)
  serve((given, context) => handler(given as never, context as never))
  const body = new URLSearchParams([
    ['skill', '电工'],
    ['skill', 'b'],
  ])
  const got = await fetch(`${url}/needs/${encodeURIComponent('灯 泡')}?tag=x&tag=y`, { method: 'POST', body })
  expect(got.headers.getSetCookie()).toHaveLength(2)
  expect(await got.json()).toEqual({ name: '灯 泡', tags: ['x', 'y'], skills: ['电工', 'b'] })
})
