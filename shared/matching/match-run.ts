import * as z from 'zod'
import { Emphasis, type Settings } from '#shared/settings/settings.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, epochSeconds, Instant } from '#shared/time/instant.ts'
import { localMonth } from '#shared/time/shanghai.ts'
import { AcceptanceModel } from './acceptance-model.ts'
import { PackedPeople, type SeenInRun } from './packed-people.ts'
import type { Seen } from './seen.ts'
import { nextWave, type WaveNeed } from './waves.ts'

/**
 * What one wave was decided on, so that it can be decided again, under other settings too: numbers and ids, nothing that
 * names anybody. Only of runs that could ask somebody; goes by itself after a year.
 */
export const MatchRun = z.object({
  requestId: z.string(),
  shiftId: z.string(),
  positionId: z.string(),
  districtCode: z.string(),
  factsVersion: z.number().int(),
  at: Instant,
  /** Name of the edition that decided. */
  edition: z.string(),
  starts: Instant,
  openedAt: Instant,
  emphasis: Emphasis,
  online: z.boolean(),
  manySeats: z.boolean(),
  /** Seats nobody sat on; and those of them not expected to be filled by open invitations. */
  free: z.number().int(),
  missing: z.number(),
  /** What was known of chances from answers; absent where the settings decided alone. */
  learned: AcceptanceModel.optional(),
  step: z.number().int(),
  /** How many were asked: they stand first, in the order in which they were asked. */
  asked: z.number().int(),
  /** The asked, and the best of those who were not. */
  people: PackedPeople,
  /** How many more could have been asked; they are not kept. */
  beyond: z.number().int(),
})
export type MatchRun = z.output<typeof MatchRun>

const keptDays = 366

export const matchRuns = entity('MatchRun', MatchRun, (run) => ({
  ...keys.matchRun(run.districtCode, localMonth(run.at), run.at, run.requestId, run.shiftId, run.positionId),
  expires: epochSeconds(addDays(run.at, keptDays)),
}))

/** Those not asked who are kept, at least: whom other settings would have asked instead is mostly among them. */
const keptOthers = 40

/** Pure: whom to keep of a run: the asked and so many of the others, the best first, that the same wave falls from them. */
export const keptOfRun = (
  candidates: readonly Seen[],
  asked: readonly string[],
  need: WaveNeed,
  settings: Settings,
): Seen[] => {
  const chosen = new Set(asked)
  const byId = new Map(candidates.map((one) => [one.volunteerId, one]))
  const first = asked.flatMap((id) => byId.get(id) ?? [])
  const others = candidates.filter(({ volunteerId }) => !chosen.has(volunteerId))
  for (let most = keptOthers; most < others.length; most *= 2) {
    const kept = [...first, ...others.slice(0, most)]
    const { people } = nextWave(kept, need, settings)
    if (people.length === asked.length && people.every(({ volunteerId }, at) => volunteerId === asked[at])) return kept
  }
  return [...first, ...others]
}

/** Pure: the need a run was decided for. */
export const needOfRun = (
  run: Omit<MatchRun, 'people' | 'asked' | 'beyond'> & { people: readonly SeenInRun[] },
): WaveNeed => ({
  emphasis: run.emphasis,
  online: run.online,
  free: run.free,
  missing: run.missing,
  starts: run.starts,
  openedAt: run.openedAt,
  now: run.at,
  manySeats: run.manySeats,
  proposed: new Set(run.people.filter(({ proposed }) => proposed).map(({ volunteerId }) => volunteerId)),
  ...(run.learned === undefined ? {} : { learned: run.learned }),
})
