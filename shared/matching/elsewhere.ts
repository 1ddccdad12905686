import * as z from 'zod'
import { levelFor } from './constraints/ability.ts'
import type { ProfileFacts } from './constraints/constraint.ts'
import type { Prices } from './slot-prices.ts'

/** What asking somebody here may cost elsewhere: another of their skills is sought more at that time. */
export const Elsewhere = z.object({ skill: z.string(), worth: z.number().positive() })
export type Elsewhere = z.infer<typeof Elsewhere>

/**
 * Pure: by how much the dearest of somebody's other skills is worth more at that time than the skill sought here; nothing
 * where none is. It moves who is asked first, and never keeps anybody out.
 */
export const elsewhereOf = (
  facts: Pick<ProfileFacts, 'volunteer' | 'shift' | 'position'>,
  prices: Prices,
): Elsewhere | undefined => {
  if (prices.size === 0) return undefined
  const sought = facts.position.skills.map(({ skill }) => skill)
  const here = Math.max(0, ...sought.map((skill) => prices.get(skill) ?? 0))
  return facts.volunteer.skills
    .filter(({ skill }) => !sought.includes(skill) && (prices.get(skill) ?? 0) > here && levelFor(facts, skill) > 0)
    .map(({ skill }) => ({ skill, worth: Math.round(((prices.get(skill) ?? 0) - here) * 10_000) / 10_000 }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || (a.skill < b.skill ? -1 : 1))[0]
}
