import type { Text } from '#shared/kernel/text.ts'
import skillList from './data/skills.json' with { type: 'json' }

/** One skill of the taxonomy, or a domain (no parent) that groups them. Codes never change meaning. */
export interface TaxonomySkill extends Text {
  code: string
  parent: string | null
  synonyms: readonly string[]
}

const byCode = new Map<string, TaxonomySkill>(skillList.map((skill) => [skill.code, skill]))

/** A leaf that people can hold and requests can ask for. */
export const isSkill = (code: string): boolean => typeof byCode.get(code)?.parent === 'string'

/** The words for a skill or domain; an unknown code speaks for itself. */
export const skillName = (code: string): Text => {
  const { zh, en } = byCode.get(code) ?? { zh: code, en: code }
  return { zh, en }
}

export const domains: readonly TaxonomySkill[] = skillList.filter(({ parent }) => parent === null)
export const skillsOf = (domain: string): readonly TaxonomySkill[] =>
  skillList.filter(({ parent }) => parent === domain)
