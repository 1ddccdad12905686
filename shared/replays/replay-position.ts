import { type MatchRun, needOfRun } from '#shared/matching/match-run.ts'
import type { SeenInRun } from '#shared/matching/packed-people.ts'
import { nextWave, type Wave } from '#shared/matching/waves.ts'
import { offerIdOf } from '#shared/offers/send-wave.ts'
import type { Settings } from '#shared/settings/settings.ts'

/** Pure: the wave of a run decided again, on what it saw, under some settings. */
export const replay = (run: MatchRun, settings: Settings): Wave => nextWave(run.people, needOfRun(run), settings)

/** Whether a run decided again under its own settings asks the very same people in the same order. */
export const isReproduced = (run: MatchRun, settings: Settings): boolean => {
  const { people } = replay(run, settings)
  return (
    people.length === run.asked && people.every(({ volunteerId }, at) => volunteerId === run.people[at]?.volunteerId)
  )
}

/** One invitation, sent then or only in a replay. */
export interface ReplayedAsk {
  run: MatchRun
  person: SeenInRun
  /** The offer it was or would have been: asked twice at once is once. */
  offerId: string
}

const askOf = (run: MatchRun, person: SeenInRun): ReplayedAsk => ({
  run,
  person,
  offerId: offerIdOf({ ...run, volunteerId: person.volunteerId, round: person.round }),
})

/** Pure: who was asked by a run, as it was. */
export const asksOf = (run: MatchRun): ReplayedAsk[] =>
  run.people.slice(0, run.asked).map((person) => askOf(run, person))

/** What one invitation brings in seats: 1 or 0 where the person answered, else an estimate. */
export type YesOf = (ask: ReplayedAsk) => number

/**
 * Pure: all waves of one position, in the order of time, decided again under other settings. Each sees what the run saw, but
 * for what these settings did before: whoever they asked is not asked again, whom they left alone can still be asked, and
 * more or fewer yeses than there were make as many seats less or more to fill. Under the settings of the time it is history.
 */
export const replayPosition = (
  runs: readonly MatchRun[],
  settingsOf: (run: MatchRun) => Settings,
  yesOf: YesOf,
): ReplayedAsk[] => {
  const [then, here] = [new Map<string, ReplayedAsk>(), new Map<string, ReplayedAsk>()]
  const yeses = (of: Map<string, ReplayedAsk>): number => [...of.values()].reduce((sum, ask) => sum + yesOf(ask), 0)
  const asks: ReplayedAsk[] = []
  for (const run of runs) {
    const seen = new Set(run.people.map(({ volunteerId }) => volunteerId))
    const people = [
      ...run.people.filter(({ volunteerId }) => then.has(volunteerId) || !here.has(volunteerId)),
      // Left alone here, they could be asked as they were then.
      ...[...then.values()]
        .map(({ person }) => person)
        .filter(({ volunteerId }) => !here.has(volunteerId) && !seen.has(volunteerId)),
    ]
    const missing = Math.min(run.free, Math.max(0, run.missing + (yeses(then) - yeses(here))))
    const wave = replay({ ...run, people, missing }, settingsOf(run))
    const byId = new Map(people.map((one) => [one.volunteerId, one]))
    for (const ask of asksOf(run)) then.set(ask.person.volunteerId, ask)
    for (const { volunteerId } of wave.people) {
      const person = byId.get(volunteerId)
      if (person === undefined) continue
      const ask = askOf(run, person)
      here.set(volunteerId, ask)
      asks.push(ask)
    }
  }
  return asks
}
