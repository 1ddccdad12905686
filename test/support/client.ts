import type { Hono } from 'hono'
import { api } from '#functions/http/api/api.ts'
import { apiRoot } from '#functions/http/api/root.ts'
import type { ApiRoute, ParamsOf } from '#functions/http/api/route.ts'
import type { Edge } from '#functions/http/edge.ts'

type Calls = typeof api

/** What a call takes: the parts it has, and headers of one's own. */
type Sends<Route> =
  Route extends ApiRoute<infer Path, infer Query, infer Body, infer _>
    ? (keyof ParamsOf<Path> extends never ? object : { params: ParamsOf<Path> }) &
        (undefined extends Query ? object : { query?: Query }) &
        (undefined extends Body ? object : { body: Body }) & { headers?: Record<string, string> }
    : never
type Gives<Route> = Route extends ApiRoute<infer _P, infer _Q, infer _B, infer Answer> ? Answer : never

export interface Problem {
  status: number
  code: string
  reason: string
  detail: string
  fields?: { path: string; detail: string }[]
}

/** An answer: what a call gives, or the problem it reports. */
export interface Answered<T> {
  status: number
  headers: Headers
  /** Throws with the problem when the call was refused. */
  value: T
  problem: Problem | undefined
}

export type Client = { [Name in keyof Calls]: (sends: Sends<Calls[Name]>) => Promise<Answered<Gives<Calls[Name]>>> }

const named = (path: string, params: Record<string, string>) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''))

interface Parts {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  headers?: Record<string, string>
}

/** A typed client of the API, for one person: `client.acceptOffers({ params, body })`. */
export const clientOf = (app: Hono<Edge>, cookie = ''): Client => {
  const call = async (route: ApiRoute, sends: Parts): Promise<Answered<unknown>> => {
    const query = sends.query ? `?${new URLSearchParams(sends.query)}` : ''
    const answer = await app.request(`${apiRoot}${named(route.path, sends.params ?? {})}${query}`, {
      method: route.method.toUpperCase(),
      headers: { cookie, 'content-type': 'application/json', ...sends.headers },
      ...(sends.body === undefined ? {} : { body: JSON.stringify(sends.body) }),
    })
    const text = await answer.text()
    const value = text === '' ? undefined : JSON.parse(text)
    const problem = answer.headers.get('content-type') === 'application/problem+json' ? value : undefined
    return {
      status: answer.status,
      headers: answer.headers,
      problem,
      get value() {
        if (problem) throw new Error(`${problem.status} ${problem.reason}: ${problem.detail}`)
        return value
      },
    }
  }
  const calls = Object.entries(api).map(([name, route]) => [name, (sends: Parts) => call(route, sends)])
  return Object.fromEntries(calls) as Client
}
