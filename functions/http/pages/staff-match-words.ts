import type { Text } from '#shared/kernel/text.ts'
import type { Group } from '#shared/matching/constraints/index.ts'

export type RuleGroup = Group

/** Hard rules by the column they stand under. */
export const groupWords: Readonly<Record<Group, Text>> = {
  skill: { zh: '技能', en: 'Skill' },
  licence: { zh: '证书', en: 'Licence' },
  time: { zh: '时间', en: 'Time' },
  place: { zh: '路程', en: 'Place' },
  insurance: { zh: '保险', en: 'Cover' },
  limits: { zh: '时限', en: 'Limits' },
  asks: { zh: '打扰', en: 'Asks' },
  sides: { zh: '回避', en: 'Sides' },
  person: { zh: '资格', en: 'Person' },
}

export const decidedByWords = {
  requester: { zh: '由服务对象定', en: 'the requester decides' },
  volunteer: { zh: '由志愿者本人定', en: 'the volunteer decides' },
  staff: { zh: '科协可以办', en: 'the association can do it' },
} as const satisfies Record<string, Text>

/** What was done, as the page of a request says it. */
export const doneWords: Readonly<Record<string, Text>> = {
  again: {
    zh: '正在重新找，一般几秒就好，刷新看结果。',
    en: 'People are being looked for again; reload in a few seconds.',
  },
  hours: { zh: '时长定了，双方都已告知。', en: 'The hours are decided; both sides were told.' },
  answered: { zh: '定了，双方都已告知。', en: 'Decided; both sides were told.' },
  noShow: { zh: '记为没到场，已告知本人。', en: 'Noted as not attended; the person was told.' },
}
