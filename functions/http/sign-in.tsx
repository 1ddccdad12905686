import type { Role } from '#shared/authority/actor.ts'
import { endDelegation } from '#shared/delegations/end-delegation.ts'
import { finishSignIn } from '#shared/people/finish-sign-in.ts'
import { signInAs } from '#shared/people/sessions.ts'
import { signOut } from '#shared/people/sign-out.ts'
import { startSignIn } from '#shared/people/start-sign-in.ts'
import { whoIs } from '#shared/people/who-is.ts'
import { browserName } from './browser-name.ts'
import { addressOf } from './caller.ts'
import { challengeCookie, markCookie, sessionCookie } from './cookies.ts'
import { ownPath, readForm, textOf, tried } from './form.ts'
import { show } from './look/view.tsx'
import { retryAfter, statusFor } from './problem.ts'
import type { PageModule } from './routes.ts'
import { CodePage, PhonePage } from './sign-in-pages.tsx'
import { doorFor, viewOf } from './view-of.ts'

/** The page somebody lands on who did not come from another one. */
const home = '/'

/** Where to go once signed in: whoever has no role for the page they came from, or none at all, is led to get one. */
const landing = (roles: readonly Role[], next: string): string => {
  const door = doorFor(roles, next)
  if (door !== undefined) return door
  return roles.length > 0 || next.startsWith('/join') ? next : '/join'
}

const withNext = (path: string, next: string): string =>
  next === home ? path : `${path}?next=${encodeURIComponent(next)}`

/** Signing in by a code to one's phone, and out. */
export const signInRoutes: PageModule = ({ get, post }, { embedded }) => {
  get('/sign-in', 'public', (c) => {
    const next = ownPath(c.req.query('next') ?? home, home)
    return c.html(show(viewOf(c), <PhonePage phone="" next={next} />))
  })

  post('/sign-in', 'public', async (c) => {
    const form = await readForm(c)
    const phone = textOf(form, 'phone')
    const next = ownPath(textOf(form, 'next'), home)
    const asked = {
      phone,
      address: addressOf(c),
      before: challengeCookie.read(c, embedded),
      mark: markCookie.read(c, embedded),
    }
    const { done, refused } = await tried(() => startSignIn(c.get('context'), asked))
    if (refused) {
      const wait = retryAfter(refused)
      if (wait !== undefined) c.header('retry-after', String(wait))
      return c.html(show(viewOf(c), <PhonePage phone={phone} next={next} refused={refused} />), statusFor(refused))
    }
    challengeCookie.write(c, embedded, done.token)
    return c.redirect(withNext('/sign-in/code', next), 303)
  })

  get('/sign-in/code', 'public', (c) => {
    const next = ownPath(c.req.query('next') ?? home, home)
    if (challengeCookie.read(c, embedded) === undefined) return c.redirect(withNext('/sign-in', next), 303)
    return c.html(show(viewOf(c), <CodePage next={next} embedded={embedded} />))
  })

  post('/sign-in/code', 'public', async (c) => {
    const form = await readForm(c)
    const next = ownPath(textOf(form, 'next'), home)
    const token = challengeCookie.read(c, embedded) ?? ''
    const { done, refused } = await tried(() =>
      finishSignIn(c.get('context'), { token, code: textOf(form, 'code'), browser: browserName(c) }),
    )
    if (refused) {
      return c.html(show(viewOf(c), <CodePage next={next} embedded={embedded} refused={refused} />), statusFor(refused))
    }
    challengeCookie.clear(c, embedded)
    sessionCookie.write(c, embedded, done.token)
    markCookie.write(c, embedded, done.mark)
    const known = await whoIs(c.get('context'), { token: done.token })
    return c.redirect(landing(known?.actor.roles ?? [], next), 303)
  })

  post(
    '/sign-out',
    'public',
    async (c) => {
      const [context, token, session] = [c.get('context'), c.get('sessionToken'), c.get('session')]
      if (session?.actingFor) await endDelegation(context, { session })
      if (token !== undefined) await signOut(context, { token })
      sessionCookie.clear(c, embedded)
      return c.redirect(home, 303)
    },
    { whileActing: true },
  )

  post('/demo-sign-in', 'embedded', async (c) => {
    const form = await readForm(c)
    const { token } = await signInAs(c.get('context'), textOf(form, 'person'), browserName(c))
    sessionCookie.write(c, embedded, token)
    return c.redirect(ownPath(textOf(form, 'next'), home), 303)
  })
}
