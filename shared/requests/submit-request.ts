import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { count } from '#shared/counters/counter.ts'
import { newId } from '#shared/kernel/id.ts'
import { notFound, Refusal } from '#shared/kernel/refusal.ts'
import { step } from '#shared/kernel/transitions.ts'
import { cityCode, territoryReach } from '#shared/organizations/organization.ts'
import { type Requester, requesters } from '#shared/requesters/requester.ts'
import { countTicks, type ShownSkill } from '#shared/skills/ticks.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { checkInput } from './check-input.ts'
import { drafts } from './draft.ts'
import { moveRequest } from './move-request.ts'
import type { RequestInput } from './request-input.ts'
import { requestStateWords, requests, requestTransitions } from './requests.ts'
import type { ServiceRequest } from './service-request.ts'
import { countSizes } from './usual-size.ts'
import { requestWord } from './words.ts'

/**
 * 点单: hands a need in for verification, from a draft, after it was returned, or at once. Answers every wrong field
 * together. Submitting the same draft twice gives the same request. `shown`: skills that were suggested while it was written.
 */
export const submitRequest = async (
  context: Context,
  input: {
    id?: string
    requesterId: string
    contactPersonId: string
    request: RequestInput
    shown?: readonly ShownSkill[]
  },
): Promise<ServiceRequest> => {
  permit(context, 'request.post', { what: requestWord, requesterId: input.requesterId })
  const now = context.clock()
  const problems = checkInput(input.request, now)
  if (problems.length > 0) throw unfit(problems)
  const id = input.id ?? newId('request', context.random)
  return deciding(async () => {
    const [requester, before, draft] = await Promise.all([
      requesters.get(context.table, keys.requester(input.requesterId)),
      requests.get(context.table, keys.request(id)),
      drafts.get(context.table, keys.draft(id)),
    ])
    if (!requester || differs(before ?? draft, requester)) throw notFound(requestWord)
    if (before?.state === 'submitted') return before
    const request = requestFrom(id, requester, input, before, now)
    const changes: Change[] = [
      ...moveRequest(context.random, request, before),
      ...(draft ? [drafts.remove(draft)] : []),
      count(request.reach.at(-1) ?? '', { 'request.submitted': 1 }, now, context.random),
      audited(context, id, 'request.post'),
      // Handed in once more after it was sent back, it is no further need of anybody.
      ...(before
        ? []
        : [...(input.shown ?? []).flatMap(countTicks), ...countSizes(request.shifts, now, context.random)]),
    ]
    await context.table.write(changes)
    return request
  })
}

/** Pure: the request as it waits for verification. */
export const requestFrom = (
  id: string,
  requester: Requester,
  input: { contactPersonId: string; request: RequestInput },
  before: Loaded<ServiceRequest> | undefined,
  now: Instant,
): ServiceRequest => {
  const districtCode = input.request.place?.districtCode ?? requester.place.districtCode
  return {
    ...input.request,
    id,
    state: step(requestTransitions, requestStateWords, before?.state ?? 'draft', 'submitted'),
    requesterId: requester.id,
    requesterName: requester.name,
    requesterKind: requester.kind,
    ...(requester.industry === undefined ? {} : { requesterIndustry: requester.industry }),
    contactPersonId: input.contactPersonId,
    districtCode,
    reach: territoryReach(districtCode.startsWith(cityCode.slice(0, 4)) ? districtCode : cityCode),
    factsVersion: (before?.factsVersion ?? 0) + 1,
    createdAt: before?.createdAt ?? now,
    submittedAt: now,
  }
}

const differs = (owned: { requesterId: string } | undefined, requester: Requester): boolean =>
  owned !== undefined && owned.requesterId !== requester.id

const unfit = (problems: ReturnType<typeof checkInput>): Refusal =>
  new Refusal(
    'invalid',
    'requestIncomplete',
    {
      zh: `还有 ${problems.length} 处要改。您写的都还在。`,
      en: `${problems.length} things to correct. All you wrote is kept.`,
    },
    { fields: problems },
  )
