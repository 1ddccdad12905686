import { Refusal } from '#shared/kernel/refusal.ts'
import type { Call } from '../edge.ts'
import { faults } from '../problem.ts'
import type { PageModule } from '../routes.ts'
import { api } from './api.ts'
import { type Answer, once } from './idempotency.ts'
import { apiRoot } from './root.ts'
import { type ApiRoute, none } from './route.ts'

/** Half a character is no text: neither the table nor a hash can hold it. */
const wholeText = (_: string, value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value)

/** Content as JSON: malformed is 400, another type 415, none at all undefined. */
const bodyOf = async (call: Call): Promise<{ text: string; value: unknown }> => {
  const text = await call.req.text()
  if (text === '') return { text, value: undefined }
  if (!/^application\/json\b/i.test(call.req.header('content-type') ?? '')) throw faults.mediaType
  try {
    return { text, value: JSON.parse(text, wholeText) }
  } catch {
    throw faults.malformed
  }
}

/** `"7"` or `W/"7"`; `*` asks for nothing in particular. */
const versionOf = (header: string | undefined): number | undefined => {
  if (header === undefined || header === '*') return undefined
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1]
  if (version !== undefined) return Number(version)
  throw new Refusal('invalid', 'ifMatch', {
    zh: `If-Match“${header.slice(0, 20)}”读不出来。请原样送回 ETag，例如 "7"。`,
    en: `The If-Match "${header.slice(0, 20)}" cannot be read. Send the ETag back as it came, such as "7".`,
  })
}

/** Query names that come twice are a list. */
const queryOf = (call: Call): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(call.req.queries()).map(([name, values]) => [name, values.length > 1 ? values : (values[0] ?? '')]),
  )

const perform = async (one: ApiRoute, call: Call): Promise<Answer> => {
  const context = call.get('context')
  const body = one.method === 'get' ? { text: '', value: undefined } : await bodyOf(call)
  const work = async (): Promise<Answer> => {
    const { answer, version } = await one.run({
      call,
      context,
      params: call.req.param(),
      query: one.query === none ? undefined : queryOf(call),
      body: body.value,
      version: versionOf(call.req.header('if-match')),
    })
    const headers = version === undefined ? {} : { etag: `"${version}"` }
    if (answer === undefined) return { status: 204, body: '', headers }
    return { status: one.creates ? 201 : 200, body: JSON.stringify(answer), headers }
  }
  const name = one.method === 'post' && context.actor.kind === 'person' ? call.req.header('idempotency-key') : undefined
  return name === undefined ? work() : once(context, { name, act: [one.method, call.req.path, body.text] }, work)
}

/** Puts the calls of the API under their addresses. */
export const apiRoutes: PageModule = (routes) => {
  const calls: readonly ApiRoute[] = Object.values(api)
  for (const one of calls) {
    const path = `${apiRoot}${one.path.replaceAll(/\{(\w+)\}/g, ':$1')}`
    const handle = async (call: Call): Promise<Response> => {
      const { status, body, headers } = await perform(one, call)
      if (
        headers.etag !== undefined &&
        call.req.method === 'GET' &&
        call.req.header('if-none-match') === headers.etag
      ) {
        return new Response(null, { status: 304, headers })
      }
      return new Response(status === 204 ? null : body, {
        status,
        headers: status === 204 ? headers : { ...headers, 'content-type': 'application/json' },
      })
    }
    routes[one.method](path, one.admits, handle, { stepUp: one.stepUp, whileActing: one.whileActing })
  }
}
