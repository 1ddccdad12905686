import * as z from 'zod'
import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { parseInput } from '#functions/http/input.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { askSignature } from '#shared/agreements/ask-signature.ts'
import { readAgreements } from '#shared/agreements/read-agreements.ts'
import { signAgreements } from '#shared/agreements/sign-agreements.ts'
import { unsignedByRequester } from '#shared/dashboard/request-needs.ts'
import { requestProgress } from '#shared/dashboard/request-progress.ts'
import type { Refusal } from '#shared/kernel/refusal.ts'
import { isLive } from '#shared/placements/placement.ts'
import { AgreementsPage, type ReadAgreement } from './requests-agreements-page.tsx'

/** Somebody who asks for bodies reads as one of them, everybody else as staff of an organization. */
const isRequester = (c: Call): boolean => {
  const { actor } = c.get('context')
  return actor.kind === 'person' && actor.roles.some(({ role }) => role === 'requesterMember')
}

interface Read {
  requestId: string
  title: string
  factsVersion: number
  agreements: ReadAgreement[]
}

const forRequester = async (c: Call, requestId: string): Promise<Read> => {
  const progress = await requestProgress(c.get('context'), { requestId })
  const open = unsignedByRequester(progress)
  const { request, placements, contacts, pseudonyms } = progress
  return {
    requestId,
    title: request.title,
    factsVersion: request.factsVersion,
    agreements: progress.agreements.flatMap((agreement) => {
      const placement = placements.find(({ id }) => id === agreement.placementId)
      if (!placement || !isLive(placement.state)) return []
      const contact = contacts.find(({ placementId }) => placementId === placement.id)
      return [
        {
          agreement,
          name: contact?.name || pseudonyms[placement.volunteerId] || '',
          toSign: open.includes(agreement),
          mayAsk: agreement.form === 'standard' && ['provisional', 'accepted', 'confirmed'].includes(placement.state),
        },
      ]
    }),
  }
}

const forStaff = async (c: Call, requestId: string): Promise<Read> => {
  const { agreements, ...rest } = await readAgreements(c.get('context'), { requestId })
  return {
    ...rest,
    agreements: agreements.map(({ agreement, pseudonym, toSign }) => ({
      agreement,
      name: pseudonym,
      toSign,
      mayAsk: false,
    })),
  }
}

const agreementsPage = async (
  c: Call,
  requestId: string,
  more: { done?: string | undefined; refused?: Refusal } = {},
) => {
  const read = isRequester(c) ? await forRequester(c, requestId) : await forStaff(c, requestId)
  return c.html(show(viewOf(c), <AgreementsPage {...read} {...more} />), more.refused ? statusFor(more.refused) : 200)
}

const Signing = z.object({ factsVersion: z.coerce.number().int() })

/** The agreements of a request: read all in full, sign all in one act. */
export const requestAgreementPages: PageModule = ({ get, post }) => {
  get('/requests/:id/agreements', 'agreement.read', (c) =>
    agreementsPage(c, c.req.param('id'), { done: c.req.query('done') }),
  )

  post(
    '/requests/:id/agreements',
    'agreement.read',
    async (c) => {
      const requestId = c.req.param('id')
      const form = await readForm(c)
      const { refused } = await tried(async () => {
        const { factsVersion } = parseInput(Signing, form)
        return signAgreements(c.get('context'), {
          requestId,
          as: isRequester(c) ? 'requester' : 'organization',
          factsVersion,
        })
      })
      if (refused) return agreementsPage(c, requestId, { refused })
      return c.redirect(`/requests/${requestId}/agreements?done=signed`, 303)
    },
    { stepUp: true },
  )

  post('/requests/:id/agreements/ask', 'agreement.askSignature', async (c) => {
    const requestId = c.req.param('id')
    const placementId = textOf(await readForm(c), 'placementId')
    const { refused } = await tried(() => askSignature(c.get('context'), { requestId, placementId }))
    if (refused) return agreementsPage(c, requestId, { refused })
    return c.redirect(`/requests/${requestId}/agreements?done=asked`, 303)
  })
}
