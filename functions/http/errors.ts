import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { told } from '#functions/log.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { say } from '#shared/kernel/text.ts'
import { Stale } from '#shared/table/table.ts'
import type { Call, Edge } from './edge.ts'
import { faults, retryAfter, statusFor, titles } from './problem.ts'

const refusalOf = (error: Error): Refusal => {
  if (error instanceof Refusal) return error
  if (error instanceof HTTPException) return error.status === 403 ? faults.foreignOrigin : faults.malformed
  if (error instanceof Stale) {
    return new Refusal('conflict', 'changedMeanwhile', {
      zh: '您打开之后，别人改过它。请重新打开，再做一次。',
      en: 'Somebody changed it after you opened it. Open it again and repeat what you did.',
    })
  }
  return faults.outOfOrder
}

/** A change that named the version it was decided on (`If-Match`) and came too late has failed its precondition. */
const statusHere = (c: Call, refusal: Refusal) =>
  refusal.code === 'conflict' && c.req.header('if-match') !== undefined ? 412 : statusFor(refusal)

/** RFC 9457: problem details for programs. */
export const problemOf = (c: Call, refusal: Refusal) => {
  const language = c.get('language') ?? 'zh'
  return {
    type: `/api/v1/reference#problem-${refusal.code}`,
    title: say(titles[refusal.code], language),
    status: statusHere(c, refusal),
    detail: say(refusal.text, language),
    instance: c.req.path,
    code: refusal.code,
    reason: refusal.reason,
    requestId: c.get('requestId'),
    ...(refusal.fields.length === 0
      ? {}
      : { fields: refusal.fields.map(({ path, text }) => ({ path, detail: say(text, language) })) }),
    ...(Object.keys(refusal.facts).length === 0 ? {} : { facts: refusal.facts }),
  }
}

const isProgram = (c: Call): boolean => c.req.path.startsWith('/api/')

/** Where to sign in, with the way back for what can be looked at again. */
const signInPath = (c: Call): string => {
  const { pathname, search } = new URL(c.req.url)
  return c.req.method === 'GET' && pathname !== '/'
    ? `/sign-in?next=${encodeURIComponent(`${pathname}${search}`)}`
    : '/sign-in'
}

const answer = async (c: Call, refusal: Refusal): Promise<Response> => {
  // Also where the session was never read: a "no" is about one moment and one reader.
  c.header('cache-control', 'private, no-store')
  const wait = retryAfter(refusal)
  if (wait !== undefined) c.header('retry-after', String(wait))
  if (isProgram(c)) {
    return c.body(JSON.stringify(problemOf(c, refusal)), statusHere(c, refusal), {
      'content-type': 'application/problem+json',
    })
  }
  if (refusal.code === 'signedOut') {
    // A part of a page must not be replaced by the sign-in page: the whole page goes there.
    if (c.req.header('hx-request')) return c.body(null, 401, { 'hx-redirect': signInPath(c) })
    return c.redirect(signInPath(c), 303)
  }
  if (refusal.reason === 'stepUpNeeded') {
    const { askStepUp } = await import('./step-up.tsx')
    return askStepUp(c)
  }
  // Loaded when there is something to say: programs and most readers never see it.
  const { errorPage } = await import('./error-page.tsx')
  return c.html(errorPage(c, refusal), statusFor(refusal))
}

/** The one place where a "no" becomes an answer. What is no refusal is a fault of ours: it is logged whole. */
export const onError: ErrorHandler<Edge> = (error, c) => {
  const refusal = refusalOf(error)
  c.set('failure', refusal === faults.outOfOrder ? told(error) : { reason: refusal.reason })
  return answer(c, refusal)
}

export const onNotFound: NotFoundHandler<Edge> = (c) => {
  c.set('failure', { reason: faults.noPage.reason })
  return answer(c, faults.noPage)
}
