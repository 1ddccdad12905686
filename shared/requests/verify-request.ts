import * as z from 'zod'
import { fourEyes, overtaken, type Proposal } from '#shared/approvals/four-eyes.ts'
import { audited } from '#shared/audit/audit.ts'
import { actorName } from '#shared/authority/actor.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { mustNotHaveEntered } from '#shared/authority/entered.ts'
import { count } from '#shared/counters/counter.ts'
import { histogram } from '#shared/counters/histogram.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { step } from '#shared/kernel/transitions.ts'
import { tell } from '#shared/messages/message.ts'
import { requesters } from '#shared/requesters/requester.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { toMinutes } from '#shared/time/instant.ts'
import { counting, readFreeHelp } from './free-help.ts'
import { moveRequest } from './move-request.ts'
import { openSeats } from './open-seats.ts'
import { requestStateWords, requests, requestTransitions } from './requests.ts'
import { type ServiceRequest, spanOf, Verification } from './service-request.ts'
import { mustBeApart, mustBeFit, mustSayWhy } from './verify-rules.ts'
import { requestWord } from './words.ts'

/** The answer of staff to a submitted need. */
export const VerifyInput = z.object({
  verdict: z.enum(['open', 'return', 'refuse']),
  how: Verification.shape.how,
  note: z.string().max(500),
  publicBenefit: z.boolean(),
  /** What the requester reads; required when the need is not opened. */
  answer: z.string().max(500).default(''),
  /** Refused because the authorities deal with it; `answer` then names them. */
  handedOver: z.boolean().optional(),
})
export type VerifyInput = z.infer<typeof VerifyInput>

const stateAfter = { open: 'open', return: 'returned', refuse: 'refused' } as const

/**
 * Staff of the territory verify a need (Decree 685) and open it, return it with reasons, or refuse it. Opening needs the
 * public-benefit tick (Art. 2), a body that was vouched for, and a reviewer who is not of that body. Item 8, and item 2 above
 * the limit of free help, take two people: the first yes is a proposal, and the request opens with that of a second one.
 */
export const verifyRequest = async (
  context: Context,
  input: VerifyInput & { requestId: string; confirming?: boolean },
): Promise<ServiceRequest> =>
  deciding(async () => {
    const request = await requests.get(context.table, keys.request(input.requestId))
    if (!request) throw notFound(requestWord)
    permit(context, 'request.verify', { what: requestWord, reach: request.reach })
    mustBeApart(context, request)
    await mustNotHaveEntered(context, request.id)
    const requester = await requesters.get(context.table, keys.requester(request.requesterId))
    const now = context.clock()
    const by = actorName(context.actor)
    const free = input.verdict === 'open' ? await readFreeHelp(context.table, request, now) : undefined
    const needsTwo = input.verdict === 'open' && (request.scopeItem === 8 || free?.isAbove === true)
    const isHandedOver = input.verdict === 'refuse' && input.handedOver === true
    const next: Loaded<ServiceRequest> = {
      ...request,
      state: step(requestTransitions, requestStateWords, request.state, stateAfter[input.verdict]),
      verification: {
        by,
        at: now,
        how: input.how,
        note: input.note,
        publicBenefit: input.publicBenefit,
      },
      ...(input.verdict === 'open' ? { openedAt: now } : { answer: input.answer }),
      ...(isHandedOver ? { handedOver: true } : {}),
    }
    if (input.verdict === 'open') mustBeFit(input, requester?.state === 'vouched', spanOf(request).starts > now)
    else mustSayWhy(input)
    const second = needsTwo ? await fourEyes(context, opening(request, input), input) : undefined
    if (second?.runs === false) {
      await context.table.write([requests.check(request), ...second.changes])
      return request
    }
    await context.table.write([
      ...moveRequest(context.random, next, request),
      ...(input.verdict === 'open' ? openSeats(next, now) : []),
      ...(free ? [counting(free.help, request.id)] : []),
      // Answered otherwise: a proposal to open it has nothing left to wait for.
      ...(second?.changes ??
        (await overtaken(context, { kind: 'openRequest', about: request.id, reach: request.reach }))),
      ...counted(context, next, input.verdict),
      ...tell(
        {
          to: request.contactPersonId,
          template: ({ open: 'requestOpened', return: 'requestReturned', refuse: 'requestRefused' } as const)[
            input.verdict
          ],
          values: { title: request.title, answer: input.answer, ...(isHandedOver ? { why: 'handedOver' } : {}) },
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

/** The act of opening, for a second person to confirm on the need as it stands. */
const opening = (request: Loaded<ServiceRequest>, input: VerifyInput): Proposal => ({
  kind: 'openRequest',
  about: request.id,
  reach: request.reach,
  link: `/staff/verify/${request.id}`,
  title: request.title,
  facts: String(request.version),
  input: { how: input.how, note: input.note, publicBenefit: input.publicBenefit ? 'yes' : '' },
  note: input.note,
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
