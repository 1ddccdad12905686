import { addMinutes, earlier, type Instant, later, minutesBetween } from '#shared/time/instant.ts'
import type { Candidate } from './assess.ts'
import { overQualifiedPart } from './parts.ts'
import { addWaking, isQuiet, nextWaking, wakingBetween } from './waking.ts'

/** How a request widens by itself (published). Never a hard rule, never a person's own limit: only who is asked first. */
export const wideningTimetable = [
  {
    afterHours: 0,
    share: 0,
    name: 'near',
    rule: { zh: '先问近处、水平正合适的人', en: 'people close by, at the level asked for' },
  },
  { afterHours: 6, share: 1 / 8, name: 'wider', rule: { zh: '再问愿意走远路的人', en: 'people who travel further' } },
  { afterHours: 24, share: 1 / 4, name: 'experts', rule: { zh: '再问水平更高的人', en: 'people of a higher level' } },
  {
    afterHours: 48,
    share: 1 / 2,
    name: 'newcomers',
    rule: { zh: '不再限制新人的比例', en: 'newcomers without a share' },
  },
] as const

/** Within this way somebody counts as close by. */
const nearKm = 10
/** A person with fewer answers is a newcomer; until the last step one ask in five is kept for them. */
const newcomerAnswers = 3
const newcomerEvery = 5
/** Fits closer together than this are near-equals: who was asked least recently goes first. */
const nearEqual = 0.03
const longestAnswerMinutes = 16 * 60
/** A shift this close (waking or not) is worth disturbing for. */
const nearShiftHours = 14
const mostPerWave = { usual: 40, manySeats: 120 } as const

/** Which step of the timetable holds: after so many hours, or sooner when little time is left. */
export const wideningStep = (openedAt: Instant, starts: Instant, now: Instant): number => {
  const lead = minutesBetween(openedAt, starts)
  const gone = minutesBetween(openedAt, now)
  return wideningTimetable.reduce(
    (step, { afterHours, share }, at) => (gone >= Math.min(afterHours * 60, lead * share) ? at : step),
    0,
  )
}

/** When the next step begins; undefined after the last. */
export const nextWidening = (openedAt: Instant, starts: Instant, now: Instant): Instant | undefined => {
  const next = wideningTimetable[wideningStep(openedAt, starts, now) + 1]
  if (next === undefined) return undefined
  const lead = Math.max(0, minutesBetween(openedAt, starts))
  return addMinutes(openedAt, Math.ceil(Math.min(next.afterHours * 60, lead * next.share)))
}

/** Whether people may be asked at this moment, or else when: at 8:00, unless the shift is near. */
export const askingTime = (starts: Instant, now: Instant): Instant =>
  isQuiet(now) && minutesBetween(now, starts) > nearShiftHours * 60 ? nextWaking(now) : now

/** Time to answer: half of what is left, at most 16 hours; quiet hours do not count. */
export const answerBy = (starts: Instant, now: Instant): Instant => {
  const waking = wakingBetween(now, starts)
  if (waking < 60) return later(addMinutes(now, minutesBetween(now, starts) / 2), addMinutes(now, 1))
  return earlier(addWaking(now, Math.floor(Math.min(longestAnswerMinutes, waking / 2))), starts)
}

/** Rounds of asking that still fit: few left means asking more people at once. */
const urgency = (starts: Instant, now: Instant): number => {
  const waking = wakingBetween(now, starts)
  if (waking < 4 * 60) return 1.6
  return waking < 12 * 60 ? 1.3 : 1
}

const isNewcomer = ({ facts: { calendar } }: Candidate): boolean =>
  calendar.answers.accepted + calendar.answers.declined + calendar.answers.silent < newcomerAnswers

const kmOf = (candidate: Candidate, distance: (candidate: Candidate) => number | undefined): number =>
  distance(candidate) ?? 0

/** Pure: who may be asked at a step of the timetable. */
export const admittedAt = (
  candidates: readonly Candidate[],
  step: number,
  distance: (candidate: Candidate) => number | undefined,
): Candidate[] =>
  candidates.filter(
    (candidate) =>
      (step >= 1 || kmOf(candidate, distance) <= nearKm) && (step >= 2 || overQualifiedPart(candidate.facts) <= 0.5),
  )

export interface Wave {
  step: number
  people: Candidate[]
}

export interface WaveNeed {
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
  candidates: readonly Candidate[],
  need: WaveNeed,
  distance: (candidate: Candidate) => number | undefined,
): Wave => {
  const last = wideningTimetable.length - 1
  const most = Math.min(mostPerWave[need.manySeats ? 'manySeats' : 'usual'], Math.ceil(need.missing * 6) + 2)
  const target = need.missing * urgency(need.starts, need.now) * 0.9
  for (let step = wideningStep(need.openedAt, need.starts, need.now); ; step += 1) {
    const ordered = proposedFirst(fairly(admittedAt(candidates, step, distance), step < last), need.proposed)
    const people: Candidate[] = []
    let expected = 0
    for (const candidate of ordered) {
      if (expected >= target || people.length >= most) break
      people.push(candidate)
      expected += candidate.probability
    }
    if (expected >= target || people.length >= most || step >= last) return { step, people }
  }
}

/** Whom the plan of the whole district has here would not better be asked elsewhere. */
const proposedFirst = (ordered: readonly Candidate[], proposed: ReadonlySet<string> = new Set()): Candidate[] => [
  ...ordered.filter(({ volunteerId }) => proposed.has(volunteerId)),
  ...ordered.filter(({ volunteerId }) => !proposed.has(volunteerId)),
]

/** Fit and chance of a yes, less what is lost where they are sought more; among near-equals the least recently asked; every fifth ask for a newcomer. */
const fairly = (candidates: readonly Candidate[], shared: boolean): Candidate[] => {
  const value = ({ score, probability, elsewhere }: Candidate): number =>
    Math.floor((score.fit * (0.5 + probability) - (elsewhere?.worth ?? 0)) / nearEqual)
  const since = ({ facts }: Candidate): string => facts.calendar.lastAskedAt ?? ''
  const ordered = [...candidates].sort(
    (a, b) =>
      value(b) - value(a) ||
      compare(since(a), since(b)) ||
      b.score.fit - a.score.fit ||
      compare(a.volunteerId, b.volunteerId),
  )
  if (!shared) return ordered
  const newcomers = ordered.filter(isNewcomer)
  const known = ordered.filter((one) => !isNewcomer(one))
  const mixed: Candidate[] = []
  while (known.length > 0 || newcomers.length > 0) {
    const turn = mixed.length % newcomerEvery === newcomerEvery - 1
    const next = (turn ? newcomers.shift() : known.shift()) ?? known.shift() ?? newcomers.shift()
    if (next !== undefined) mixed.push(next)
  }
  return mixed
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
