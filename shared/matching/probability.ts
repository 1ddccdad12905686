import { minutesBetween } from '#shared/time/instant.ts'
import type { MatchFacts } from './constraints/constraint.ts'
import { kilometres } from './constraints/place.ts'
import { asksWithin } from './parts.ts'
import { rounded } from './score.ts'

/** Acceptance of a middling ask before anybody answered: 2 of 5. */
const prior = { accepted: 2, asked: 5 }
const coefficients = { fit: 2, distance: -0.8, shortNotice: -0.9, fatigue: 0.88 } as const

const logit = (p: number): number => Math.log(p / (1 - p))

/**
 * How likely this person says yes: their own answers so far (Beta prior), moved by fit, way, notice and how often they were
 * asked this week. A prior to be calibrated by answers; it sizes waves and orders asks, and never keeps anybody out.
 */
export const acceptanceOf = (facts: MatchFacts, fit: number): number => {
  const { answers } = facts.calendar
  const own = (answers.accepted + prior.accepted) / (answers.accepted + answers.declined + answers.silent + prior.asked)
  const way = facts.request.manner === 'online' ? 0 : (kilometres(facts) ?? 0) / Math.max(1, facts.volunteer.reachKm)
  const noticeHours = minutesBetween(facts.now, facts.shift.starts) / 60
  const short = Math.max(0, 1 - noticeHours / 48)
  const odds =
    logit(own) +
    coefficients.fit * (fit - 0.6) +
    coefficients.distance * Math.max(0, way - 0.3) +
    coefficients.shortNotice * short
  const rested = coefficients.fatigue ** asksWithin(facts.calendar, facts.now, 7)
  return rounded(Math.min(0.95, Math.max(0.02, rested / (1 + Math.exp(-odds)))))
}
