import type { AcceptanceModel } from '#shared/matching/acceptance-model.ts'
import { learnedInForce } from '#shared/matching/learned-chances.ts'
import type { MatchedPosition } from '#shared/matching/match.ts'
import { matchesOf } from '#shared/matching/match.ts'
import type { OpenPosition } from '#shared/offers/match-position.ts'
import { type Offer, offersOfRequest } from '#shared/offers/offer.ts'
import { standingOf } from '#shared/offers/seats-missing.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { regularsOf } from '#shared/requesters/regulars.ts'
import { type Requester, requesters } from '#shared/requesters/requester.ts'
import { leastInShift } from '#shared/requests/adults.ts'
import { boardEntries } from '#shared/requests/board.ts'
import { requests } from '#shared/requests/requests.ts'
import { type Seat, seatsOf } from '#shared/requests/seat.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { type Edition, firstEdition } from '#shared/settings/first-edition.ts'
import { settingsInForce } from '#shared/settings/published.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { boardsOf, type PlanScope } from './scope.ts'

/** A position with seats to plan for. */
export interface ToFill extends OpenPosition {
  seats: number
  minimum: number
  match: MatchedPosition | undefined
}

/** One plan takes so many positions and seats, those that start first. */
export const most = { positions: 200, seats: 600 } as const
/** Open needs that are read of one district. */
const mostNeeds = 500
const atOnce = 20

/** What one request holds, as far as planning looks at it. */
export interface NeedItems {
  request: ServiceRequest
  requester: Requester
  seats: readonly Seat[]
  offers: readonly Offer[]
  regulars: ReadonlySet<string>
  edition: Edition
  /** What answers have taught about chances, once enough have come. */
  learned?: AcceptanceModel | undefined
}

/** Requests of a scope that look for people, from the boards: no list of all requests is read. */
const openRequests = async (table: Table, scope: PlanScope): Promise<ServiceRequest[]> => {
  const boards = await Promise.all(
    boardsOf(scope).map((code) =>
      boardEntries.list(table, {
        partition: keys.board(territoryId(code), '', '').pk,
        to: scope.until,
        limit: mostNeeds,
        eventual: true,
      }),
    ),
  )
  const ids = boards
    .flatMap(({ items }) => items)
    .filter(({ campaignId }) => scope.kind === 'district' || campaignId === scope.name)
    .map(({ requestId }) => keys.request(requestId))
  return (await requests.getMany(table, ids)).filter(({ state }) => state === 'open' || state === 'underway')
}

/** Pure: seats to plan for. The last quarter of a seat is left to the offers that are open, as in waves. */
export const seatsToFill = (missing: number, { waves }: Pick<Settings, 'waves'> = firstEdition.settings): number =>
  Math.max(0, Math.ceil(missing - waves.leastMissing))

/**
 * Pure: the open positions of one request that a plan fills. Accepted seats are no part of it: they count towards the least
 * head-count, and open offers by the yeses to be expected. The two adults that minors need (Art. 11(6)) are asked of the one
 * position of a shift; where a shift has several, its head-count decision looks after them.
 */
export const positionsToFill = (
  { request, requester, seats, offers, regulars, edition, learned }: NeedItems,
  matches: readonly MatchedPosition[],
  { now, until }: { now: Instant; until: Instant },
): ToFill[] =>
  request.shifts
    .filter(({ starts }) => starts > now && starts < until)
    .flatMap((shift) =>
      shift.positions.map((position): ToFill => {
        const spot = { shiftId: shift.id, positionId: position.id }
        const { starts, ends } = shift
        const { factsVersion } = request
        const standing = standingOf({ ...spot, starts, ends, factsVersion }, seats, offers, now, edition.settings)
        const toFill = Math.min(standing.free, seatsToFill(standing.missing, edition.settings))
        const least = Math.max(position.minimum, shift.positions.length === 1 ? leastInShift(request) : 0)
        const coming = position.seats - standing.missing
        return {
          request,
          requester,
          shift,
          position,
          standing,
          regulars,
          offers,
          edition,
          learned,
          seats: toFill,
          minimum: Math.min(toFill, seatsToFill(least - coming, edition.settings)),
          match: matches.find(
            (one) => one.shiftId === shift.id && one.positionId === position.id && one.factsVersion === factsVersion,
          ),
        }
      }),
    )

/** What is known of a request's seats and people; nothing where the body that asks is gone. */
export const loadNeed = async (
  table: Table,
  request: ServiceRequest,
  known?: {
    requester: Requester | undefined
    regulars: ReadonlySet<string>
    edition: Edition
    learned: AcceptanceModel | undefined
  },
): Promise<NeedItems | undefined> => {
  const [requester, regulars, edition, learned, seats, offers] = await Promise.all([
    known ? known.requester : requesters.get(table, keys.requester(request.requesterId)),
    known ? known.regulars : regularsOf(table, request.requesterId),
    known ? known.edition : settingsInForce(table),
    known ? known.learned : learnedInForce(table),
    seatsOf(table, request.id),
    offersOfRequest(table, request.id),
  ])
  return requester && { request, requester, seats, offers, regulars, edition, learned }
}

/** Every position of a scope that lacks people, in the order in which they start; and how many more there are. */
export const openPositions = async (
  table: Table,
  scope: PlanScope,
  now: Instant,
): Promise<{ positions: ToFill[]; beyond: number; offers: Offer[] }> => {
  const [asked, edition, learned] = await Promise.all([
    openRequests(table, scope),
    settingsInForce(table),
    learnedInForce(table),
  ])
  const bodies = [...new Set(asked.map(({ requesterId }) => requesterId))]
  const found = await requesters.getMany(table, bodies.map(keys.requester))
  const known = new Map(
    await Promise.all(
      bodies.map(async (id) => {
        const requester = found.find((one) => one.id === id)
        return [id, { requester, regulars: await regularsOf(table, id), edition, learned }] as const
      }),
    ),
  )
  const open: ToFill[] = []
  const offers: Offer[] = []
  for (let at = 0; at < asked.length; at += atOnce) {
    const parts = await Promise.all(
      asked.slice(at, at + atOnce).map(async (request) => {
        const [need, matches] = await Promise.all([
          loadNeed(table, request, known.get(request.requesterId)),
          matchesOf(table, request.id, { eventual: true }),
        ])
        return need ? { need, matches } : undefined
      }),
    )
    for (const part of parts) {
      if (!part) continue
      open.push(...positionsToFill(part.need, part.matches, { now, until: scope.until }))
      offers.push(...part.need.offers)
    }
  }
  const lacking = open
    .filter(({ seats }) => seats > 0)
    .sort((a, b) => order(a.shift.starts, b.shift.starts) || order(nameOf(a), nameOf(b)))
  const positions = capped(lacking)
  return { positions, beyond: lacking.length - positions.length, offers }
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
const nameOf = ({ request, shift, position }: ToFill): string => `${request.id}/${shift.id}/${position.id}`

/** Pure: as many as one plan takes. */
const capped = (lacking: readonly ToFill[]): ToFill[] => {
  let seats = 0
  return lacking.slice(0, most.positions).filter((one) => {
    seats += one.seats
    return seats <= most.seats
  })
}
