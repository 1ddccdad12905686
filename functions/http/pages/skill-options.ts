import type { Option } from '#functions/http/look/fields.tsx'
import type { Language } from '#shared/kernel/text.ts'
import { domains, skillsOf } from '#shared/skills/taxonomy.ts'

/** All skills there are to choose, each after its domain. */
export const skillOptions = (language: Language): Option[] =>
  domains.flatMap((domain) =>
    skillsOf(domain.code).map((skill) => ({
      value: skill.code,
      text: `${domain[language]}：${skill[language]}`,
    })),
  )
