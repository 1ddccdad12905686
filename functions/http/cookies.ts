import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sessionRule } from '#shared/people/sessions.ts'
import type { Call } from './edge.ts'

// `__Host-` binds a cookie to this very host over TLS. Not every browser takes a Secure cookie from http://localhost, so
// on one's own machine the names go without.
const secured = (embedded: boolean, name: string): string => (embedded ? name : `__Host-${name}`)

const cookie = (name: string, seconds: number) => ({
  read: (c: Call, embedded: boolean): string | undefined => getCookie(c, secured(embedded, name)),
  write: (c: Call, embedded: boolean, value: string): void =>
    setCookie(c, secured(embedded, name), value, {
      path: '/',
      httpOnly: true,
      secure: !embedded,
      sameSite: 'Lax',
      maxAge: seconds,
    }),
  clear: (c: Call, embedded: boolean): void => {
    deleteCookie(c, secured(embedded, name), { path: '/', secure: !embedded })
  },
})

/** Who is signed in. */
export const sessionCookie = cookie('session', sessionRule.absoluteDays * 86_400)
/** Ties a one-time code to the browser that asked for it. */
export const challengeCookie = cookie('signing-in', 600)
/** Shows that this browser signed in with a number before; signs nobody in. */
export const markCookie = cookie('known', 365 * 86_400)
