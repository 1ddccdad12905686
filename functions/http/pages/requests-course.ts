import { momentText } from '#functions/http/look/format.ts'
import type { Step } from '#functions/http/look/timeline.tsx'
import type { RequestParts } from '#shared/dashboard/request-parts.ts'
import type { Language, Text } from '#shared/kernel/text.ts'
import { isLive } from '#shared/placements/placement.ts'
import { type ServiceRequest, spanOf } from '#shared/requests/service-request.ts'

// How far a request has come, in the steps and beats people know.

type CourseStep = Omit<Step, 'name'> & { name: Text }

const howWords = {
  visit: { zh: '上门核实', en: 'by a visit' },
  phone: { zh: '电话核实', en: 'by phone' },
  online: { zh: '线上核实', en: 'online' },
} as const satisfies Record<string, Text>

/** 点单 0, 派单 1, 接单 2, 评单 3; 4 when all is done. */
export const beatOf = (request: ServiceRequest, { seats, placements, ratings }: RequestParts): 0 | 1 | 2 | 3 | 4 => {
  switch (request.state) {
    case 'open':
      return seats.some(({ state }) => state === 'free' || state === 'held') ? 1 : 2
    case 'underway':
      return 2
    case 'closed': {
      const rated = ratings.filter(({ by }) => by === 'requester').length
      return placements.filter(({ state }) => state === 'recorded').length > rated ? 3 : 4
    }
    default:
      return 0
  }
}

/** Pure: the six steps, with when they were done or will be. */
export const stepsOf = (request: ServiceRequest, parts: RequestParts, language: Language): CourseStep[] => {
  const { starts } = spanOf(request)
  const said = (at: string | undefined): { when?: string } =>
    at === undefined ? {} : { when: momentText(at, language) }
  const live = parts.placements.filter(({ state }) => isLive(state))
  const agreed = live.length > 0 && live.every((placement) => placement.agreed)
  const free = parts.seats.filter(({ state }) => state === 'free' || state === 'held').length
  const asked = parts.offers.length
  const recorded = live.filter(({ state }) => state === 'recorded').length
  const rated = parts.ratings.filter(({ by }) => by === 'requester').length
  const at = reached(request, { free, agreed, rated, recorded })
  const steps: (Omit<CourseStep, 'is'> & { is?: never })[] = [
    { name: { zh: '点单', en: 'Order' }, ...said(request.submittedAt) },
    {
      name: { zh: '核实', en: 'Checking' },
      ...said(request.verification?.at),
      ...(request.verification ? { text: howWords[request.verification.how][language] } : {}),
    },
    {
      name: { zh: '派单', en: 'Dispatch' },
      ...said(request.openedAt),
      ...(request.state === 'open' && asked > 0
        ? {
            text: language === 'zh' ? `已邀请 ${asked} 位，还差 ${free} 人` : `${asked} invited, ${free} more wanted`,
          }
        : {}),
    },
    { name: { zh: '接单、签协议', en: 'Accepting, agreement' }, ...said(request.filledAt) },
    { name: { zh: '服务', en: 'Service' }, ...said(starts) },
    {
      name: { zh: '评单', en: 'Rating' },
      text: language === 'zh' ? '服务后 10 个工作日内' : 'within 10 working days',
    },
  ]
  return steps.map((step, index) => ({ ...step, is: index < at ? 'done' : index === at ? 'now' : 'ahead' }))
}

const reached = (
  request: ServiceRequest,
  of: { free: number; agreed: boolean; rated: number; recorded: number },
): number => {
  switch (request.state) {
    case 'draft':
    case 'returned':
      return 0
    case 'submitted':
      return 1
    case 'open':
      return of.free > 0 ? 2 : of.agreed ? 4 : 3
    case 'underway':
      return 4
    case 'closed':
      return of.recorded > of.rated ? 5 : 6
    case 'refused':
    case 'withdrawn':
      // Over: nothing is "now" any more.
      return -1
  }
}
