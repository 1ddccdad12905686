import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Settings } from '#shared/settings/settings.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { AcceptanceModel } from './acceptance-model.ts'
import { type Ranked, ranking } from './ranking.ts'
import type { Weighing } from './score.ts'
import type { Seen } from './seen.ts'
import { wakingBetween } from './waking.ts'
import { admittedAt, wideningStep, wideningSteps } from './widening.ts'

/** Rounds of asking that still fit: few left means asking more people at once. */
const urgency = (starts: Instant, now: Instant, { waves: { soon, verySoon } }: Settings): number => {
  const waking = wakingBetween(now, starts)
  if (waking < verySoon.hours * 60) return verySoon.factor
  return waking < soon.hours * 60 ? soon.factor : 1
}

const isNewcomer = ({ answers }: Ranked, { newcomers }: Settings): boolean =>
  answers.accepted + answers.declined + answers.silent < newcomers.answers

export interface Wave {
  step: number
  people: Ranked[]
}

export interface WaveNeed extends Weighing {
  /** Seats nobody sits on; and those of them not expected to be filled by offers still open. */
  free: number
  missing: number
  starts: Instant
  openedAt: Instant
  now: Instant
  manySeats: boolean
  /** Proposed for this very position by a plan of the district: first among those admitted. */
  proposed?: ReadonlySet<string>
  /** What answers have taught about chances; without it what the settings suppose. */
  learned?: AcceptanceModel
}

/**
 * Pure: yeses still to be hoped for: of the free seats, less what open invitations let expect. A wave leaves less than the
 * least, so that the same run once more asks nobody.
 */
export const yetToHope = (
  { free, missing }: Pick<WaveNeed, 'free' | 'missing'>,
  { waves }: Pick<Settings, 'waves'>,
  times = 1,
): number => free * waves.hoped * times - (free - missing)

/**
 * Pure: the next people to ask. So many that the yeses hoped for nearly fill the missing seats, more when there is no time
 * for another round: silence is looked at again soon. Goes to the next step at once where too few are admitted.
 */
export const nextWave = (
  candidates: readonly Seen[],
  need: WaveNeed,
  settings: Settings = firstEdition.settings,
): Wave => {
  const { waves, worth } = settings
  const last = wideningSteps.length - 1
  const most = Math.min(
    waves[need.manySeats ? 'manySeats' : 'usual'],
    Math.ceil(need.missing * waves.perSeat) + waves.beyond,
  )
  const yet = yetToHope(need, settings, urgency(need.starts, need.now, settings))
  const ranked = ranking(candidates, need, settings).filter((one) => one.worth >= worth.least)
  for (let step = wideningStep(need.openedAt, need.starts, need.now, settings); ; step += 1) {
    const admitted = admittedAt(ranked, step, settings)
    const hoped = admitted.reduce((sum, { probability }) => sum + probability, 0)
    if (step < last && hoped < waves.enough * need.missing) continue
    const ordered = proposedFirst(fairly(admitted, step < last, settings), need.proposed)
    const people: Ranked[] = []
    let expected = 0
    for (const candidate of ordered) {
      if (people.length >= most || expected > yet - waves.leastMissing) break
      people.push(candidate)
      expected += candidate.probability
    }
    return { step, people }
  }
}

/** Whom the plan of the whole district has here would not better be asked elsewhere. */
const proposedFirst = (ordered: readonly Ranked[], proposed: ReadonlySet<string> = new Set()): Ranked[] => [
  ...ordered.filter(({ volunteerId }) => proposed.has(volunteerId)),
  ...ordered.filter(({ volunteerId }) => !proposed.has(volunteerId)),
]

/** By worth; among near-equals the least recently asked; at least one ask in so many goes to a newcomer. */
const fairly = (candidates: readonly Ranked[], shared: boolean, settings: Settings): Ranked[] => {
  const value = ({ worth }: Ranked): number => Math.floor(worth / settings.nearEqual)
  const ordered = [...candidates].sort(
    (a, b) =>
      value(b) - value(a) ||
      compare(a.lastAskedAt ?? '', b.lastAskedAt ?? '') ||
      b.fit - a.fit ||
      compare(a.volunteerId, b.volunteerId),
  )
  return shared ? withNewcomers(ordered, settings) : ordered
}

const withNewcomers = (ordered: readonly Ranked[], settings: Settings): Ranked[] => {
  const newcomers = ordered.filter((one) => isNewcomer(one, settings))
  const placed = new Set<Ranked>()
  let since = 0
  const put = (one: Ranked): void => {
    placed.add(one)
    since = isNewcomer(one, settings) ? 0 : since + 1
  }
  for (const one of ordered) {
    if (placed.has(one)) continue
    if (since >= settings.newcomers.every - 1 && !isNewcomer(one, settings)) {
      const turn = newcomers.find((newcomer) => !placed.has(newcomer))
      if (turn !== undefined) put(turn)
    }
    put(one)
  }
  return [...placed]
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
