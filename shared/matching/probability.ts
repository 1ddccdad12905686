import { minutesBetween } from '#shared/time/instant.ts'
import type { MatchFacts } from './constraints/constraint.ts'
import { kilometres } from './constraints/place.ts'
import { type AcceptanceModel, type AskFeatures, firstModel, oddsOf } from './learn-acceptance.ts'
import { asksWithin, preferencePart } from './parts.ts'
import { rounded } from './score.ts'

/** So many answers weigh as much as all that is known about people like them. */
const own = 4

const logit = (p: number): number => Math.log(p / (1 - p))

/** What the estimate looks at, besides the person's own answers. */
export const askFeatures = (facts: MatchFacts, fit: number): AskFeatures => {
  const noticeHours = minutesBetween(facts.now, facts.shift.starts) / 60
  return {
    fit,
    likes: preferencePart(facts),
    way:
      facts.request.manner === 'online'
        ? 0
        : Math.min(1, (kilometres(facts) ?? 0) / Math.max(1, facts.volunteer.reachKm)),
    shortNotice: Math.min(1, Math.max(0, 1 - noticeHours / 48)),
    asksLately: asksWithin(facts.calendar, facts.now, 7),
  }
}

/**
 * How likely this person says yes: what moves everybody (learned from counted answers), and their own answers so far (Beta
 * prior). It sizes waves and orders asks, and never keeps anybody out.
 */
export const acceptanceOf = (facts: MatchFacts, fit: number, model: AcceptanceModel = firstModel): number => {
  const { accepted, declined, silent } = facts.calendar.answers
  const features = askFeatures(facts, fit)
  const theirs = (accepted + own * model.mean) / (accepted + declined + silent + own)
  const odds = oddsOf(model, features) + logit(theirs) - logit(model.mean)
  const rested = model.fatigue ** features.asksLately
  return rounded(Math.min(0.95, Math.max(0.02, rested / (1 + Math.exp(-odds)))))
}
