import * as z from 'zod'
import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { isIndustry } from '#shared/organizations/industries.ts'
import { standingCode } from '#shared/skills/live.ts'
import { type HeldSkill, SkillLevel } from '#shared/skills/skill.ts'
import { isSkill } from '#shared/skills/taxonomy.ts'
import { Volunteer } from './volunteer.ts'

/** A skill as a person states it about themself: what it rests on is for staff to say. */
export const StatedSkill = z.object({ skill: z.string().overwrite(standingCode), level: SkillLevel })
export type StatedSkill = z.infer<typeof StatedSkill>

/** What volunteers say about themselves and may change at any time. */
export const VolunteerInput = Volunteer.pick({
  languages: true,
  districtCode: true,
  townshipCode: true,
  home: true,
  reachKm: true,
  manners: true,
  organizationIds: true,
  employer: true,
  excludedRequesterIds: true,
  likes: true,
}).extend({ skills: z.array(StatedSkill).min(1).max(20) })
export type VolunteerInput = z.infer<typeof VolunteerInput>

/**
 * Pure: the skills after a person stated them anew. What staff have confirmed stays as confirmed, up to the level now named;
 * a higher level than the confirmed one is for staff to confirm. Everything else is a claim.
 */
export const restated = (held: readonly HeldSkill[], stated: readonly StatedSkill[]): HeldSkill[] =>
  stated.map(({ skill, level }) => {
    const before = held.find((one) => one.skill === skill)
    if (before === undefined || before.evidence === 'claimed') return { skill, level, evidence: 'claimed' }
    return { ...before, level: level < before.level ? level : before.level }
  })

/** Pure: an enterprise is told from its competitors by its industry, so who works for one states it. */
export const employerFaults = (employer: Volunteer['employer']): FieldProblem[] => {
  const { enterprise, industry } = employer ?? {}
  if (industry === undefined) {
    return enterprise === true
      ? [
          {
            path: 'industry',
            text: {
              zh: '在企业上班要选行业，用来避开同行（第十一条第二项）。',
              en: 'Whoever works for an enterprise states its industry, so that no competitor is asked (Art. 11(2)).',
            },
          },
        ]
      : []
  }
  if (isIndustry(industry)) return []
  return [
    {
      path: 'industry',
      text: {
        zh: `“${industry.slice(0, 24)}”不是行业代码。从列表里选大类，或填四位数字的小类，比如 3670。`,
        en: `"${industry.slice(0, 24)}" is no industry. Choose a division of the list, or enter a class of four digits such as 3670.`,
      },
    },
  ]
}

/** Refuses what nobody could be found by: no manner of service, unknown or repeated skills. */
export const mustBeFindable = (input: {
  manners: { onSite: boolean; online: boolean }
  skills: readonly { skill: string }[]
  employer?: Volunteer['employer'] | undefined
}): void => {
  const fields: FieldProblem[] = employerFaults(input.employer)
  if (!input.manners.onSite && !input.manners.online) {
    fields.push({
      path: 'manners',
      text: { zh: '到场和线上至少选一种。', en: 'Choose on site, on-line, or both.' },
    })
  }
  input.skills.forEach(({ skill }, at) => {
    if (!isSkill(skill)) {
      fields.push({
        path: `skills.${at}.skill`,
        text: { zh: `没有“${skill}”这项技能，请从列表里选。`, en: `No skill “${skill}”; choose one from the list.` },
      })
    } else if (input.skills.findIndex((one) => one.skill === skill) < at) {
      fields.push({
        path: `skills.${at}.skill`,
        text: { zh: '这项技能填了两次，留一次就行。', en: 'This skill is named twice; keep one.' },
      })
    }
  })
  if (fields.length === 0) return
  throw new Refusal(
    'invalid',
    'volunteerIncomplete',
    { zh: `还有 ${fields.length} 处要改。`, en: `${fields.length} things to correct.` },
    { fields },
  )
}
