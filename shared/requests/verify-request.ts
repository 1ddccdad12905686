import * as z from 'zod'
import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { histogram } from '#shared/counters/histogram.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import { step } from '#shared/kernel/transitions.ts'
import { tell } from '#shared/messages/message.ts'
import { requesters } from '#shared/requesters/requester.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { toMinutes } from '#shared/time/instant.ts'
import { moveRequest } from './move-request.ts'
import { openSeats } from './open-seats.ts'
import { requestStateWords, requests, requestTransitions } from './requests.ts'
import { type ServiceRequest, spanOf, Verification } from './service-request.ts'
import { requestWord } from './words.ts'

/** The answer of staff to a submitted need. */
export const VerifyInput = z.object({
  verdict: z.enum(['open', 'return', 'refuse']),
  how: Verification.shape.how,
  note: z.string().max(500),
  publicBenefit: z.boolean(),
  /** What the requester reads; required when the need is not opened. */
  answer: z.string().max(500).default(''),
})
export type VerifyInput = z.infer<typeof VerifyInput>

const stateAfter = { open: 'open', return: 'returned', refuse: 'refused' } as const

/**
 * Staff of the territory verify a need (Decree 685) and open it, return it with reasons, or refuse it. Opening needs the
 * public-benefit tick (Art. 2), a body that was vouched for, and a reviewer who is not of that body.
 */
export const verifyRequest = async (
  context: Context,
  input: VerifyInput & { requestId: string },
): Promise<ServiceRequest> =>
  deciding(async () => {
    const request = await requests.get(context.table, keys.request(input.requestId))
    if (!request) throw notFound(requestWord)
    permit(context, 'request.verify', { what: requestWord, reach: request.reach })
    mustBeApart(context, request)
    const requester = await requesters.get(context.table, keys.requester(request.requesterId))
    const now = context.clock()
    const next: Loaded<ServiceRequest> = {
      ...request,
      state: step(requestTransitions, requestStateWords, request.state, stateAfter[input.verdict]),
      verification: {
        by: actorName(context.actor),
        at: now,
        how: input.how,
        note: input.note,
        publicBenefit: input.publicBenefit,
      },
      ...(input.verdict === 'open' ? { openedAt: now } : { answer: input.answer }),
    }
    if (input.verdict === 'open') mustBeFit(input, requester?.state === 'vouched', spanOf(request).starts > now)
    else mustSayWhy(input)
    await context.table.write([
      ...moveRequest(context.random, next, request),
      ...(input.verdict === 'open' ? openSeats(next, now) : []),
      ...counted(context, next, input.verdict),
      ...tell(
        {
          to: request.contactPersonId,
          template: ({ open: 'requestOpened', return: 'requestReturned', refuse: 'requestRefused' } as const)[
            input.verdict
          ],
          values: { title: request.title, answer: input.answer },
          link: `/requests/${request.id}`,
          cause: `${request.id}:${request.version}`,
          requestId: request.id,
        },
        now,
      ),
      audited(context, request.id, `request.${input.verdict}`, input.note),
    ])
    return next
  })

const counted = (context: Context, request: ServiceRequest, verdict: VerifyInput['verdict']): Change[] => {
  const now = context.clock()
  const seats = request.shifts.flatMap(({ positions }) => positions).reduce((sum, position) => sum + position.seats, 0)
  const waited = toMinutes(now) - toMinutes(request.submittedAt ?? now)
  const numbers =
    verdict === 'open'
      ? {
          'request.opened': 1,
          [`item${request.scopeItem}.opened`]: 1,
          [`to.${request.destination}`]: 1,
          'seat.asked': seats,
          ...histogram('verify', waited),
        }
      : { [`request.${stateAfter[verdict]}`]: 1 }
  return [count(request.reach.at(-1) ?? '', numbers, now, context.random)]
}

const mustBeApart = (context: Context, request: ServiceRequest): void => {
  const { actor } = context
  if (actor.kind !== 'person') return
  if (actor.roles.some((role) => role.role === 'requesterMember' && role.requesterId === request.requesterId)) {
    throw new Refusal('forbidden', 'ownBody', {
      zh: '这是您自己单位的需求，不能由您核实。请同事来办。',
      en: 'This request is from your own body; a colleague has to verify it.',
    })
  }
}

const mustBeFit = (input: VerifyInput, vouched: boolean, ahead: boolean): void => {
  if (!input.publicBenefit) {
    throw new Refusal(
      'invalid',
      'notPublicBenefit',
      { zh: '没有勾选公益性，不能开放。', en: 'Without the public-benefit tick it cannot be opened.' },
      {
        fields: [
          {
            path: 'publicBenefit',
            text: {
              zh: '核对过是无偿、公益的才能开放（第二条）；不是的话，请选“不予受理”并写明原因。',
              en: 'Only free, public-benefit service can be opened (Art. 2); otherwise refuse it and say why.',
            },
          },
        ],
      },
    )
  }
  if (!vouched) {
    throw new Refusal('state', 'bodyNotVouched', {
      zh: '这个单位还没有核实过。先核实单位，再开放需求。',
      en: 'This body has not been vouched for yet. Vouch for it first, then open the request.',
    })
  }
  if (!ahead) {
    throw new Refusal('state', 'alreadyStarted', {
      zh: '服务时间已经过了，开放也来不及。请退回，让对方改时间。',
      en: 'The service time has passed. Return it, so that the requester can choose another time.',
    })
  }
}

const mustSayWhy = (input: VerifyInput): void => {
  if (input.answer.trim().length >= 4) return
  throw new Refusal(
    'invalid',
    'reasonMissing',
    { zh: '请写明原因。', en: 'Say why.' },
    {
      fields: [
        {
          path: 'answer',
          text: {
            zh: '对方会看到这句话。写清哪里要改，或为什么不受理，至少 4 个字。',
            en: 'The requester reads this. Say what to change or why it is refused, at least 4 characters.',
          },
        },
      ],
    },
  )
}
