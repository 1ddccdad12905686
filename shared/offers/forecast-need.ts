import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { type Assessed, assess, candidatesOf, type Sought } from '#shared/matching/assess.ts'
import { coarse, fewPeople } from '#shared/matching/coarse.ts'
import { type Funnel, funnelOf } from '#shared/matching/funnel.ts'
import { fitsAt } from '#shared/matching/near-misses.ts'
import type { RelaxationCount } from '#shared/matching/relaxations.ts'
import { type Retrieval, retrieve } from '#shared/matching/retrieve.ts'
import { regularsOf } from '#shared/requesters/regulars.ts'
import { requesters } from '#shared/requesters/requester.ts'
import type { RequestInput } from '#shared/requests/request-input.ts'
import { requestFrom } from '#shared/requests/submit-request.ts'
import { requestWord } from '#shared/requests/words.ts'
import { settingsInForce } from '#shared/settings/published.ts'
import { keys } from '#shared/table/keys.ts'
import { advice } from './match-position.ts'

/** Whom one position of one shift would find if it were looked for now: numbers alone, of nobody in particular. */
export interface Forecast {
  shiftId: string
  positionId: string
  seats: number
  /** Everybody with the skill at its level near enough, looked at or not. */
  inReach: number
  /** Who could be asked for that time: every hard rule lets them through. */
  free: number
  /** Fewer than three people were left at some step: numbers from there on are upper bounds. */
  few: boolean
  funnel: Funnel
  /** The one change that lets most people in, what the requester decides first. */
  best?: HelpfulChange
}

/** A change with what comes of it. `total`: of another time, how many could be asked then, those who cannot any more left out. */
export type HelpfulChange = RelaxationCount & { total?: number }

/** Positions that are looked around for: each costs what a match reads. */
const mostLooked = 6

/** Pure: who is left of a funnel once distance was looked at. */
const withinReach = ({ pool, optedOut, noSkill, lowLevel, outOfReach }: Funnel): number =>
  pool - optedOut - noSkill - lowLevel - outOfReach

/** Pure: what helps most on balance. With another time some who could come now no longer can. */
const mostHelpful = (
  relaxations: readonly RelaxationCount[],
  assessed: readonly Assessed[],
  free: number,
): HelpfulChange | undefined => {
  const changes = relaxations.map((one): HelpfulChange & { gain: number } => {
    const { starts } = one
    if (starts === undefined) return { ...one, gain: one.more }
    const total = assessed.filter(({ facts }) => facts !== undefined && fitsAt(facts, starts)).length
    return { ...one, total, gain: total - free }
  })
  const [best] = changes
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => Number(b.decidedBy === 'requester') - Number(a.decidedBy === 'requester') || b.gain - a.gain)
  if (best === undefined) return undefined
  const { gain: _, ...change } = best
  return change
}

/**
 * Looks around for a need that was not handed in yet, exactly as matching will: the same index, the same rules, the same
 * settings. Nothing is written and nobody is asked. Seats of one need that overlap in time are each looked at alone, while
 * matching fills them one after the other.
 */
export const forecastNeed = async (
  context: Context,
  input: { requesterId: string; request: RequestInput },
): Promise<Forecast[]> => {
  permit(context, 'request.post', { what: requestWord, requesterId: input.requesterId })
  const { table } = context
  const now = context.clock()
  const [requester, regulars, { settings }] = await Promise.all([
    requesters.get(table, keys.requester(input.requesterId)),
    regularsOf(table, input.requesterId),
    settingsInForce(table),
  ])
  if (!requester) throw notFound(requestWord)
  const of = { contactPersonId: '', request: input.request }
  const request = requestFrom('req_forecast', requester, of, undefined, now)
  const around = new Map<string, Promise<Retrieval>>()
  const spots = request.shifts
    .filter(({ starts }) => starts > now)
    .flatMap((shift) => shift.positions.map((position) => ({ shift, position })))
    .slice(0, mostLooked)
  return Promise.all(
    spots.map(async ({ shift, position }): Promise<Forecast> => {
      const nobody = { asked: new Set<string>(), declined: new Set<string>() }
      const sought: Sought = { request, requester, shift, position, regulars, now, settings, ...nobody }
      const name = JSON.stringify(position.skills)
      const reading = around.get(name) ?? retrieve(table, sought)
      around.set(name, reading)
      const found = await reading
      const assessed = await assess(table, sought, found)
      const candidates = candidatesOf(assessed, new Map(), settings)
      const { funnel, few, relaxations } = coarse({
        funnel: funnelOf(found, assessed, request.manner === 'online'),
        relaxations: await advice(context, sought, assessed, candidates, position.seats),
      })
      const reach = withinReach(funnel)
      const best = mostHelpful(relaxations, assessed, candidates.length)
      return {
        shiftId: shift.id,
        positionId: position.id,
        seats: position.seats,
        inReach: few && reach < fewPeople ? Math.max(reach, funnel.eligible) : reach,
        free: funnel.eligible,
        few,
        funnel,
        ...(best === undefined ? {} : { best }),
      }
    }),
  )
}
