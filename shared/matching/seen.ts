import type { PartName } from '#shared/settings/settings.ts'
import { type Instant, minutesBetween } from '#shared/time/instant.ts'
import type { MatchFacts } from './constraints/constraint.ts'
import { kilometres } from './constraints/place.ts'
import {
  askedPart,
  asksWithin,
  continuityPart,
  languagePart,
  loadPart,
  outcomePart,
  overQualifiedPart,
  preferencePart,
  type ScoreFacts,
  skillPart,
  slackPart,
} from './parts.ts'
import { rounded, unit } from './rounded.ts'

/** The parts of a score as they are, each 0 to 1, before any weight; distance follows from the kilometres. */
export type PartValues = Record<Exclude<PartName, 'distance'>, number>

/** What the estimate of a yes looks at, besides the fit. */
export interface AskView {
  answers: { accepted: number; declined: number; silent: number }
  /** The way as a share of what they travel; 0 on-line. */
  way: number
  /** Invitations of the last seven days. */
  asksOfWeek: number
}

/**
 * All that ranking and asking look at in one person who may be asked: numbers and an id. The same decision falls from these
 * under the settings of the day, and again later, under others.
 */
export interface Seen extends AskView {
  volunteerId: string
  values: PartValues
  /** On site, to the metre; unknown and on-line left out. */
  km?: number
  lastAskedAt?: Instant
  /** What asking them here may cost elsewhere. */
  elsewhere?: number
}

export const metresOf = (facts: Pick<MatchFacts, 'request' | 'volunteer'>): number | undefined => {
  if (facts.request.manner === 'online') return undefined
  const km = kilometres(facts)
  return km === undefined ? undefined : Math.round(km * 1000) / 1000
}

export const valuesOf = (facts: ScoreFacts): PartValues => ({
  skill: unit(skillPart(facts)),
  slack: unit(slackPart(facts)),
  continuity: unit(continuityPart(facts)),
  preference: unit(preferencePart(facts)),
  language: unit(languagePart(facts)),
  outcome: unit(outcomePart(facts)),
  overQualified: unit(overQualifiedPart(facts)),
  load: unit(loadPart(facts)),
  asked: unit(askedPart(facts)),
})

export const askViewOf = (facts: MatchFacts): AskView => ({
  answers: facts.calendar.answers,
  way: rounded((metresOf(facts) ?? 0) / Math.max(1, facts.volunteer.reachKm)),
  asksOfWeek: asksWithin(facts.calendar, facts.now, 7),
})

/** Pure: one person as a wave sees them. */
export const seenOf = (
  volunteerId: string,
  facts: ScoreFacts,
  { values = valuesOf(facts), elsewhere }: { values?: PartValues; elsewhere?: number | undefined } = {},
): Seen => {
  const km = metresOf(facts)
  const { lastAskedAt } = facts.calendar
  return {
    volunteerId,
    values,
    ...askViewOf(facts),
    ...(km === undefined ? {} : { km }),
    ...(lastAskedAt === undefined ? {} : { lastAskedAt }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
  }
}

/** Hours from an ask to the start. */
export const noticeOf = ({ starts, now }: { starts: Instant; now: Instant }): number => minutesBetween(now, starts) / 60
