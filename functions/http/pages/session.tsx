import { create } from 'qrcode'
import * as z from 'zod'
import type { Call } from '#functions/http/edge.ts'
import { listOf, readForm, textOf, tried } from '#functions/http/form.ts'
import { parseInput } from '#functions/http/input.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { stateNoShow } from '#shared/attendance/state-no-show.ts'
import { readSession } from '#shared/dashboard/read-session.ts'
import { ownPlacement } from '#shared/placements/own-placement.ts'
import { placementLink } from '#shared/placements/placement.ts'
import { askCorrection } from '#shared/records/ask-correction.ts'
import { SessionPage, type SessionPageProps } from './session-page.tsx'

interface Which {
  requestId: string
  shiftId: string
}

const whichOf = (c: Call): Which => ({
  requestId: c.req.param('id') ?? '',
  shiftId: c.req.param('shiftId') ?? '',
})

const sessionPath = ({ requestId, shiftId }: Which): string => `/requests/${requestId}/session/${shiftId}`

const sessionPage = async (
  c: Call,
  which: Which,
  more: Pick<SessionPageProps, 'done' | 'refused' | 'problems' | 'typed' | 'correcting'> = {},
) => {
  const context = c.get('context')
  const session = await readSession(context, which)
  // Leads whoever scans it to their own page of this service, with the code of the moment.
  const target = new URL(`${sessionPath(which)}/arrive?code=${session.code?.code ?? ''}`, c.req.url)
  const modules = session.code ? create(target.href, { errorCorrectionLevel: 'M' }).modules : undefined
  const page = <SessionPage session={session} now={context.clock()} modules={modules} {...more} />
  return c.html(show(viewOf(c), page), more.refused ? statusFor(more.refused) : 200)
}

/** Empty: what the codes show. */
const Minutes = z.object({
  minutes: z.union([z.literal('').transform(() => undefined), z.coerce.number().int()]),
  done: z.string().max(500),
})

const CorrectionForm = z.object({ minutes: z.coerce.number(), done: z.string().max(500), words: z.string().max(500) })

/** One shift for the requester: its code, who came, their hours. */
export const sessionPages: PageModule = ({ get, post }) => {
  get('/requests/:id/session/:shiftId', 'request.change', (c) =>
    sessionPage(c, whichOf(c), { done: c.req.query('done') }),
  )

  get('/requests/:id/session/:shiftId/arrive', 'attendance.check', async (c) => {
    const placement = await ownPlacement(c.get('context'), whichOf(c))
    const code = /^\d{6}$/.exec(c.req.query('code') ?? '')?.[0]
    return c.redirect(`${placementLink(placement)}${code === undefined ? '' : `?code=${code}`}`, 303)
  })

  post('/requests/:id/session/:shiftId/hours', 'hours.confirmAsRequester', async (c) => {
    const context = c.get('context')
    const which = whichOf(c)
    const form = await readForm(c)
    const placementId = textOf(form, 'placementId')
    // Typed figures carry the placement in their name, so that several forms stand on one page.
    const typed = {
      placementId,
      minutes: (textOf(form, `${placementId}.minutes`) || textOf(form, 'minutes')).trim(),
      done: textOf(form, `${placementId}.done`),
    }
    const { refused } = await tried(async () => {
      const { minutes, done } = parseInput(Minutes, typed)
      // One after the other: each is its own agreement of two sides, and a refusal tells where it stopped.
      for (const id of listOf(form, 'placementId')) {
        await claimHours(context, {
          requestId: which.requestId,
          placementId: id,
          as: 'requester',
          ...(minutes === undefined ? {} : { minutes }),
          ...(done.trim() === '' ? {} : { done }),
        })
      }
    })
    if (refused) {
      const problems = refused.fields.map(({ path, text }) => ({ path: `${placementId}.${path}`, text }))
      return sessionPage(c, which, { refused, problems, typed })
    }
    return c.redirect(`${sessionPath(which)}?done=hours#hours`, 303)
  })

  post('/requests/:id/session/:shiftId/correction', 'hours.confirmAsRequester', async (c) => {
    const which = whichOf(c)
    const form = await readForm(c)
    const placementId = textOf(form, 'placementId')
    const of = (name: string): string => textOf(form, `${placementId}.${name}`).trim()
    const correcting = { placementId, minutes: of('minutes'), done: of('done'), words: of('words') }
    const { refused } = await tried(() => {
      const { placementId: _, ...typed } = correcting
      const input = parseInput(CorrectionForm, typed)
      return askCorrection(c.get('context'), { requestId: which.requestId, placementId, as: 'requester', ...input })
    })
    if (refused) {
      const problems = refused.fields.map(({ path, text }) => ({ path: `${placementId}.${path}`, text }))
      return sessionPage(c, which, { refused, problems, correcting })
    }
    return c.redirect(`${sessionPath(which)}?done=correction#hours`, 303)
  })

  post('/requests/:id/session/:shiftId/absent', 'request.change', async (c) => {
    const which = whichOf(c)
    const placementId = textOf(await readForm(c), 'placementId')
    const { refused } = await tried(() => stateNoShow(c.get('context'), { requestId: which.requestId, placementId }))
    if (refused) return sessionPage(c, which, { refused, problems: refused.fields })
    return c.redirect(`${sessionPath(which)}?done=absent`, 303)
  })
}
