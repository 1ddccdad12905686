import type { Text } from '#shared/kernel/text.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate, localTime, weekday } from '#shared/time/shanghai.ts'
import { weekdayWords } from '#shared/time/weekday-words.ts'
import type { Message } from './message.ts'

type Values = Message['values']

/** `9月19日 周六 14:00`; nothing where the value is missing. */
export const when = (at: Instant | undefined): Text => {
  if (at === undefined) return { zh: '', en: '' }
  const [year = '', month = '', day = ''] = localDate(at).split('-')
  const name = weekdayWords[weekday(at)] ?? { zh: '', en: '' }
  return {
    zh: `${Number(month)}月${Number(day)}日 ${name.zh} ${localTime(at)}`,
    en: `${name.en} ${Number(day)}/${Number(month)}/${year} ${localTime(at)}`,
  }
}

/** The moment in brackets; nothing where it is missing. */
export const on = (values: Values): Text => {
  const { zh, en } = when(values.starts)
  return { zh: zh === '' ? '' : `（${zh}）`, en: en === '' ? '' : ` (${en})` }
}

/** Why an invitation was closed. */
export const closedBecause: Record<string, Text> = {
  seatsTaken: { zh: '名额已有人接。愿意的话可以排候补。', en: 'the seats were taken. You may join the standby list.' },
  factsMoved: {
    zh: '需求改过了，这份邀请作废。合适的话会再问您。',
    en: 'the request was changed and this invitation is void. If it still suits you, you will be asked again.',
  },
  guardianEnded: {
    zh: '监护人收回了同意，邀请作废。重新同意后再问您。',
    en: 'your guardian’s consent ended, so the invitation is void. You are asked again once they consent.',
  },
  requestEnded: { zh: '对方不找人了。谢谢您看过。', en: 'people are no longer sought. Thank you for looking.' },
}

/** What became of a volunteer’s standing. */
export const standings: Record<string, Text> = {
  active: { zh: '您的志愿者身份恢复了，又能收到邀请', en: 'You were reinstated as a volunteer' },
  suspended: {
    zh: '您的志愿者身份暂停了，这段时间不会收到邀请',
    en: 'You were suspended as a volunteer and are not asked',
  },
  removed: { zh: '您被移出志愿者名单', en: 'You were removed from the volunteers' },
}
