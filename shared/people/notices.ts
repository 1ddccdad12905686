import * as z from 'zod'
import type { Text } from '#shared/kernel/text.ts'

/** What a person is asked about apart from everything else: each has its own yes and its own way back. */
export const Purpose = z.enum(['recommendation', 'register', 'publish', 'idNumber'])
export type Purpose = z.infer<typeof Purpose>

/** What a person reads before they say yes. Another wording is another edition, and receipts name the one that was read. */
export interface ConsentNotice {
  purpose: Purpose
  edition: string
  title: Text
  text: Text
  /** What stops at once when it is taken back. */
  withdrawal: Text
  /** Sensitive personal information: told apart, with its necessity (PIPL Art. 28 to 31). */
  sensitive: boolean
  withdrawable: boolean
  /** How it stands for somebody who never said anything. */
  standing: 'given' | 'withdrawn'
}

/** The notices in force. */
export const notices: Readonly<Record<Purpose, ConsentNotice>> = {
  recommendation: {
    purpose: 'recommendation',
    edition: '2026-11',
    title: { zh: '个性化推荐', en: 'Personal recommendation' },
    text: {
      zh: '系统按您的专长、空闲时间、距离和过去的答复排序，给您发邀请。规则公开，您可以要求解释。',
      en: 'The system ranks by your skills, free time, distance and earlier answers, and sends you invitations. The rules are public and you may ask why.',
    },
    withdrawal: {
      zh: '关掉后不再排序，也不发邀请。需求板照样按时间和地点列出，看中哪个自己要邀请。',
      en: 'Off, you are not ranked and not invited. The board lists needs by date and place, and you ask for an invitation yourself.',
    },
    sensitive: false,
    withdrawable: true,
    standing: 'given',
  },
  register: {
    purpose: 'register',
    edition: '2026-11',
    title: { zh: '报送全国、自治区登记平台', en: 'Passing on to the national and regional registers' },
    text: {
      zh: '把您的服务记录（姓名、时间、内容、时长）报送民政部和自治区指定的志愿服务登记平台。',
      en: 'Your service records (name, time, content, hours) are passed on to the registers that the ministry and the region designate.',
    },
    withdrawal: {
      zh: '撤回后不再报送新的记录；已经报送的，请向该平台提出。',
      en: 'Withdrawn, no further record is passed on; for those passed on turn to that register.',
    },
    sensitive: false,
    withdrawable: true,
    standing: 'withdrawn',
  },
  publish: {
    purpose: 'publish',
    edition: '2026-11-2',
    title: { zh: '公开我的服务故事', en: 'Publishing my story' },
    text: {
      zh: '您自己写的服务故事，组织看过后放在本站首页。写什么、署“韦**”还是全名，每次由您定。',
      en: 'What you write about a service is put on the home page once the organization has read it. The words, and whether you are named "Wei **" or in full, are yours each time.',
    },
    withdrawal: {
      zh: '撤回后不再发布，已发布的马上撤下。',
      en: 'Withdrawn, nothing more is published and what was is off at once.',
    },
    sensitive: false,
    withdrawable: true,
    standing: 'withdrawn',
  },
  idNumber: {
    purpose: 'idNumber',
    edition: '2026-11',
    title: { zh: '身份证号', en: 'Identity number' },
    text: {
      zh: '敏感个人信息。只在报送登记平台时核对本人用；不填不影响报名和服务。加密存放，只能用密钥散列查重。',
      en: 'Sensitive. Used only to tell who you are to the register; joining and serving do not need it. Stored encrypted, compared by keyed hash alone.',
    },
    withdrawal: { zh: '撤回后马上删除身份证号。', en: 'Withdrawn, the number is deleted at once.' },
    sensitive: true,
    withdrawable: true,
    standing: 'withdrawn',
  },
}
