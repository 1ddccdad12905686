import { keptOfRun, type MatchRun } from '#shared/matching/match-run.ts'
import type { Seen } from '#shared/matching/seen.ts'
import { type Wave, type WaveNeed, yetToHope } from '#shared/matching/waves.ts'
import type { OpenPosition } from './match-position.ts'

/** Pure: what is kept of a wave so that it can be decided again; nothing where nobody could have been asked. */
export const runOf = (
  { request, shift, position, standing, edition }: OpenPosition,
  candidates: readonly Seen[],
  need: WaveNeed,
  wave: Wave,
): MatchRun | undefined => {
  if (candidates.length === 0 || yetToHope(standing, edition.settings) < edition.settings.waves.leastMissing)
    return undefined
  const asked = wave.people.map(({ volunteerId }) => volunteerId)
  const kept = keptOfRun(candidates, asked, need, edition.settings)
  const { proposed, now, ...rest } = need
  return {
    ...rest,
    requestId: request.id,
    shiftId: shift.id,
    positionId: position.id,
    districtCode: request.districtCode,
    factsVersion: request.factsVersion,
    at: now,
    edition: edition.name,
    free: standing.free,
    step: wave.step,
    asked: asked.length,
    people: kept.map((one) => ({
      ...one,
      proposed: proposed?.has(one.volunteerId) ?? false,
      round: standing.rounds.get(one.volunteerId) ?? 0,
    })),
    beyond: candidates.length - kept.length,
  }
}
