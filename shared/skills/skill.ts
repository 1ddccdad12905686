import * as z from 'zod'
import { Instant } from '#shared/time/instant.ts'
import { liveSkills, standingCode } from './live.ts'

/** How well: 1 会一点 knows the basics · 2 熟练 practised · 3 精通 expert. */
export const SkillLevel = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type SkillLevel = z.infer<typeof SkillLevel>

/**
 * What a skill rests on, weakest first, and the level it can carry: a claim alone counts as "knows the basics", whatever
 * level was claimed. `weight` (0 to 1) is how far the score may trust it.
 */
export const evidenceKinds = {
  claimed: { rank: 0, carries: 1, weight: 0.4 },
  document: { rank: 1, carries: 2, weight: 0.65 },
  title: { rank: 2, carries: 3, weight: 0.8 },
  endorsed: { rank: 3, carries: 3, weight: 0.9 },
  proven: { rank: 4, carries: 3, weight: 1 },
} as const
export const Evidence = z.enum(['claimed', 'document', 'title', 'endorsed', 'proven'])
export type Evidence = z.infer<typeof Evidence>

/** The code of a skill, read as the one it is today: what was merged is known under its new code wherever it stands. */
const SkillCode = z
  .string()
  .regex(/^[A-Z]{2}\d{2}$/)
  .overwrite(standingCode)

/** One skill of a person: the level they name, what it rests on, and until when that holds. */
export const HeldSkill = z.object({
  skill: SkillCode,
  level: SkillLevel,
  evidence: Evidence,
  expiresAt: Instant.optional(),
})
export type HeldSkill = z.infer<typeof HeldSkill>

/** How well founded: of two skills that became one, the better counts. */
const worthOf = ({ evidence, level }: HeldSkill): number => evidenceKinds[evidence].rank * 10 + level

/** Pure: what a person holds under the codes of today, each once; the order stays. */
export const standingSkills = (held: HeldSkill[]): HeldSkill[] => {
  if (liveSkills().into.size === 0) return held
  const best = new Map<string, HeldSkill>()
  for (const one of held) {
    const skill = standingCode(one.skill)
    const before = best.get(skill)
    if (before === undefined || worthOf(one) > worthOf(before)) best.set(skill, { ...one, skill })
  }
  return [...best.values()]
}

export const HeldSkills = z.array(HeldSkill).overwrite(standingSkills)

export const RequiredSkill = z.object({ skill: SkillCode, level: SkillLevel })
export type RequiredSkill = z.infer<typeof RequiredSkill>

/** The level that counts at an instant: the named one, no higher than its evidence carries; 0 once that expired. */
export const countedLevel = (held: HeldSkill, at: Instant): number =>
  held.expiresAt !== undefined && held.expiresAt <= at ? 0 : Math.min(held.level, evidenceKinds[held.evidence].carries)

/** A licence or training with the span in which it is valid. `kind` is a code of the licence or training list. */
export const Credential = z.object({ kind: z.string(), validFrom: Instant.optional(), validTo: Instant })
export type Credential = z.infer<typeof Credential>

/** Valid over the whole span: a licence must hold on the service date, not on the day of asking. */
export const validOver = (credential: Credential, span: { starts: Instant; ends: Instant }): boolean =>
  (credential.validFrom === undefined || credential.validFrom <= span.starts) && credential.validTo >= span.ends
