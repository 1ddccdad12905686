import { type Context, deciding } from '#shared/authority/context.ts'
import type { Counts } from '#shared/counters/counter.ts'
import { count } from '#shared/counters/counter.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { matchesOf } from '#shared/matching/match.ts'
import { isLive, type Placement, placementsOfRequest } from '#shared/placements/placement.ts'
import { boardEntries, boardEntryOf } from '#shared/requests/board.ts'
import { moveRequest } from '#shared/requests/move-request.ts'
import { requests } from '#shared/requests/requests.ts'
import { type Seat, seats, seatsOf } from '#shared/requests/seat.ts'
import { findPosition, type ServiceRequest, spanOf, type UnfilledCause } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, type Instant } from '#shared/time/instant.ts'
import { type Offer, offersOfRequest } from './offer.ts'
import { unfilledCause } from './unfilled-cause.ts'

/** A request waits so long for hours to be confirmed before it closes over placements nobody spoke of any more. */
export const closingPatienceDays = 30

/**
 * Closes a request when its last shift is over and every placement has come to its end: each empty seat gets one cause, and
 * the counters learn whether all were filled. Comes back tomorrow while hours are still open. Closing twice is closing once.
 */
export const closeRequest = async (context: Context, input: { requestId: string }): Promise<void> =>
  deciding(async () => {
    const { table } = context
    const now = context.clock()
    const request = await requests.get(table, keys.request(input.requestId))
    if (request?.state !== 'open' && request?.state !== 'underway') return
    const { ends } = spanOf(request)
    if (now < ends) return again(context, request, ends)
    const [all, placements, offers, matches] = await Promise.all([
      seatsOf(table, request.id),
      placementsOfRequest(table, request.id),
      offersOfRequest(table, request.id),
      matchesOf(table, request.id),
    ])
    if (placements.some(isUnfinished) && now < addDays(ends, closingPatienceDays)) {
      return again(context, request, addDays(now, 1))
    }
    const causes = causesOf(request, all, offers, matches)
    await table.write([
      ...moveRequest(
        context.random,
        { ...request, state: 'closed', closedAt: now, ...(Object.keys(causes).length > 0 ? { unfilled: causes } : {}) },
        request,
      ),
      ...all
        .filter(({ state }) => state === 'free' || state === 'held')
        .map((seat) => seats.replace({ ...seat, state: 'closed' })),
      { kind: 'remove', key: boardEntries.keyOf(boardEntryOf(request)) },
      count(request.reach.at(-1) ?? '', closingCounts(request, causes), now, context.random),
      fallsDue({ kind: 'settleRequest', requestId: request.id, at: now, cause: 'closed' }, now),
    ])
  })

const again = (context: Context, request: ServiceRequest, at: Instant): Promise<void> =>
  context.table.write([
    fallsDue({ kind: 'closeRequest', requestId: request.id, at, cause: `again:${at}` }, context.clock()),
  ])

const isUnfinished = ({ state }: Placement): boolean => isLive(state) && state !== 'recorded'

/** Per `shift/position` with an empty seat: why. Seats of a shift that was called off count as empty too. */
const causesOf = (
  request: ServiceRequest,
  all: readonly Seat[],
  offers: readonly Offer[],
  matches: Awaited<ReturnType<typeof matchesOf>>,
): Record<string, UnfilledCause> => {
  const causes: Record<string, UnfilledCause> = {}
  for (const { shiftId, positionId, state } of all) {
    const spot = `${shiftId}/${positionId}`
    if (state === 'taken' || causes[spot] !== undefined) continue
    const of = (one: { shiftId: string; positionId: string }): boolean =>
      one.shiftId === shiftId && one.positionId === positionId
    causes[spot] = unfilledCause({
      offers: offers.filter(of),
      match: matches.find(of),
      openedAt: request.openedAt ?? request.createdAt,
      starts: request.shifts.find(({ id }) => id === shiftId)?.starts ?? '',
    })
  }
  return causes
}

/** A request counts once, under the cause of its first unfilled position; every such skill counts under its own. */
const closingCounts = (request: ServiceRequest, causes: Record<string, UnfilledCause>): Counts => {
  const unfilled = Object.entries(causes)
  const outcome = unfilled.length === 0 ? 'closedFilled' : 'closedUnfilled'
  const numbers: Counts = { [`request.${outcome}`]: 1, [`item${request.scopeItem}.${outcome}`]: 1 }
  const [main] = unfilled
  if (main) numbers[`unfilled.${main[1]}`] = 1
  for (const [spot, cause] of unfilled) {
    const [shiftId = '', positionId = ''] = spot.split('/')
    const skill = findPosition(request, shiftId, positionId)?.position.skills[0]?.skill
    if (skill !== undefined)
      numbers[`unfilledSkill.${skill}.${cause}`] = (numbers[`unfilledSkill.${skill}.${cause}`] ?? 0) + 1
  }
  return numbers
}
