import * as z from 'zod'
import type { Text } from '#shared/kernel/text.ts'

/** What staff did for somebody, as the person hears of it. */
export const Done = z.enum([
  'posted',
  'changed',
  'withdrawn',
  'signed',
  'hours',
  'noShow',
  'rated',
  'accepted',
  'stoodDown',
  'agreedToChange',
  'declined',
  'standby',
  'askedIn',
  'calendar',
  'other',
])
export type Done = z.infer<typeof Done>

export const doneWords: Readonly<Record<Done, Text>> = {
  posted: { zh: '提交了需求', en: 'posted a request' },
  changed: { zh: '改了需求', en: 'changed a request' },
  withdrawn: { zh: '取消了需求', en: 'withdrew a request' },
  signed: { zh: '签了协议', en: 'signed the agreement' },
  hours: { zh: '确认了服务时长', en: 'confirmed hours' },
  noShow: { zh: '登记了没到场', en: 'stated a no-show' },
  rated: { zh: '评了单', en: 'rated a service' },
  accepted: { zh: '接了邀请', en: 'accepted an invitation' },
  stoodDown: { zh: '退出了服务', en: 'withdrew from a service' },
  agreedToChange: { zh: '答复了改动', en: 'agreed to a change' },
  declined: { zh: '谢绝了邀请', en: 'declined an invitation' },
  standby: { zh: '排了候补', en: 'joined a standby list' },
  askedIn: { zh: '要了一份邀请', en: 'asked for an invitation' },
  calendar: { zh: '改了空闲时间', en: 'changed when you are free' },
  other: { zh: '办了一件事', en: 'did something' },
}

const isDone = (what: string): what is Done => Object.hasOwn(doneWords, what)

export const doneText = (what: string): Text => doneWords[isDone(what) ? what : 'other']
