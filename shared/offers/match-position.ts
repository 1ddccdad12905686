import { asSystem, type Context } from '#shared/authority/context.ts'
import type { AcceptanceModel } from '#shared/matching/acceptance-model.ts'
import { askingTime } from '#shared/matching/asking.ts'
import { type Assessed, assess, type Candidate, candidatesOf, type Sought } from '#shared/matching/assess.ts'
import { funnelOf } from '#shared/matching/funnel.ts'
import { calendarsRead, type MatchedPosition, matchedPositions, storedCandidates } from '#shared/matching/match.ts'
import { matchRuns } from '#shared/matching/match-run.ts'
import { missingByOne, nearMissesOf } from '#shared/matching/near-misses.ts'
import { provisionOf } from '#shared/matching/provisions.ts'
import { type RelaxationCount, relaxationsOf } from '#shared/matching/relaxations.ts'
import type { Retrieval } from '#shared/matching/retrieve.ts'
import { weighingOf } from '#shared/matching/score.ts'
import type { Prices } from '#shared/matching/slot-prices.ts'
import { nextWave, type WaveNeed } from '#shared/matching/waves.ts'
import { whatIf, withWhatIf } from '#shared/matching/what-if.ts'
import type { Requester } from '#shared/requesters/requester.ts'
import type { Position, ServiceRequest, Shift } from '#shared/requests/service-request.ts'
import type { Edition } from '#shared/settings/first-edition.ts'
import type { Instant } from '#shared/time/instant.ts'
import { nobodyFits } from './nobody-fits.ts'
import type { Offer } from './offer.ts'
import { runOf } from './run-of.ts'
import { declinedIn, type Standing } from './seats-missing.ts'
import { askOne } from './send-wave.ts'

const askedAtOnce = 8

export interface OpenPosition {
  request: ServiceRequest
  requester: Requester
  shift: Shift
  position: Position
  standing: Standing
  regulars: ReadonlySet<string>
  offers: readonly Offer[]
  /** The numbers by which people are ranked and asked. */
  edition: Edition
  /** What answers have taught about chances, once enough have come. */
  learned?: AcceptanceModel | undefined
}

/** What a plan of the whole district tells of one position. */
export interface PlanWord {
  /** What skills are worth there at that time of the week. */
  prices: Prices
  /** Whom it proposes here. */
  proposed: ReadonlySet<string>
}

/**
 * One run for one position: judges and ranks those found around, keeps what was seen, and asks the next wave. A wave cut
 * short by a crash is finished by running again: who was asked is seen on the offers, and each ask is one write. `cutShort`
 * when somebody could no longer be asked: others are to be found in their place.
 */
export const matchPosition = async (
  context: Context,
  open: OpenPosition,
  found: Retrieval,
  { prices, proposed }: PlanWord,
): Promise<{ matched: MatchedPosition; asked: boolean; cutShort: boolean }> => {
  const { table } = context
  const now = context.clock()
  const { request, shift, position, standing, edition, learned } = open
  const { settings } = edition
  const { asked } = standing
  const sought: Sought = { ...open, asked, declined: declinedIn(open.offers, shift), now, settings }
  const assessed = await assess(table, sought, found)
  const candidates = candidatesOf(assessed, prices, settings, learned)
  const seen = candidates.map((one) => one.seen)
  const need: WaveNeed = {
    ...weighingOf(request),
    free: standing.free,
    missing: standing.missing,
    starts: shift.starts,
    openedAt: request.openedAt ?? now,
    now,
    manySeats: provisionOf(request).manySeats,
    proposed,
    ...(learned === undefined ? {} : { learned }),
  }
  const wave = nextWave(seen, need, settings)
  const mayAsk = askingTime(shift.starts, now) <= now
  const byId = new Map(candidates.map((one) => [one.volunteerId, one]))
  const people = mayAsk ? wave.people.flatMap(({ volunteerId }) => byId.get(volunteerId) ?? []) : []
  const number = standing.wavesSent + (people.length > 0 ? 1 : 0)
  const nobody = candidates.length === 0 && standing.open === 0 && standing.free > 0
  const matched: MatchedPosition = {
    requestId: request.id,
    shiftId: shift.id,
    positionId: position.id,
    at: now,
    edition: edition.name,
    factsVersion: request.factsVersion,
    skill: found.skill,
    level: found.level,
    wave: number,
    step: wave.step,
    funnel: funnelOf(found, assessed, request.manner === 'online'),
    candidates: storedCandidates(candidates, new Set(people.map(({ volunteerId }) => volunteerId))),
    nearMisses: nearMissesOf(assessed),
    missingByOne: missingByOne(assessed).length,
    relaxations: await advice(context, sought, assessed, candidates, standing.missing),
    nobody,
    cost: { queries: found.queries, entries: found.entries.length, calendars: calendarsRead(assessed) },
  }
  // Kept by a write of its own: in one transaction both would cost double, and either is true without the other.
  const run = mayAsk ? runOf(open, seen, need, wave) : undefined
  if (run) await table.write([matchRuns.put(run)])
  await table.write([matchedPositions.put(matched), ...(nobody ? await nobodyFits(context, request, matched) : [])])
  let sent = 0
  for (let at = 0; at < people.length; at += askedAtOnce) {
    const offers = await Promise.all(
      people.slice(at, at + askedAtOnce).map((one) =>
        askOne(asSystem(context), one, {
          wave: number,
          round: standing.rounds.get(one.volunteerId) ?? 0,
          settings,
        }),
      ),
    )
    sent += offers.filter((offer) => offer !== undefined).length
  }
  return { matched, asked: people.length > 0, cutShort: sent < people.length }
}

/** Which changes would let more people in; a second look around only where there are fewer people than seats. */
export const advice = async (
  { table }: Context,
  sought: Sought,
  assessed: readonly Assessed[],
  candidates: readonly Candidate[],
  missing: number,
): Promise<RelaxationCount[]> => {
  const counted = relaxationsOf(assessed)
  if (candidates.length >= missing) return counted
  return withWhatIf(counted, await whatIf(table, sought, new Set(candidates.map(({ volunteerId }) => volunteerId))))
}

/** When people may be asked, if that is not now. */
export const asksWaitUntil = (shift: Pick<Shift, 'starts'>, now: Instant): Instant | undefined => {
  const at = askingTime(shift.starts, now)
  return at > now ? at : undefined
}
