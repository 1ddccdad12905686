import { weekdayName } from '#functions/http/look/format.ts'
import type { Language, Text } from '#shared/kernel/text.ts'
import type { NextStep } from '#shared/records/next-step.ts'
import type { Instant } from '#shared/time/instant.ts'
import type { Interval } from '#shared/time/interval.ts'
import { localDate, localTime, weekday } from '#shared/time/shanghai.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `9月` and `19`: a day as a leaf of a calendar. */
export const shortMonth = (at: Instant, language: Language): { month: string; day: string } => {
  const [, month = '', day = ''] = localDate(at).split('-')
  return {
    month: language === 'zh' ? `${Number(month)}月` : (months[Number(month) - 1] ?? ''),
    day: String(Number(day)),
  }
}

/** 周六 14:00–17:00 */
export const localTimes = ({ starts, ends }: Interval, language: Language): string =>
  `${weekdayName(weekday(starts), language)} ${localTime(starts)}–${localTime(ends)}`

/** What a service needs, in two or three words. */
export const stepWords: Readonly<Record<NextStep['step'], Text>> = {
  answerChange: { zh: '改过了，还来吗', en: 'Changed: still coming?' },
  sign: { zh: '要签协议', en: 'Sign the agreement' },
  wait: { zh: '等别人办', en: 'Waiting for others' },
  come: { zh: '到时见', en: 'See you there' },
  checkIn: { zh: '可以签到了', en: 'Check in' },
  missed: { zh: '没有签到', en: 'No check-in' },
  checkOut: { zh: '走时签退', en: 'Check out' },
  claimHours: { zh: '确认时长', en: 'Confirm the hours' },
  waitHours: { zh: '等对方确认', en: 'Waiting for them' },
  waitDecision: { zh: '等科协决定', en: 'Waiting for a decision' },
  rate: { zh: '评一评', en: 'Rate it' },
  done: { zh: '记好了', en: 'On record' },
  over: { zh: '结束了', en: 'Over' },
}
