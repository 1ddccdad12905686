import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Settings } from '#shared/settings/settings.ts'
import type { MatchFacts } from './constraints/constraint.ts'
import { rounded } from './rounded.ts'
import { type AskView, askViewOf, noticeOf } from './seen.ts'

const logit = (p: number): number => Math.log(p / (1 - p))

/**
 * How likely this person says yes: their own answers so far (Beta prior), moved by fit, way, notice and how often they were
 * asked this week. A prior to be calibrated by answers; it sizes waves and orders asks, and never keeps anybody out.
 */
export const chanceOf = (
  { answers, way, asksOfWeek }: AskView,
  fit: number,
  noticeHours: number,
  { chance }: Settings = firstEdition.settings,
): number => {
  const own =
    (answers.accepted + chance.accepted) / (answers.accepted + answers.declined + answers.silent + chance.asked)
  const short = Math.max(0, 1 - noticeHours / chance.noticeHours)
  const odds =
    logit(own) +
    chance.fit * (fit - chance.usualFit) +
    chance.distance * Math.max(0, way - chance.usualWay) +
    chance.shortNotice * short
  const rested = chance.fatigue ** asksOfWeek
  return rounded(Math.min(0.95, Math.max(0.02, rested / (1 + Math.exp(-odds)))))
}

/** The same for a person and a need as they are. */
export const acceptanceOf = (facts: MatchFacts, fit: number, settings: Settings = firstEdition.settings): number =>
  chanceOf(askViewOf(facts), fit, noticeOf({ starts: facts.shift.starts, now: facts.now }), settings)
