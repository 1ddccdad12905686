import { isLive, type Placement } from '#shared/placements/placement.ts'
import { decidableFrom, decisionAt } from '#shared/requests/open-seats.ts'
import type { ServiceRequest, Shift } from '#shared/requests/service-request.ts'
import { addDays, addHours, addMinutes, type Instant } from '#shared/time/instant.ts'
import type { RequestParts } from './request-parts.ts'

/** What a request wants from its requester now; `count` people or places it is about. */
export type Need =
  | { kind: 'correct' }
  | { kind: 'sign'; count: number }
  | { kind: 'decideMinimum'; shiftId: string; positionId: string; placed: number; minimum: number; by: Instant }
  | { kind: 'showCode'; shiftId: string; starts: Instant }
  | { kind: 'confirmHours'; shiftId: string; count: number }
  | { kind: 'rate'; count: number; placementId: string }

/** The code is of use from half an hour before a shift until a while after, when people check out. */
const codeFrom = (starts: Instant): Instant => addMinutes(starts, -30)
const codeUntil = (ends: Instant): Instant => addHours(ends, 2)
/** A rating is asked for so long after the service. */
const ratingDays = 30

const has = (state: Placement['state'], ...of: readonly Placement['state'][]): boolean => of.includes(state)

/** Pure: all that waits for the requester, most pressing first. */
export const needsOf = (request: ServiceRequest, parts: RequestParts, now: Instant): Need[] => {
  if (request.state === 'returned') return [{ kind: 'correct' }]
  if (!['open', 'underway', 'closed'].includes(request.state)) return []
  return [
    ...codesToShow(request, parts, now),
    ...hoursToConfirm(request, parts),
    ...toSign(request, parts),
    ...minimumsToDecide(request, parts, now),
    ...toRate(parts, now),
  ]
}

const codesToShow = (request: ServiceRequest, { placements }: RequestParts, now: Instant): Need[] =>
  request.shifts
    .filter(({ starts, ends }) => codeFrom(starts) <= now && now < codeUntil(ends))
    .filter(({ id }) => placements.some((p) => p.shiftId === id && has(p.state, 'confirmed', 'checkedIn')))
    .map(({ id, starts }) => ({ kind: 'showCode', shiftId: id, starts }))

const hoursToConfirm = (request: ServiceRequest, { placements, attendances }: RequestParts): Need[] =>
  request.shifts.flatMap(({ id }): Need[] => {
    const waiting = placements.filter(
      (p) =>
        p.shiftId === id &&
        p.state === 'checkedOut' &&
        !attendances.some((one) => one.placementId === p.id && one.requesterClaim),
    )
    return waiting.length === 0 ? [] : [{ kind: 'confirmHours', shiftId: id, count: waiting.length }]
  })

/** Agreements of standing placements that lack the requester's signature. */
export const unsignedByRequester = ({ agreements, placements }: RequestParts) =>
  agreements.filter(
    (agreement) =>
      agreement.state === 'open' &&
      agreement.form === 'signed' &&
      !agreement.signatures.some(({ party }) => party === 'requester') &&
      placements.some(({ id, state }) => id === agreement.placementId && isLive(state)),
  )

const toSign = (_request: ServiceRequest, parts: RequestParts): Need[] => {
  const open = unsignedByRequester(parts)
  return open.length === 0 ? [] : [{ kind: 'sign', count: open.length }]
}

/**
 * Pure: when the head-count of a shift is decided next: 48 hours before; where less was left, halfway from when it opened or
 * moved. Whoever goes after that opens the question again, for half of the time left then.
 */
export const headcountDecidedAt = (
  request: Pick<ServiceRequest, 'openedAt' | 'countedFrom' | 'createdAt'>,
  shift: Pick<Shift, 'id' | 'starts'>,
  placements: RequestParts['placements'],
  now: Instant,
): Instant => {
  const since = request.countedFrom?.[shift.id] ?? request.openedAt ?? request.createdAt
  const left = placements.flatMap(({ shiftId, endedAt }) => (shiftId === shift.id && endedAt ? [endedAt] : []))
  const moments = [since, ...left.filter((at) => at > since).sort()].map((from) => decisionAt(shift, from))
  return moments.find((at) => at > now) ?? moments.at(-1) ?? decidableFrom(shift)
}

const minimumsToDecide = (request: ServiceRequest, { placements }: RequestParts, now: Instant): Need[] =>
  request.state !== 'open'
    ? []
    : request.shifts.flatMap((shift) =>
        shift.starts <= now || addHours(decidableFrom(shift), -24) > now
          ? []
          : shift.positions.flatMap((position): Need[] => {
              const placed = placements.filter(
                (p) => p.shiftId === shift.id && p.positionId === position.id && isLive(p.state),
              ).length
              return placed === 0 || placed >= position.minimum
                ? []
                : [
                    {
                      kind: 'decideMinimum',
                      shiftId: shift.id,
                      positionId: position.id,
                      placed,
                      minimum: position.minimum,
                      by: headcountDecidedAt(request, shift, placements, now),
                    },
                  ]
            }),
      )

const toRate = ({ placements, ratings }: RequestParts, now: Instant): Need[] => {
  const open = placements.filter(
    ({ id, state, ends }) =>
      has(state, 'recorded') &&
      now < addDays(ends, ratingDays) &&
      !ratings.some((rating) => rating.placementId === id && rating.by === 'requester'),
  )
  const first = open[0]
  return first ? [{ kind: 'rate', count: open.length, placementId: first.id }] : []
}
