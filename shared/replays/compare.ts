import { type MatchRun, needOfRun } from '#shared/matching/match-run.ts'
import { ranking } from '#shared/matching/ranking.ts'
import type { Offer } from '#shared/offers/offer.ts'
import type { Settings } from '#shared/settings/settings.ts'
import type { Instant } from '#shared/time/instant.ts'
import { distinct, expectedFilled, figuresOf, type ReplayFigures } from './replay-figures.ts'
import { asksOf, isReproduced, type ReplayedAsk, replayPosition, type YesOf } from './replay-position.ts'

/** One position for which others would have been asked. */
export interface ChangedMatch {
  requestId: string
  shiftId: string
  positionId: string
  /** When people were first asked for it. */
  at: Instant
  /** Asked then and not in the replay; and the other way round. */
  then: string[]
  instead: string[]
}

export interface Comparison {
  /** Waves that came again exactly; and those left out: cut short then, or decided by rules this product no longer has. */
  runs: { exact: number; cutShort: number; otherRules: number }
  positions: number
  seats: number
  was: ReplayFigures
  would: ReplayFigures
  /** By how much estimated chances of a yes are scaled, so that they agree with the answers there were. */
  scale: number
  /** Positions for which others would have been asked. */
  changed: ChangedMatch[]
}

type Spot = Pick<MatchRun, 'requestId' | 'shiftId' | 'positionId'>
const nameOf = ({ requestId, shiftId, positionId }: Spot): string => `${requestId}/${shiftId}/${positionId}`

/** Yes or no of the people of a position, from all their offers for it; nothing where no answer came. */
const answersOf = (offers: readonly Offer[]): Map<string, number> => {
  const answers = new Map<string, number>()
  for (const offer of offers) {
    const name = `${nameOf(offer)}/${offer.volunteerId}`
    if (offer.state === 'accepted' || offer.state === 'standby') answers.set(name, 1)
    if (offer.state === 'declined' || offer.state === 'expired') answers.set(name, answers.get(name) ?? 0)
  }
  return answers
}

const grouped = (runs: readonly MatchRun[]): MatchRun[][] => {
  const groups = new Map<string, MatchRun[]>()
  for (const run of runs) groups.set(nameOf(run), [...(groups.get(nameOf(run)) ?? []), run])
  return [...groups.values()].map((group) => group.sort((a, b) => (a.at < b.at ? -1 : 1)))
}

const scaleBounds = { least: 0.3, most: 3 } as const

export interface Compared {
  runs: readonly MatchRun[]
  offers: readonly Offer[]
  /** Settings by the name of their edition. */
  editions: ReadonlyMap<string, Settings>
  inForce: Settings
  proposed: Settings
}

/**
 * Pure: what was, beside what would have been. Answers are the real ones where the same person was asked for the same seat;
 * else the chance that the edition in force estimates, scaled to the answers there were, for both sides alike.
 */
export const compare = ({ runs, offers, editions, inForce, proposed }: Compared): Comparison => {
  const sent = new Set(offers.map(({ id }) => id))
  const isWhole = (run: MatchRun): boolean => asksOf(run).every(({ offerId }) => sent.has(offerId))
  const whole = runs.filter(isWhole)
  const exact = whole.filter((run) => {
    const settings = editions.get(run.edition)
    return settings !== undefined && isReproduced(run, settings)
  })
  const answers = answersOf(offers)
  const answerOf = ({ run, person }: ReplayedAsk): number | undefined =>
    answers.get(`${nameOf(run)}/${person.volunteerId}`)
  const chanceOf = ({ run, person }: ReplayedAsk): number =>
    ranking([person], needOfRun(run), inForce)[0]?.probability ?? 0
  const scale = scaleOf(distinct(exact.flatMap(asksOf)), answerOf, chanceOf)
  const yesOf: YesOf = (ask) => answerOf(ask) ?? Math.min(0.95, scale * chanceOf(ask))
  const positions = grouped(exact).map((group) => {
    const was = distinct(group.flatMap(asksOf))
    const would = distinct(replayPosition(group, () => proposed, yesOf))
    const seats = Math.max(...group.map(({ free }) => free))
    const filled = (asks: readonly ReplayedAsk[]): number => expectedFilled(asks.map(yesOf), seats)
    return { group, was, would, seats, filled: { was: filled(was), would: filled(would) } }
  })
  const everybody = new Set(exact.flatMap(({ people }) => people.map(({ volunteerId }) => volunteerId)))
  const sums = (side: 'was' | 'would'): ReplayFigures =>
    figuresOf(
      positions.flatMap((one) => one[side]),
      { filled: positions.reduce((sum, { filled }) => sum + filled[side], 0), everybody, inForce, proposed },
    )
  return {
    runs: { exact: exact.length, cutShort: runs.length - whole.length, otherRules: whole.length - exact.length },
    positions: positions.length,
    seats: positions.reduce((sum, { seats }) => sum + seats, 0),
    was: sums('was'),
    would: sums('would'),
    scale,
    changed: positions.flatMap(changedOf),
  }
}

const changedOf = ({
  group,
  was,
  would,
}: {
  group: MatchRun[]
  was: ReplayedAsk[]
  would: ReplayedAsk[]
}): ChangedMatch[] => {
  const [first] = group
  const ids = (asks: readonly ReplayedAsk[]): string[] => [...new Set(asks.map(({ person }) => person.volunteerId))]
  const [before, after] = [ids(was), ids(would)]
  const then = before.filter((id) => !after.includes(id))
  const instead = after.filter((id) => !before.includes(id))
  if (first === undefined || then.length + instead.length === 0) return []
  const { requestId, shiftId, positionId, at } = first
  return [{ requestId, shiftId, positionId, at, then, instead }]
}

const scaleOf = (
  asks: readonly ReplayedAsk[],
  answerOf: (ask: ReplayedAsk) => number | undefined,
  chanceOf: (ask: ReplayedAsk) => number,
): number => {
  const answered = asks.flatMap((ask) => {
    const answer = answerOf(ask)
    return answer === undefined ? [] : [{ answer, chance: chanceOf(ask) }]
  })
  const [yeses, expected] = [
    answered.reduce((sum, { answer }) => sum + answer, 0),
    answered.reduce((sum, { chance }) => sum + chance, 0),
  ]
  return expected === 0 ? 1 : Math.min(scaleBounds.most, Math.max(scaleBounds.least, yeses / expected))
}
