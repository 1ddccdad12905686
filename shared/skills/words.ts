import type { Text } from '#shared/kernel/text.ts'
import type { Evidence, SkillLevel } from './skill.ts'

export const levelWords: Readonly<Record<SkillLevel, Text>> = {
  1: { zh: '会一点', en: 'knows the basics' },
  2: { zh: '熟练', en: 'practised' },
  3: { zh: '精通', en: 'expert' },
}

/** What a skill rests on. */
export const evidenceWords: Readonly<Record<Evidence, Text>> = {
  claimed: { zh: '本人说的', en: 'stated by oneself' },
  document: { zh: '有材料', en: 'papers seen' },
  title: { zh: '有职称或资格', en: 'a professional title' },
  endorsed: { zh: '服务对象作证', en: 'vouched for by those served' },
  proven: { zh: '多次服务证明', en: 'proven in service' },
}
