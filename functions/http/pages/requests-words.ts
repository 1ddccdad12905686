import { momentText, shortDate, spanText } from '#functions/http/look/format.ts'
import type { states } from '#functions/http/look/tags.tsx'
import type { Need } from '#shared/dashboard/request-needs.ts'
import type { Language, Text } from '#shared/kernel/text.ts'
import { type ServiceRequest, type Shift, spanOf } from '#shared/requests/service-request.ts'
import type { Instant } from '#shared/time/instant.ts'
import { localDate, localTime } from '#shared/time/shanghai.ts'

/** A word of the glossary at the head of a choice: capital in English, itself in Chinese. */
export const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

/**
 * How the state of a request is shown: an open one whose seats are taken is "all found", one whose last shift is over waits
 * for its hours. `seats` where they were read: then they say whether all are found, as of this moment.
 */
export const shownState = (
  request: ServiceRequest,
  now: Instant,
  seats?: { all: number; taken: number },
): keyof (typeof states)['request'] => {
  switch (request.state) {
    case 'open': {
      const isFilled = seats ? seats.all > 0 && seats.taken >= seats.all : request.filledAt !== undefined
      return isFilled ? 'filled' : 'open'
    }
    case 'underway':
      return spanOf(request).ends <= now ? 'settling' : 'underway'
    default:
      return request.state
  }
}

/** What stands before `answer` of a request: staff told it, the authorities took over, or the requester gave it as a reason. */
export const answerLead = ({ state, handedOver }: Pick<ServiceRequest, 'state' | 'handedOver'>): Text => {
  if (state === 'withdrawn') return { zh: '对方取消的原因：', en: 'Why the requester withdrew it: ' }
  if (handedOver === true) return { zh: '已转主管部门：', en: 'Handed over to: ' }
  return { zh: '给对方的话：', en: 'What the requester was told: ' }
}

/** 9月19日 周六 14:00–17:00；或“3 个时段，9月19日起” */
export const whenText = (shifts: readonly Shift[], language: Language): string => {
  const [only] = shifts
  if (only && shifts.length === 1) return spanText(only, language)
  const { starts } = spanOf({ shifts })
  const day = shortDate(localDate(starts), language)
  return language === 'zh' ? `${shifts.length} 个时段，${day}起` : `${shifts.length} shifts from ${day}`
}

/** One thing that waits for the requester: what, and where it is done. */
export const needText = (need: Need, language: Language): Text => {
  switch (need.kind) {
    case 'correct':
      return { zh: '科协请您改一改，再提交', en: 'Correct and submit again' }
    case 'sign':
      return { zh: `有 ${need.count} 份协议等您签`, en: `${need.count} agreements to sign` }
    case 'decideMinimum': {
      const by = momentText(need.by, language)
      return {
        zh: `只有 ${need.placed} 人，少于最少 ${need.minimum} 人。${by} 前可以降低`,
        en: `${need.placed} of at least ${need.minimum} people; you may lower the minimum until ${by}`,
      }
    }
    case 'showCode':
      return {
        zh: `${localTime(need.starts)} 的服务，打开签到码`,
        en: `Open the check-in code for ${localTime(need.starts)}`,
      }
    case 'confirmHours':
      return { zh: `等您确认 ${need.count} 位的时长`, en: `Hours of ${need.count} people to confirm` }
    case 'rate':
      return { zh: `给 ${need.count} 次服务评单`, en: `${need.count} services to rate` }
  }
}

/** The page on which a need is met. */
export const needLink = (requestId: string, need: Need): string => {
  const request = `/requests/${requestId}`
  switch (need.kind) {
    case 'correct':
      return `${request}/edit`
    case 'sign':
      return `${request}/agreements`
    case 'decideMinimum':
      return `${request}#minimum`
    case 'showCode':
    case 'confirmHours':
      return `${request}/session/${need.shiftId}`
    case 'rate':
      return `${request}/rating/${need.placementId}`
  }
}
