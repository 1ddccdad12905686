import type { Text } from '#shared/kernel/text.ts'
import skillList from './data/skills.json' with { type: 'json' }
import { liveSkills, standingCode } from './live.ts'

/** One skill of the taxonomy, or a domain (no parent) that groups them. Codes never change meaning. */
export interface TaxonomySkill extends Text {
  code: string
  parent: string | null
  synonyms: readonly string[]
}

const byCode = new Map<string, TaxonomySkill>(skillList.map((skill) => [skill.code, skill]))

/** A leaf that people can hold and requests can ask for; one that was merged or retired stays known. */
export const isSkill = (code: string): boolean => typeof byCode.get(code)?.parent === 'string'

/** A skill that is still there to be chosen. */
export const isOffered = (code: string): boolean => {
  const { into, retired } = liveSkills()
  return isSkill(code) && !into.has(code) && !retired.has(code)
}

/** The words for a skill or domain as of today; of a merged one those of what it became. An unknown code speaks for itself. */
export const skillName = (code: string): Text => {
  const standing = standingCode(code)
  const { zh, en } = liveSkills().names.get(standing) ?? byCode.get(standing) ?? { zh: code, en: code }
  return { zh, en }
}

/** The words that a skill had when it came with the product. */
export const writtenName = (code: string): Text => {
  const { zh, en } = byCode.get(code) ?? { zh: code, en: code }
  return { zh, en }
}

export const domains: readonly TaxonomySkill[] = skillList.filter(({ parent }) => parent === null)

/** The skills of a domain as they came with the product: what is written about them stays true of what they become. */
export const writtenSkillsOf = (domain: string): readonly TaxonomySkill[] =>
  skillList.filter(({ parent }) => parent === domain)

/** The skills of a domain that are there to be chosen, under the names of today. */
export const skillsOf = (domain: string): readonly TaxonomySkill[] => {
  const { version, words } = liveSkills()
  const written = writtenSkillsOf(domain)
  if (version === 0) return written
  return written
    .filter(({ code }) => isOffered(code))
    .map((skill) => ({
      ...skill,
      ...skillName(skill.code),
      synonyms: [...skill.synonyms, ...words.filter(({ code }) => code === skill.code).map(({ word }) => word)],
    }))
}
