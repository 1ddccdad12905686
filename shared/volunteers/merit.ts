import { evidenceKinds, type HeldSkill } from '#shared/skills/skill.ts'
import type { Volunteer } from './volunteer.ts'

const priorRatings = 4
const priorMean = 0.5

/** Mean rating, 1 to 5 stars as 0 to 1, drawn towards the middle while there are few: unknown is not good. */
export const outcomeOf = (served: Volunteer['served']): number =>
  ((served.ratingSum - served.ratings) / 4 + priorRatings * priorMean) / (served.ratings + priorRatings)

/** How much the evidence of a skill and past ratings speak for somebody, in the proportion in which the score counts them. */
export const meritOf = (evidence: HeldSkill['evidence'], served: Volunteer['served']): number =>
  0.65 * evidenceKinds[evidence].weight + 0.35 * outcomeOf(served)

const lowest = 0.4
const steps = 10

/** Best first, two digits: experts 10 to 19, practised 20 to 29, who knows the basics 30 to 39; within each by merit. */
export const bandOf = (level: number, merit: number): number =>
  (4 - level) * steps + Math.min(steps - 1, Math.max(0, Math.floor(((1 - merit) / (1 - lowest)) * steps)))

/** What a band promises at best. */
export const promiseOf = (band: number): { level: number; merit: number } => ({
  level: 4 - Math.floor(band / steps),
  merit: 1 - ((band % steps) / steps) * (1 - lowest),
})
