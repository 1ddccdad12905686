import type { Context } from '#shared/authority/context.ts'
import type { RequestDraft } from '#shared/requests/draft.ts'
import { requestsOf } from '#shared/requests/requests-of.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { spanOf } from '#shared/requests/service-request.ts'
import { addDays } from '#shared/time/instant.ts'
import { type Need, needsOf } from './request-needs.ts'
import { noParts, partsOf } from './request-parts.ts'

/** One request in a requester's list: how many seats are taken, and what it wants from them now. */
export interface OverviewLine {
  request: ServiceRequest
  seats: number
  taken: number
  needs: Need[]
}

export interface RequestsOverview {
  drafts: RequestDraft[]
  lines: OverviewLine[]
  cursor?: string
}

/** After so many days nothing of a request waits for its requester any more, so its parts are not read. */
const quietAfterDays = 45

/** What a requester has asked for and what each wants from it. Only live requests are looked into. */
export const requestsOverview = async (
  context: Context,
  input: { requesterId: string; cursor?: string },
): Promise<RequestsOverview> => {
  const { drafts, requests, cursor } = await requestsOf(context, input)
  const now = context.clock()
  const lines = await Promise.all(
    requests.map(async (request) => {
      const live =
        ['open', 'underway', 'closed'].includes(request.state) && now < addDays(spanOf(request).ends, quietAfterDays)
      const parts = live ? await partsOf(context.table, request.id) : noParts
      return {
        request,
        seats: request.shifts.flatMap(({ positions }) => positions).reduce((sum, position) => sum + position.seats, 0),
        taken: parts.seats.filter(({ state }) => state === 'taken').length,
        needs: needsOf(request, parts, now),
      }
    }),
  )
  return { drafts, lines, ...(cursor === undefined ? {} : { cursor }) }
}
