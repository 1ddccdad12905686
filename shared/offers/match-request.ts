import type { Context } from '#shared/authority/context.ts'
import { fallsDue } from '#shared/dues/due.ts'
import { nextLook } from '#shared/matching/asking.ts'
import { learnedInForce } from '#shared/matching/learned-chances.ts'
import { type MatchedPosition, matchesOf } from '#shared/matching/match.ts'
import { type Retrieval, retrieve } from '#shared/matching/retrieve.ts'
import { type Prices, pricesAt } from '#shared/matching/slot-prices.ts'
import { slotOf } from '#shared/matching/slots.ts'
import { yetToHope } from '#shared/matching/waves.ts'
import { nextWidening } from '#shared/matching/widening.ts'
import { regularsOf } from '#shared/requesters/regulars.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { requests } from '#shared/requests/requests.ts'
import { seatsOf } from '#shared/requests/seat.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import type { Edition } from '#shared/settings/first-edition.ts'
import { settingsInForce } from '#shared/settings/published.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change, Table } from '#shared/table/table.ts'
import { addMinutes, type Instant } from '#shared/time/instant.ts'
import { asksWaitUntil, matchPosition, type OpenPosition } from './match-position.ts'
import { offersOfRequest } from './offer.ts'
import { standingOf } from './seats-missing.ts'

/** Whom the plan of the district proposes for a request, by `shift/position`. */
export type Proposals = (request: ServiceRequest) => Promise<ReadonlyMap<string, ReadonlySet<string>>>

/**
 * 派单: finds people for every position that still lacks some, and asks the next wave. Follows from opening, from a decline
 * or an offer that ran out, from changed facts, and from the widening timetable. Running it twice or at once asks nobody
 * twice; a request that no longer looks for people is left alone (emergencies and item 8 come here once staff opened them).
 */
export const matchRequest = async (
  context: Context,
  input: { requestId: string },
  proposals: Proposals = async () => new Map(),
): Promise<MatchedPosition[]> => {
  const { table } = context
  const request = await requests.get(table, keys.request(input.requestId))
  if (!request) return []
  if (!isSeeking(request)) {
    await table.write([settledLater(request, context.clock())])
    return []
  }
  const [requester, seats, offers, regulars, edition, learned] = await Promise.all([
    requesters.get(table, keys.requester(request.requesterId)),
    seatsOf(table, request.id),
    offersOfRequest(table, request.id),
    regularsOf(table, request.requesterId),
    settingsInForce(table),
    learnedInForce(table),
  ])
  if (!requester) return []
  const now = context.clock()
  const open = request.shifts
    .filter(({ starts }) => starts > now)
    .flatMap((shift) =>
      shift.positions.map((position): OpenPosition => {
        const { id: shiftId, starts, ends } = shift
        const spot = { shiftId, starts, ends, positionId: position.id, factsVersion: request.factsVersion }
        const standing = standingOf(spot, seats, offers, now, edition.settings)
        return { request, requester, shift, position, offers, regulars, edition, learned, standing }
      }),
    )
    .filter(({ standing }) => standing.free > 0)
  const known = await matchesOf(table, request.id)
  const around = neighbourhoods(table)
  const sought = open.filter((position) => needsLook(position, known))
  const prices = pricesBySlot(table, request.districtCode)
  const proposed: ReadonlyMap<string, ReadonlySet<string>> = sought.length > 0 ? await proposals(request) : new Map()
  const matched: MatchedPosition[] = []
  // One after the other: somebody asked for one seat is seen as asked when the next, overlapping one is filled.
  let cutShort = false
  const waiting = open.filter((one) => one.standing.open > 0 && !sought.includes(one))
  for (const one of sought) {
    const run = await matchPosition(context, one, await around(one), {
      prices: await prices(one.shift.starts),
      proposed: proposed.get(`${one.shift.id}/${one.position.id}`) ?? new Set(),
    })
    matched.push(run.matched)
    cutShort ||= run.cutShort
    if (run.asked) waiting.push(one)
  }
  const later = laterLooks(request, { open, waiting }, edition, now)
  const soon = addMinutes(now, 1)
  if (cutShort) later.push(fallsDue({ kind: 'matchRequest', requestId: request.id, at: soon, cause: soon }, now))
  const after = await requests.get(table, keys.request(request.id))
  const left = offers.some(({ state, factsVersion }) => state === 'sent' && factsVersion < request.factsVersion)
  if (after && (left || !isSeeking(after) || after.factsVersion !== request.factsVersion)) {
    later.push(settledLater(after, context.clock()))
  }
  await table.write(later)
  return matched
}

const isSeeking = ({ state }: ServiceRequest): boolean => state === 'open' || state === 'underway'

/** Who was asked just while the need ended or its facts moved is not left waiting: settling closes such an offer. */
const settledLater = ({ id: requestId, version }: Loaded<ServiceRequest>, now: Instant): Change =>
  fallsDue({ kind: 'settleRequest', requestId, at: now, cause: `asked:${version}` }, now)

/** Where the yeses expected from open offers are enough, another look would ask nobody; a first one tells how things stand. */
const needsLook = (
  { request, shift, position, standing, edition }: OpenPosition,
  known: readonly MatchedPosition[],
): boolean =>
  yetToHope(standing, edition.settings) >= edition.settings.waves.leastMissing ||
  !known.some(
    ({ shiftId, positionId, factsVersion }) =>
      shiftId === shift.id && positionId === position.id && factsVersion === request.factsVersion,
  )

/** Positions that need the same skills are filled from the same neighbourhood: it is read once in a run. */
const neighbourhoods = (table: Table): ((open: OpenPosition) => Promise<Retrieval>) => {
  const read = new Map<string, Retrieval>()
  return async (open) => {
    const name = JSON.stringify(open.position.skills)
    const known = read.get(name)
    if (known !== undefined) return { ...known, queries: 0 }
    const found = await retrieve(table, { ...open, settings: open.edition.settings })
    read.set(name, found)
    return found
  }
}

/** The prices of one time of the week are read once in a run. */
const pricesBySlot = (table: Table, districtCode: string): ((at: Instant) => Promise<Prices>) => {
  const read = new Map<string, Promise<Prices>>()
  return (at) => {
    const slot = slotOf(at)
    const prices = read.get(slot) ?? pricesAt(table, districtCode, slot)
    read.set(slot, prices)
    return prices
  }
}

/**
 * When to look again: at the next step of the timetable, at 8:00 when quiet hours kept people from being asked, and at those
 * who stay silent while invitations are open. Where nobody was left to be asked, silence is not looked at: it would find
 * nobody either.
 */
const laterLooks = (
  { id: requestId, openedAt }: ServiceRequest,
  { open, waiting }: { open: readonly OpenPosition[]; waiting: readonly OpenPosition[] },
  { settings }: Edition,
  now: Instant,
): Change[] => {
  const looks = new Map<Instant, Change>()
  const look = (at: Instant | undefined, { shift }: OpenPosition): void => {
    if (at === undefined || at >= shift.starts) return
    const moment = at > now ? at : addMinutes(now, 1)
    looks.set(moment, fallsDue({ kind: 'widenRequest', requestId, at: moment, cause: moment }, now))
  }
  for (const one of open) {
    look(nextWidening(openedAt ?? now, one.shift.starts, now, settings), one)
    look(asksWaitUntil(one.shift, now), one)
  }
  for (const one of waiting) look(nextLook(now, settings), one)
  return [...looks.values()]
}
