import type { Language } from '#shared/kernel/text.ts'
import { type Instant, minutesBetween } from '#shared/time/instant.ts'
import type { Interval } from '#shared/time/interval.ts'
import { addLocalDays, type LocalDate, localDate, localTime, minuteOfDay, weekday } from '#shared/time/shanghai.ts'

// Everything a reader sees of times and numbers is put into words here: in Asia/Shanghai, 24 hours.

const days = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** 0 is Monday. */
export const weekdayName = (day: number, language: Language): string => days[language][day] ?? ''

const parts = (date: LocalDate): { year: number; month: number; day: number } => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day }
}

/** 9月19日 · 19 Sep */
export const shortDate = (date: LocalDate, language: Language): string => {
  const { month, day } = parts(date)
  return language === 'zh' ? `${month}月${day}日` : `${day} ${months[month - 1]}`
}

/** 2026年9月19日 · 19 Sep 2026 */
export const longDate = (date: LocalDate, language: Language): string => {
  const { year } = parts(date)
  return language === 'zh' ? `${year}年${shortDate(date, 'zh')}` : `${shortDate(date, 'en')} ${year}`
}

/** 9月19日 周六 · Sat 19 Sep */
export const dayText = (at: Instant, language: Language): string => {
  const name = weekdayName(weekday(at), language)
  const date = shortDate(localDate(at), language)
  return language === 'zh' ? `${date} ${name}` : `${name} ${date}`
}

/** 9月14日 14:06 · 14 Sep 14:06 */
export const momentText = (at: Instant, language: Language): string =>
  `${shortDate(localDate(at), language)} ${localTime(at)}`

/** 9月19日 周六 14:00–17:00 · Sat 19 Sep 14:00–17:00. Midnight at the end is 24:00; past it, both days are named. */
export const spanText = ({ starts, ends }: Interval, language: Language): string => {
  const from = `${dayText(starts, language)} ${localTime(starts)}`
  const nextDay = localDate(ends) === addLocalDays(localDate(starts), 1)
  if (localDate(starts) === localDate(ends)) return `${from}–${localTime(ends)}`
  if (nextDay && minuteOfDay(ends) === 0) return `${from}–24:00`
  return `${from} – ${dayText(ends, language)} ${localTime(ends)}`
}

/** 今天 18:00 · today 18:00, from yesterday to tomorrow; else with the date. */
export const nearText = (at: Instant, now: Instant, language: Language): string => {
  const today = localDate(now)
  const date = localDate(at)
  const near = [
    { date: today, zh: '今天', en: 'today' },
    { date: addLocalDays(today, 1), zh: '明天', en: 'tomorrow' },
    { date: addLocalDays(today, -1), zh: '昨天', en: 'yesterday' },
  ].find((one) => one.date === date)
  return near ? `${near[language]} ${localTime(at)}` : `${dayText(at, language)} ${localTime(at)}`
}

const unit = (count: number, zh: string, en: string, language: Language): string =>
  language === 'zh' ? `${count} ${zh}` : `${count} ${en}${count === 1 ? '' : 's'}`

/** The roughest unit that still says enough: minutes, then hours, then days; rounded down, never promising more. */
const roughly = (minutes: number, language: Language): string => {
  if (minutes < 60) return unit(Math.floor(minutes), '分钟', 'minute', language)
  if (minutes < 2 * 1440) return unit(Math.floor(minutes / 60), '小时', 'hour', language)
  return unit(Math.floor(minutes / 1440), '天', 'day', language)
}

/** 还有 7 小时 · 7 hours left; 超 3 小时 · 3 hours over. */
export const leftText = (at: Instant, now: Instant, language: Language): string => {
  const minutes = minutesBetween(now, at)
  const amount = roughly(Math.abs(minutes), language)
  if (minutes < 0) return language === 'zh' ? `超 ${amount}` : `${amount} over`
  return language === 'zh' ? `还有 ${amount}` : `${amount} left`
}

/** 今天 18:00 前回复就行，还有 7 小时 · Reply by today 18:00, 7 hours left. */
export const replyByText = (at: Instant, now: Instant, language: Language): string => {
  const near = nearText(at, now, language)
  if (at <= now) return language === 'zh' ? `回复时间已过（${near}）` : `The time to reply is over (${near})`
  const left = leftText(at, now, language)
  return language === 'zh' ? `${near} 前回复就行，${left}` : `Reply by ${near}, ${left}`
}

/** 3 小时 20 分 · 3 h 20 min */
export const durationText = (minutes: number, language: Language): string => {
  const hours = Math.floor(minutes / 60)
  const rest = Math.round(minutes % 60)
  const [h, m] = language === 'zh' ? ['小时', '分'] : ['h', 'min']
  return [hours > 0 && `${hours} ${h}`, (rest > 0 || hours === 0) && `${rest} ${m}`].filter(Boolean).join(' ')
}

/** Minutes of service as hours with one decimal: 180 → 3.0 小时. */
export const hoursText = (minutes: number, language: Language): string =>
  `${(minutes / 60).toFixed(1)} ${language === 'zh' ? '小时' : 'hours'}`

/** The same, but minutes as such where the figure would read 0.0 hours. */
export const servedText = (minutes: number, language: Language): string =>
  minutes < 3 ? durationText(minutes, language) : hoursText(minutes, language)

/** 约 8 公里 · about 8 km; below one kilometre in hundreds of metres. Never finer: places are kept coarse. */
export const distanceText = (metres: number, language: Language): string => {
  if (metres < 950) {
    const coarse = Math.max(100, Math.round(metres / 100) * 100)
    return language === 'zh' ? `约 ${coarse} 米` : `about ${coarse} m`
  }
  return language === 'zh' ? `约 ${Math.round(metres / 1000)} 公里` : `about ${Math.round(metres / 1000)} km`
}

/** 187 of 214 → 87%. Nothing of nothing is a dash, not zero. */
export const percentText = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`

/** 1240 → 1,240 */
export const countText = (count: number): string => count.toLocaleString('en-US')
