import * as z from 'zod'
import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { parseInput } from '#functions/http/input.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { requestProgress } from '#shared/dashboard/request-progress.ts'
import { requestsOverview } from '#shared/dashboard/requests-overview.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { readRequester } from '#shared/requesters/read-requester.ts'
import { stateIndustry } from '#shared/requesters/state-industry.ts'
import { copyRequest } from '#shared/requests/copy-request.ts'
import { lowerMinimum } from '#shared/requests/lower-minimum.ts'
import { readDraft } from '#shared/requests/save-draft.ts'
import { withdrawRequest } from '#shared/requests/withdraw-request.ts'
import { RequestsPage } from './requests-list.tsx'
import { ProgressPage, type ProgressPageProps } from './requests-progress.tsx'
import { ownRequesterIds, requestWritePages } from './requests-write.tsx'

const progressPage = async (
  c: Call,
  requestId: string,
  more: Pick<ProgressPageProps, 'done' | 'refused' | 'problems' | 'reason'> = {},
) => {
  const context = c.get('context')
  const progress = await requestProgress(context, { requestId })
  const page = <ProgressPage progress={progress} now={context.clock()} {...more} />
  return c.html(show(viewOf(c), page), more.refused ? statusFor(more.refused) : 200)
}

const listPage = async (c: Call, more: { refused?: Refusal; typed?: string } = {}) => {
  const context = c.get('context')
  const wanted = c.req.query('for')
  const after = c.req.query('after')
  const ids = ownRequesterIds(c).filter((id) => wanted === undefined || id === wanted)
  const lists = await Promise.all(
    ids.map(async (requesterId) => {
      const [requester, overview] = await Promise.all([
        readRequester(context, { requesterId }),
        requestsOverview(context, { requesterId, ...(after === undefined ? {} : { cursor: after }) }),
      ])
      const lacksIndustry = requester.kind === 'enterprise' && requester.industry === undefined
      const proven = c.get('files') ? requester.provenAt !== undefined : undefined
      return { name: requester.name, requesterId, lacksIndustry, proven, overview }
    }),
  )
  const page = <RequestsPage lists={lists} now={context.clock()} done={c.req.query('done')} {...more} />
  return c.html(show(viewOf(c), page), more.refused ? statusFor(more.refused) : 200)
}

/** Why a need is taken back: those who had accepted are owed a sentence. */
const unfitReason = (typed: string): Refusal | undefined => {
  if (typed !== '' && typed.length <= 500) return undefined
  const text =
    typed === ''
      ? { zh: '写一句为什么取消，已接单的人会看到。', en: 'Say why in a sentence; those who accepted will read it.' }
      : { zh: `写了 ${typed.length} 个字，最多 500 个。`, en: `You wrote ${typed.length} characters; at most 500.` }
  return new Refusal('invalid', 'reason', text, { fields: [{ path: 'reason', text }] })
}

const Minimum = z.object({
  shiftId: z.string(),
  positionId: z.string(),
  minimum: z.coerce.number().int().min(0).max(40),
})

/** What a body asked for: the list, how one stands, and what its people may do with it. */
export const requestPages: PageModule = (routes, site) => {
  const { get, post } = routes

  get('/requests', 'request.post', (c) => listPage(c))

  post('/requests/industry', 'request.post', async (c) => {
    const form = await readForm(c)
    const typed = textOf(form, 'industry').normalize('NFKC').replaceAll(/\s/g, '')
    const { refused } = await tried(() =>
      stateIndustry(c.get('context'), { requesterId: textOf(form, 'requesterId'), industry: typed }),
    )
    return refused ? listPage(c, { refused, typed }) : c.redirect('/requests?done=industry', 303)
  })

  // Before `/requests/:id`, which would take "new" for an id.
  requestWritePages(routes, site)

  get('/requests/:id', 'request.change', async (c) => {
    const id = c.req.param('id')
    if (await readDraft(c.get('context'), id)) return c.redirect(`/requests/${id}/edit`, 303)
    return progressPage(c, id, { done: c.req.query('done') })
  })

  post('/requests/:id/withdraw', 'request.change', async (c) => {
    const requestId = c.req.param('id')
    const context = c.get('context')
    const reason = textOf(await readForm(c), 'reason').trim()
    const isDraft = (await readDraft(context, requestId)) !== undefined
    const { refused } = await tried(async () => {
      const unfit = isDraft ? undefined : unfitReason(reason)
      if (unfit) throw unfit
      await withdrawRequest(context, { requestId, reason })
    })
    if (refused) return progressPage(c, requestId, { refused, problems: refused.fields, reason })
    return c.redirect(isDraft ? '/requests?done=gone' : `/requests/${requestId}?done=withdrawn`, 303)
  })

  post('/requests/:id/copy', 'request.post', async (c) => {
    const draft = await copyRequest(c.get('context'), { requestId: c.req.param('id') })
    return c.redirect(`/requests/${draft.id}/edit`, 303)
  })

  post('/requests/:id/minimum', 'request.change', async (c) => {
    const requestId = c.req.param('id')
    const sent = parseInput(Minimum, await readForm(c))
    const { refused } = await tried(() => lowerMinimum(c.get('context'), { requestId, ...sent }))
    if (refused) return progressPage(c, requestId, { refused, problems: refused.fields })
    return c.redirect(`/requests/${requestId}?done=lowered`, 303)
  })
}
