import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { addMinutes, earlier, type Instant, later, minutesBetween } from '#shared/time/instant.ts'
import { chanceOf } from './probability.ts'
import { oneDecimal } from './rounded.ts'
import { scoreOf, type Weighing } from './score.ts'
import { noticeOf, type Seen } from './seen.ts'
import { addWaking, isQuiet, nextWaking, wakingBetween } from './waking.ts'

/** How a request widens by itself (published). Never a hard rule, never a person's own limit: only who is asked first. */
export const wideningSteps = [
  { name: 'near', rule: { zh: '先问近处、水平正合适的人', en: 'people close by, at the level asked for' } },
  { name: 'wider', rule: { zh: '再问愿意走远路的人', en: 'people who travel further' } },
  { name: 'experts', rule: { zh: '再问水平更高的人', en: 'people of a higher level' } },
  { name: 'newcomers', rule: { zh: '不再限制新人的比例', en: 'newcomers without a share' } },
] as const

/** The steps with the hours after which they begin. */
export const wideningTimetable = ({ widening }: Settings) =>
  wideningSteps.map((step) => ({
    ...step,
    ...(step.name === 'near' ? { afterHours: 0, share: 0 } : widening[step.name]),
  }))

/** A shift this close (waking or not) is worth disturbing for. */
const nearShiftHours = 14

/** Which step of the timetable holds: after so many hours, or sooner when little time is left. */
export const wideningStep = (
  openedAt: Instant,
  starts: Instant,
  now: Instant,
  settings: Settings = firstEdition.settings,
): number => {
  const lead = minutesBetween(openedAt, starts)
  const gone = minutesBetween(openedAt, now)
  return wideningTimetable(settings).reduce(
    (step, { afterHours, share }, at) => (gone >= Math.min(afterHours * 60, lead * share) ? at : step),
    0,
  )
}

/** When the next step begins; undefined after the last. */
export const nextWidening = (
  openedAt: Instant,
  starts: Instant,
  now: Instant,
  settings: Settings = firstEdition.settings,
): Instant | undefined => {
  const next = wideningTimetable(settings)[wideningStep(openedAt, starts, now, settings) + 1]
  if (next === undefined) return undefined
  const lead = Math.max(0, minutesBetween(openedAt, starts))
  return addMinutes(openedAt, Math.ceil(Math.min(next.afterHours * 60, lead * next.share)))
}

/** Whether people may be asked at this moment, or else when: at 8:00, unless the shift is near. */
export const askingTime = (starts: Instant, now: Instant): Instant =>
  isQuiet(now) && minutesBetween(now, starts) > nearShiftHours * 60 ? nextWaking(now) : now

/** Time to answer: a share of what is left, at most so many hours; quiet hours do not count. */
export const answerBy = (
  starts: Instant,
  now: Instant,
  { answer }: Pick<Settings, 'answer'> = firstEdition.settings,
): Instant => {
  const waking = wakingBetween(now, starts)
  if (waking < 60) return later(addMinutes(now, minutesBetween(now, starts) / 2), addMinutes(now, 1))
  return earlier(addWaking(now, Math.floor(Math.min(answer.longestHours * 60, waking * answer.share))), starts)
}

/** Rounds of asking that still fit: few left means asking more people at once. */
const urgency = (starts: Instant, now: Instant, { waves: { soon, verySoon } }: Settings): number => {
  const waking = wakingBetween(now, starts)
  if (waking < verySoon.hours * 60) return verySoon.factor
  return waking < soon.hours * 60 ? soon.factor : 1
}

/** Somebody seen, with fit and chance under the settings of a wave. */
export interface Ranked extends Seen {
  fit: number
  probability: number
}

const isNewcomer = ({ answers }: Ranked, { newcomers }: Settings): boolean =>
  answers.accepted + answers.declined + answers.silent < newcomers.answers

/** Pure: who may be asked at a step of the timetable. */
export const admittedAt = <One extends Seen>(
  people: readonly One[],
  step: number,
  { nearKm }: Settings = firstEdition.settings,
): One[] =>
  people.filter(
    ({ km, values }) => (step >= 1 || oneDecimal(km ?? 0) <= nearKm) && (step >= 2 || values.overQualified <= 0.5),
  )

export interface Wave {
  step: number
  people: Ranked[]
}

export interface WaveNeed extends Weighing {
  /** Seats neither taken nor expected to be filled by offers still open. */
  missing: number
  starts: Instant
  openedAt: Instant
  now: Instant
  manySeats: boolean
  /** Proposed for this very position by a plan of the district: first among those admitted. */
  proposed?: ReadonlySet<string>
}

/**
 * Pure: the next people to ask. So many that as many yeses as seats are missing can be expected, a little fewer while there
 * is time for another round, more when there is not. Goes to the next step at once where too few are admitted.
 */
export const nextWave = (
  candidates: readonly Seen[],
  need: WaveNeed,
  settings: Settings = firstEdition.settings,
): Wave => {
  const { waves } = settings
  const last = wideningSteps.length - 1
  const missing = need.missing < waves.leastMissing ? 0 : need.missing
  const most = Math.min(
    waves[need.manySeats ? 'manySeats' : 'usual'],
    Math.ceil(missing * waves.perSeat) + waves.beyond,
  )
  const target = missing * urgency(need.starts, need.now, settings) * waves.hoped
  const ranked = ranking(candidates, need, settings)
  for (let step = wideningStep(need.openedAt, need.starts, need.now, settings); ; step += 1) {
    const admitted = admittedAt(ranked, step, settings)
    const ordered = proposedFirst(fairly(admitted, step < last, settings), need.proposed)
    const people: Ranked[] = []
    let expected = 0
    for (const candidate of ordered) {
      if (expected >= target || people.length >= most) break
      people.push(candidate)
      expected += candidate.probability
    }
    if (expected >= target || people.length >= most || step >= last) return { step, people }
  }
}

/** Pure: what each is worth asking, under these settings. */
export const ranking = (
  candidates: readonly Seen[],
  need: Weighing & { starts: Instant; now: Instant },
  settings: Settings = firstEdition.settings,
): Ranked[] => {
  const notice = noticeOf(need)
  return candidates.map((one) => {
    const { fit } = scoreOf(one, need, settings)
    return { ...one, fit, probability: chanceOf(one, fit, notice, settings) }
  })
}

/** Whom the plan of the whole district has here would not better be asked elsewhere. */
const proposedFirst = (ordered: readonly Ranked[], proposed: ReadonlySet<string> = new Set()): Ranked[] => [
  ...ordered.filter(({ volunteerId }) => proposed.has(volunteerId)),
  ...ordered.filter(({ volunteerId }) => !proposed.has(volunteerId)),
]

/** Fit and chance of a yes, less what is lost where they are sought more; among near-equals the least recently asked; a share of asks for newcomers. */
const fairly = (candidates: readonly Ranked[], shared: boolean, settings: Settings): Ranked[] => {
  const value = ({ fit, probability, elsewhere = 0 }: Ranked): number =>
    Math.floor((fit * (0.5 + probability) - elsewhere) / settings.nearEqual)
  const ordered = [...candidates].sort(
    (a, b) =>
      value(b) - value(a) ||
      compare(a.lastAskedAt ?? '', b.lastAskedAt ?? '') ||
      b.fit - a.fit ||
      compare(a.volunteerId, b.volunteerId),
  )
  if (!shared) return ordered
  const newcomers = ordered.filter((one) => isNewcomer(one, settings))
  const known = ordered.filter((one) => !isNewcomer(one, settings))
  const { every } = settings.newcomers
  const mixed: Ranked[] = []
  while (known.length > 0 || newcomers.length > 0) {
    const turn = mixed.length % every === every - 1
    const next = (turn ? newcomers.shift() : known.shift()) ?? known.shift() ?? newcomers.shift()
    if (next !== undefined) mixed.push(next)
  }
  return mixed
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
