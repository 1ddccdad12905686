import { may, permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { coarse } from '#shared/matching/coarse.ts'
import type { Funnel } from '#shared/matching/funnel.ts'
import { type MatchedPosition, matchesOf } from '#shared/matching/match.ts'
import type { RelaxationCount } from '#shared/matching/relaxations.ts'
import { requests } from '#shared/requests/requests.ts'
import { requestWord } from '#shared/requests/words.ts'
import { keys } from '#shared/table/keys.ts'
import type { Instant } from '#shared/time/instant.ts'

/** Everything the last runs found, person by person: for staff. */
export const readMatch = async (context: Context, { requestId }: { requestId: string }): Promise<MatchedPosition[]> => {
  const request = await requests.get(context.table, keys.request(requestId))
  if (!request) throw notFound(requestWord)
  permit(context, 'match.explain', { what: requestWord, reach: request.reach })
  return matchesOf(context.table, requestId)
}

/** What the requester sees of matching: numbers and possible changes, nobody in particular. */
export interface MatchProgress {
  shiftId: string
  positionId: string
  at: Instant
  funnel: Funnel
  /** Fewer than three people were left at some step: numbers from there on are upper bounds. Always exact for staff. */
  few: boolean
  wave: number
  step: number
  relaxations: RelaxationCount[]
}

export const readMatchProgress = async (
  context: Context,
  { requestId }: { requestId: string },
): Promise<MatchProgress[]> => {
  const request = await requests.get(context.table, keys.request(requestId))
  if (!request) throw notFound(requestWord)
  permit(context, 'request.read', { what: requestWord, requesterId: request.requesterId, reach: request.reach })
  const exact = may(context.actor, 'match.explain', { what: requestWord, reach: request.reach })
  const matches = await matchesOf(context.table, requestId)
  return matches.map((match) => {
    const { shiftId, positionId, at, wave, step } = match
    const told = exact ? { funnel: match.funnel, few: false, relaxations: match.relaxations } : coarse(match)
    return { shiftId, positionId, at, wave, step, ...told }
  })
}
