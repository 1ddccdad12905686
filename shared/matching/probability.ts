import { firstEdition } from '#shared/settings/first-edition.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { type AcceptanceModel, type AskFeatures, oddsOf, supposed } from './acceptance-model.ts'
import type { MatchFacts } from './constraints/constraint.ts'
import { ownOdds } from './learn-acceptance.ts'
import type { ScoreFacts } from './parts.ts'
import { rounded } from './rounded.ts'
import { type AskView, noticeOf, type Seen, seenOf } from './seen.ts'

/** What the estimate knows of one person, besides the fit. */
export type Asked = AskView & Pick<Seen, 'values'>

/** Pure: the features of an ask, `noticeHours` before the start. */
export const featuresOf = (
  { way, values }: Asked,
  fit: number,
  noticeHours: number,
  { chance }: Pick<Settings, 'chance'>,
): AskFeatures => ({
  fit: fit - chance.usualFit,
  likes: values.preference,
  way: Math.max(0, way - chance.usualWay),
  shortNotice: Math.max(0, 1 - noticeHours / chance.noticeHours),
})

/**
 * How likely this person says yes: what moves everybody, learned from answers (or supposed, before there are any), the
 * person's own answers so far (Beta prior), and how often they were asked this week. It sizes waves and orders asks, and
 * never keeps anybody out.
 */
export const chanceOf = (
  one: Asked,
  fit: number,
  noticeHours: number,
  settings: Settings = firstEdition.settings,
  model: AcceptanceModel = supposed(settings),
): number => {
  const { chance } = settings
  const odds = oddsOf(model, featuresOf(one, fit, noticeHours, settings)) + ownOdds(one.answers, model, settings)
  const rested = chance.fatigue ** one.asksOfWeek
  return rounded(Math.min(0.95, Math.max(0.02, rested / (1 + Math.exp(-odds)))))
}

/** The same for a person and a need as they are. */
export const acceptanceOf = (
  facts: MatchFacts & Pick<ScoreFacts, 'servedBefore'>,
  fit: number,
  settings: Settings = firstEdition.settings,
  model: AcceptanceModel = supposed(settings),
): number =>
  chanceOf(
    seenOf(facts.volunteer.id, facts),
    fit,
    noticeOf({ starts: facts.shift.starts, now: facts.now }),
    settings,
    model,
  )
