import * as z from 'zod'
import type { Call } from '#functions/http/edge.ts'
import { type Form, readForm, textOf, tried } from '#functions/http/form.ts'
import { parseInput } from '#functions/http/input.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { askSignature } from '#shared/agreements/ask-signature.ts'
import { signAgreement } from '#shared/agreements/sign-agreement.ts'
import { checkIn } from '#shared/attendance/check-in.ts'
import { checkOut } from '#shared/attendance/check-out.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { objectNoShow } from '#shared/attendance/object-no-show.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { answerChange } from '#shared/placements/answer-change.ts'
import { contactOf } from '#shared/placements/contact-of.ts'
import { placementLink } from '#shared/placements/placement.ts'
import { withdrawPlacement } from '#shared/placements/withdraw-placement.ts'
import { askCorrection } from '#shared/records/ask-correction.ts'
import { rateService } from '#shared/records/rate-service.ts'
import { readService } from '#shared/records/read-service.ts'
import { sideOfPlacement } from '#shared/records/side-of-placement.ts'
import { ServicePage } from './placements-page.tsx'

interface Which {
  requestId: string
  placementId: string
}

const servicePage = async (c: Call, which: Which, more: { refused?: Refusal; form?: Form } = {}) => {
  const context = c.get('context')
  const service = await readService(context, which)
  const looked = c.req.query('contact') === 'open' ? await tried(() => contactOf(context, which)) : undefined
  const refused = more.refused ?? looked?.refused
  const typed = (name: string): string => (more.form ? textOf(more.form, name) : (c.req.query(name) ?? ''))
  const page = (
    <ServicePage
      service={service}
      now={context.clock()}
      contact={looked?.done}
      done={c.req.query('done')}
      refused={refused}
      typed={typed}
    />
  )
  return c.html(show(viewOf(c), page), refused ? statusFor(refused) : 200)
}

const Minutes = z.union([z.literal('').transform(() => undefined), z.coerce.number()])
const HoursForm = z.object({ minutes: Minutes, done: z.string().trim().max(500) })
const RatingForm = z.object({
  stars: z.coerce.number().int().min(1).max(5),
  solved: z.enum(['yes', 'partly', 'no']).or(z.literal('').transform(() => undefined)),
  words: z.string().trim().max(500),
})
const CorrectionForm = z.object({
  minutes: z.coerce.number(),
  done: z.string().trim().max(500),
  words: z.string().trim().max(500),
})
const WithdrawForm = z.object({ reason: z.string().trim().max(300) })

/** What each form of the page does; the name is the end of its address. */
const acts: Readonly<Record<string, (context: Context, which: Which, form: Form) => Promise<unknown>>> = {
  change: (context, which, form) =>
    answerChange(context, { ...which, risksAcknowledged: textOf(form, 'risksAcknowledged') === 'yes' }),
  sign: (context, which, form) => signAgreement(context, { ...which, edition: Number(textOf(form, 'edition')) }),
  'ask-signature': askSignature,
  'check-in': (context, which, form) => checkIn(context, { ...which, code: textOf(form, 'code').trim() }),
  'check-out': (context, which, form) => checkOut(context, { ...which, code: textOf(form, 'code').trim() }),
  hours: (context, which, form) => {
    const { minutes, done } = parseInput(HoursForm, {
      minutes: textOf(form, 'minutes').trim(),
      done: textOf(form, 'done'),
    })
    return claimHours(context, {
      ...which,
      as: 'volunteer',
      ...(minutes === undefined ? {} : { minutes }),
      ...(done === '' ? {} : { done }),
    })
  },
  rating: (context, which, form) => {
    const { solved, ...rest } = parseInput(RatingForm, {
      stars: textOf(form, 'stars'),
      solved: textOf(form, 'solved'),
      words: textOf(form, 'words'),
    })
    return rateService(context, {
      ...which,
      as: 'volunteer',
      skills: [],
      ...rest,
      ...(solved === undefined ? {} : { solved }),
    })
  },
  object: (context, which, form) => objectNoShow(context, { ...which, words: textOf(form, 'words') }),
  correct: (context, which, form) => {
    const input = parseInput(CorrectionForm, {
      minutes: textOf(form, 'minutes').trim(),
      done: textOf(form, 'done'),
      words: textOf(form, 'words'),
    })
    return askCorrection(context, { ...which, as: 'volunteer', ...input })
  },
  withdraw: (context, which, form) => {
    const { reason } = parseInput(WithdrawForm, { reason: textOf(form, 'reason') })
    return withdrawPlacement(context, { ...which, reason })
  },
}

/** One service of a volunteer, and every act on it. Its requester and staff are led to their own page of it. */
export const placementPages: PageModule = ({ get, post }) => {
  get('/placements/:requestId/:placementId', 'placement.read', async (c) => {
    const which = c.req.param()
    const { side, shiftId } = await sideOfPlacement(c.get('context'), which)
    if (side === 'requester') return c.redirect(`/requests/${which.requestId}/session/${shiftId}`, 303)
    if (side === 'staff') return c.redirect(`/staff/requests/${which.requestId}`, 303)
    return servicePage(c, which)
  })

  for (const [name, act] of Object.entries(acts)) {
    post(
      `/placements/:requestId/:placementId/${name}`,
      'placement.withdraw',
      async (c) => {
        const form = await readForm(c)
        const requestId = c.req.param('requestId') ?? ''
        const which = { requestId, placementId: c.req.param('placementId') ?? '' }
        const { refused } = await tried(() => act(c.get('context'), which, form))
        if (refused) return servicePage(c, which, { refused, form })
        return c.redirect(`${placementLink({ requestId, id: which.placementId })}?done=${name}`, 303)
      },
      { stepUp: name === 'sign' },
    )
  }
}
