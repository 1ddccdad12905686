import type { Text } from '#shared/kernel/text.ts'

/** Kinds of personal data that a look may show: what has to be told after a breach (PIPL Art. 57). */
export const categoryWords = {
  name: { zh: '姓名', en: 'name' },
  phone: { zh: '手机号', en: 'phone number' },
  surname: { zh: '姓和代号', en: 'surname and pseudonym' },
  profile: { zh: '专长、证书、县区、所在组织', en: 'skills, licences, district, organizations' },
  paper: { zh: '证明材料', en: 'papers' },
  match: { zh: '匹配结果和距离', en: 'how they were matched, and how far they live' },
  record: { zh: '服务记录', en: 'service records' },
  acts: { zh: '审计记录里和本人有关的事', en: 'entries of the audit about them' },
  account: { zh: '账号里本人能看到的全部资料', en: 'everything the person sees in their own account' },
} as const satisfies Record<string, Text>
export type Category = keyof typeof categoryWords
export const isCategory = (name: string): name is Category => Object.hasOwn(categoryWords, name)

/** Every act that opens data of others, and which kinds it shows. Whoever adds such a look adds it here. */
export const looks = {
  'contact.read': ['name', 'phone'],
  'contact.export': ['name', 'phone'],
  'record.inCharge': ['name'],
  'volunteer.read': ['surname', 'profile'],
  'volunteer.list': ['surname', 'profile'],
  'paper.list': ['paper'],
  'paper.read': ['paper'],
  'match.explain': ['surname', 'match'],
  'certificate.check': ['surname', 'record'],
  'audit.read': ['acts'],
  'audit.export': ['acts'],
} as const satisfies Record<string, readonly Category[]>

/** What an act shows of others; nothing for acts that are no look. */
export const shownBy = (act: string): readonly Category[] =>
  Object.entries(looks).find(([name]) => name === act)?.[1] ?? []
