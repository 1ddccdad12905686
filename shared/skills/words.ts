import type { Text } from '#shared/kernel/text.ts'
import type { SkillLevel } from './skill.ts'

export const levelWords: Readonly<Record<SkillLevel, Text>> = {
  1: { zh: '会一点', en: 'knows the basics' },
  2: { zh: '熟练', en: 'practised' },
  3: { zh: '精通', en: 'expert' },
}
