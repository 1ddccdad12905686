import type { Text } from '#shared/kernel/text.ts'
import type { Transitions } from '#shared/kernel/transitions.ts'
import { entity } from '#shared/table/entity.ts'
import { keys, lists, owners } from '#shared/table/keys.ts'
import { localMonth } from '#shared/time/shanghai.ts'
import { type RequestState, ServiceRequest, spanOf } from './service-request.ts'

export const requestTransitions: Transitions<RequestState> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['open', 'returned', 'refused', 'withdrawn'],
  returned: ['submitted', 'withdrawn'],
  refused: [],
  open: ['underway', 'closed', 'withdrawn'],
  underway: ['closed'],
  closed: [],
  withdrawn: [],
}

export const requestStateWords: Readonly<Record<RequestState, Text>> = {
  draft: { zh: '草稿', en: 'draft' },
  submitted: { zh: '待核实', en: 'to be verified' },
  returned: { zh: '退回修改', en: 'returned' },
  refused: { zh: '不予受理', en: 'refused' },
  open: { zh: '正在找人', en: 'looking for people' },
  underway: { zh: '服务中', en: 'underway' },
  closed: { zh: '已完成', en: 'closed' },
  withdrawn: { zh: '已取消', en: 'withdrawn' },
}

const territory = (request: ServiceRequest): string => request.reach.at(-1) ?? ''

/** Waiting ones stand in the queue of their territorial node by age; all others in its list of the month they start in. */
const listed = (request: ServiceRequest) => {
  if (request.state === 'draft') return {}
  return request.state === 'submitted'
    ? lists.toVerify(territory(request), request.submittedAt ?? request.createdAt, request.id)
    : lists.requests(territory(request), localMonth(spanOf(request).starts), spanOf(request).starts, request.id)
}

export const requests = entity('ServiceRequest', ServiceRequest, (request) => ({
  ...keys.request(request.id),
  ...owners.requestsOf(request.requesterId, request.createdAt, request.id),
  ...listed(request),
}))
