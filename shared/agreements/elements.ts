import type { Text } from '#shared/kernel/text.ts'

/** The parts Art. 12 names; every agreement has all of them. */
export const elementWords = {
  content: { zh: '服务内容', en: 'Content' },
  manner: { zh: '服务方式', en: 'Manner' },
  time: { zh: '服务时间', en: 'Time' },
  place: { zh: '服务地点', en: 'Place' },
  conditions: { zh: '工作条件', en: 'Working conditions' },
  safety: { zh: '安全保障', en: 'Safety measures' },
  volunteer: { zh: '志愿者的权利和义务', en: 'Rights and duties of the volunteer' },
  requester: { zh: '服务对象的权利和义务', en: 'Rights and duties of the requester' },
  organization: { zh: '组织的权利和义务', en: 'Rights and duties of the organization' },
  other: { zh: '其他事项', en: 'Other matters' },
} as const satisfies Record<string, Text>
export type Element = keyof typeof elementWords
