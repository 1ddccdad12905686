import * as z from 'zod'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { finishStepUp } from '#shared/people/finish-step-up.ts'
import { isSteppedUp } from '#shared/people/sessions.ts'
import { startStepUp, stepUpPhone } from '#shared/people/start-step-up.ts'
import { signedInSession } from './caller.ts'
import type { Call } from './edge.ts'
import { type Form, ownPath, readForm, textOf, tried } from './form.ts'
import { show } from './look/view.tsx'
import { retryAfter, statusFor } from './problem.ts'
import type { PageModule } from './routes.ts'
import { type Kept, ResumePage, StepUpPage } from './step-up-pages.tsx'
import { viewOf } from './view-of.ts'

/** A form that was refused, on its way through the page that asks for the code. */
const KeptForm = z.object({
  action: z.string().transform((path) => ownPath(path, '/me')),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

const keptIn = (form: Form): Kept | undefined => {
  try {
    return KeptForm.parse(JSON.parse(textOf(form, 'kept')))
  } catch {
    // Nothing was kept, or what came back is none of ours: the page goes on without.
    return undefined
  }
}

interface Asking {
  next: string
  kept?: Kept | undefined
  sent?: boolean
  refused?: Refusal | undefined
}

const stepUpPage = async (c: Call, asking: Asking, status = asking.refused ? statusFor(asking.refused) : 200) => {
  const wait = asking.refused && retryAfter(asking.refused)
  if (wait !== undefined) c.header('retry-after', String(wait))
  const { done: phone, refused } = await tried(() => stepUpPhone(c.get('context')))
  const page = <StepUpPage {...asking} phone={phone} refused={asking.refused ?? refused} embedded={c.get('embedded')} />
  return c.html(show(viewOf(c), page), status)
}

/** Answers what needs a fresh code: a page is led to the code and back; a form is kept, to be sent again after it. */
export const askStepUp = async (c: Call): Promise<Response> => {
  const { pathname, search } = new URL(c.req.url)
  const here = `${pathname}${search}`
  if (c.req.header('hx-request')) return c.body(null, 403, { 'hx-redirect': '/step-up' })
  if (c.req.method === 'GET') return c.redirect(`/step-up?next=${encodeURIComponent(here)}`, 303)
  return stepUpPage(c, { next: '/me', kept: { action: here, fields: await readForm(c) } }, 403)
}

/** Proving by a fresh code to one's own phone that it is oneself, before what binds or changes rights. */
export const stepUpRoutes: PageModule = ({ get, post }) => {
  get('/step-up', 'signedIn', (c) => {
    const next = ownPath(c.req.query('next') ?? '', '/me')
    if (isSteppedUp(signedInSession(c), c.get('context').clock())) return c.redirect(next, 303)
    return stepUpPage(c, { next })
  })

  post('/step-up/code', 'signedIn', async (c) => {
    const form = await readForm(c)
    const asking = { next: ownPath(textOf(form, 'next'), '/me'), kept: keptIn(form) }
    const { refused } = await tried(() => startStepUp(c.get('context'), { session: signedInSession(c) }))
    // Refused because one is on its way: the field for it is what helps.
    return stepUpPage(c, { ...asking, refused, sent: refused === undefined || refused.reason === 'codeSentJustNow' })
  })

  post('/step-up', 'signedIn', async (c) => {
    const form = await readForm(c)
    const asking = { next: ownPath(textOf(form, 'next'), '/me'), kept: keptIn(form) }
    const { refused } = await tried(() =>
      finishStepUp(c.get('context'), { session: signedInSession(c), code: textOf(form, 'code') }),
    )
    if (refused) return stepUpPage(c, { ...asking, refused, sent: refused.reason === 'codeWrong' })
    if (asking.kept) return c.html(show(viewOf(c), <ResumePage kept={asking.kept} />))
    return c.redirect(asking.next, 303)
  })
}
