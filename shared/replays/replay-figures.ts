import { needOfRun } from '#shared/matching/match-run.ts'
import { ranking } from '#shared/matching/ranking.ts'
import type { Settings } from '#shared/settings/settings.ts'
import type { ReplayedAsk } from './replay-position.ts'

/** What asking people so comes to. */
export interface ReplayFigures {
  /** Invitations, each a message. */
  invitations: number
  /** People invited at least once. */
  people: number
  /** Seats expected to be filled. */
  filled: number
  /** Mean fit of the invited: by the edition in force, and by the settings proposed. */
  fit: number
  fitProposed: number
  /** Mean way of those invited on site, in kilometres. */
  km: number
  /** Gini coefficient of invitations over everybody who could have been asked: 0 is all alike, 1 all to one. */
  gini: number
  /** People by the invitations they got: none, one, two, three, four, and five or more. */
  byCount: number[]
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length

/** Pure: how unevenly something is spread. */
export const giniOf = (counts: readonly number[]): number => {
  const total = counts.reduce((sum, one) => sum + one, 0)
  if (total === 0) return 0
  const sorted = [...counts].sort((a, b) => a - b)
  const weighted = sorted.reduce((sum, one, at) => sum + (2 * (at + 1) - counts.length - 1) * one, 0)
  return weighted / (counts.length * total)
}

/**
 * Pure: seats to be expected filled, when each of some people says yes with a chance of their own: more yeses than seats
 * fill no more than the seats.
 */
export const expectedFilled = (chances: readonly number[], seats: number): number => {
  // How likely just so many yeses are; the last place stands for all seats and more.
  let likely = [1, ...Array.from({ length: seats }, () => 0)]
  for (const yes of chances) {
    likely = likely.map((one, count) => {
      const stays = count === seats ? one : one * (1 - yes)
      return stays + (likely[count - 1] ?? 0) * yes
    })
  }
  return likely.reduce((sum, one, count) => sum + one * count, 0)
}

const countsShown = 6

/** Pure: one offer counts once, however often two runs at once decided on it. */
export const distinct = (asks: readonly ReplayedAsk[]): ReplayedAsk[] => [
  ...new Map(asks.map((ask) => [ask.offerId, ask])).values(),
]

const fitUnder = ({ run, person }: ReplayedAsk, settings: Settings): number =>
  ranking([person], needOfRun(run), settings)[0]?.fit ?? 0

/** Pure: the sums over all invitations; `filled` comes from the positions, which know their seats. */
export const figuresOf = (
  asks: readonly ReplayedAsk[],
  {
    filled,
    everybody,
    inForce,
    proposed,
  }: {
    filled: number
    everybody: ReadonlySet<string>
    inForce: Settings
    proposed: Settings
  },
): ReplayFigures => {
  const counts = new Map([...everybody].map((id) => [id, 0]))
  for (const { person } of asks) counts.set(person.volunteerId, (counts.get(person.volunteerId) ?? 0) + 1)
  const each = [...counts.values()]
  return {
    invitations: asks.length,
    people: each.filter((count) => count > 0).length,
    filled,
    fit: mean(asks.map((ask) => fitUnder(ask, inForce))),
    fitProposed: mean(asks.map((ask) => fitUnder(ask, proposed))),
    km: mean(asks.flatMap(({ person }) => (person.km === undefined ? [] : [person.km]))),
    gini: giniOf(each),
    byCount: Array.from(
      { length: countsShown },
      (_, count) => each.filter((one) => Math.min(one, countsShown - 1) === count).length,
    ),
  }
}
