import fc from 'fast-check'
import { keptOfRun, type MatchRun, matchRuns } from '#shared/matching/match-run.ts'
import type { SeenInRun } from '#shared/matching/packed-people.ts'
import { nextWave, type WaveNeed } from '#shared/matching/waves.ts'
import { settingBounds } from '#shared/settings/bounds.ts'
import { checkSettings } from '#shared/settings/check-settings.ts'
import { firstEdition } from '#shared/settings/first-edition.ts'
import { Emphasis, type Settings } from '#shared/settings/settings.ts'
import { addHours, addMinutes } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'

// People, needs and settings of every shape, and the runs that fall from them.

const { settings: first } = firstEdition
export const opened = fromLocal('2026-09-14', '09:00')
const part = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 10_000)
const few = fc.integer({ min: 0, max: 9 })

const somebody = (volunteerId: string): fc.Arbitrary<SeenInRun> =>
  fc.record(
    {
      volunteerId: fc.constant(volunteerId),
      values: fc.record({
        skill: part,
        slack: part,
        continuity: fc.constantFrom(0, 0.7, 1),
        preference: fc.constantFrom(0, 1),
        language: fc.constantFrom(0, 1),
        outcome: part,
        overQualified: fc.constantFrom(0, 0.5, 1),
        load: part,
        asked: part,
      }),
      way: part,
      answers: fc.record({ accepted: few, declined: few, silent: few }),
      asksOfWeek: few,
      proposed: fc.boolean(),
      round: fc.constantFrom(0, 0, 1),
      km: fc.integer({ min: 0, max: 60_000 }).map((metres) => metres / 1000),
      lastAskedAt: fc.integer({ min: 1, max: 40_000 }).map((minutes) => addMinutes(opened, -minutes)),
      elsewhere: fc.integer({ min: 1, max: 9000 }).map((worth) => worth / 10_000),
    },
    { requiredKeys: ['volunteerId', 'values', 'way', 'answers', 'asksOfWeek', 'proposed', 'round'] },
  )
export const crowd = fc
  .integer({ min: 0, max: 150 })
  .chain((size) =>
    fc.tuple(...Array.from({ length: size }, (_, at) => somebody(`vol_${String(at).padStart(16, 'x')}`))),
  )

/** Settings that differ from the first edition in some numbers, within all bounds. */
export const someSettings: fc.Arbitrary<Settings> = fc
  .array(fc.tuple(fc.constantFrom(...settingBounds.keys()), fc.double({ min: 0, max: 1, noNaN: true })), {
    maxLength: 8,
  })
  .map((changes) => {
    const copy = structuredClone(first) as unknown as Record<string, unknown>
    for (const [path, share] of changes) {
      const { min, max, whole } = settingBounds.get(path)!
      const value = min + share * (max - min)
      const names = path.split('.')
      const last = names.pop()!
      let at = copy
      for (const name of names) at = at[name] as Record<string, unknown>
      at[last] = whole ? Math.round(value) : value
    }
    return checkSettings(copy).settings ?? first
  })

/** What answers may have taught, far from what any settings suppose. */
const someLearned = fc
  .record({
    base: fc.integer({ min: -30_000, max: 20_000 }),
    fit: fc.integer({ min: -10_000, max: 40_000 }),
    likes: fc.integer({ min: -5000, max: 20_000 }),
    way: fc.integer({ min: -40_000, max: 5000 }),
    shortNotice: fc.integer({ min: -40_000, max: 5000 }),
    mean: fc.integer({ min: 100, max: 9900 }),
  })
  .map(({ base, fit, likes, way, shortNotice, mean }) => ({
    base: base / 10_000,
    fit: fit / 10_000,
    likes: likes / 10_000,
    way: way / 10_000,
    shortNotice: shortNotice / 10_000,
    mean: mean / 10_000,
  }))

export const someNeed: fc.Arbitrary<Omit<WaveNeed, 'proposed'>> = fc
  .record({
    emphasis: fc.constantFrom(...Emphasis.options),
    online: fc.boolean(),
    missing: fc.double({ min: 0, max: 30, noNaN: true }),
    lead: fc.integer({ min: 1, max: 400 }),
    gone: fc.double({ min: 0, max: 0.95, noNaN: true }),
    manySeats: fc.boolean(),
    learned: fc.option(someLearned, { nil: undefined }),
  })
  .map(({ lead, gone, learned, ...need }) => ({
    ...need,
    free: Math.ceil(need.missing),
    ...(learned === undefined ? {} : { learned }),
    openedAt: opened,
    starts: addHours(opened, lead),
    now: addMinutes(opened, Math.floor(gone * lead * 60)),
  }))

/** The run as it is kept and read back from the table. */
export const runFrom = (
  people: readonly SeenInRun[],
  need: Omit<WaveNeed, 'proposed'>,
  settings: Settings,
  more: Partial<MatchRun> = {},
): { run: MatchRun; asked: string[] } => {
  const proposed = new Set(people.filter((one) => one.proposed).map(({ volunteerId }) => volunteerId))
  const wave = nextWave(people, { ...need, proposed }, settings)
  const asked = wave.people.map(({ volunteerId }) => volunteerId)
  const kept = keptOfRun(people, asked, { ...need, proposed }, settings)
  const { now, ...rest } = need
  const all = new Map(people.map((one) => [one.volunteerId, one]))
  const run: MatchRun = {
    ...rest,
    requestId: 'req_1',
    shiftId: 's1',
    positionId: 'p1',
    districtCode: '450204',
    factsVersion: 1,
    at: now,
    edition: firstEdition.name,
    step: wave.step,
    asked: asked.length,
    people: kept.flatMap(({ volunteerId }) => all.get(volunteerId) ?? []),
    beyond: people.length - kept.length,
    ...more,
  }
  return { run: matchRuns.schema.parse(matchRuns.schema.encode(run)), asked }
}
