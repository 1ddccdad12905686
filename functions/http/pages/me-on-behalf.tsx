import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { doneForMe, objectToDone, undoDone } from '#shared/delegations/done-for-me.ts'
import { stopDelegation } from '#shared/delegations/end-delegation.ts'
import { OnBehalfPage, type OnBehalfProps } from './me-on-behalf-page.tsx'

const onBehalfPage = async (c: Call, more: Partial<Pick<OnBehalfProps, 'typed' | 'refused'>> = {}) => {
  const context = c.get('context')
  const page = (
    <OnBehalfPage
      {...(await doneForMe(context))}
      now={context.clock()}
      done={c.req.query('done')}
      typed={more.typed}
      refused={more.refused}
    />
  )
  return c.html(show(viewOf(c), page), more.refused ? statusFor(more.refused) : 200)
}

/** What was done for the reader by staff: to see, to undo, to object to, and to stop. */
export const onBehalfPages: PageModule = ({ get, post }) => {
  get('/me/on-behalf', 'signedIn', (c) => onBehalfPage(c))

  post('/me/on-behalf/undo', 'signedIn', async (c) => {
    const form = await readForm(c)
    const which = { at: textOf(form, 'at'), id: textOf(form, 'id') }
    const { refused } = await tried(() => undoDone(c.get('context'), which))
    return refused ? onBehalfPage(c, { refused }) : c.redirect('/me/on-behalf?done=undone', 303)
  })

  post('/me/on-behalf/object', 'signedIn', async (c) => {
    const form = await readForm(c)
    const id = textOf(form, 'id')
    // The field carries the act in its name, so that several forms stand on one page.
    const words = textOf(form, `words.${id}`) || textOf(form, 'words')
    const { refused } = await tried(() => objectToDone(c.get('context'), { at: textOf(form, 'at'), id, words }))
    return refused ? onBehalfPage(c, { refused, typed: { id, words } }) : c.redirect('/me/on-behalf?done=objected', 303)
  })

  post('/me/on-behalf/stop', 'signedIn', async (c) => {
    await stopDelegation(c.get('context'))
    return c.redirect('/me/on-behalf?done=stopped', 303)
  })
}
