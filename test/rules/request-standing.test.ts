import { describe, expect, test } from 'vitest'
import { answerLead, shownState } from '#functions/http/pages/requests-words.ts'
import { requestSheet } from '#functions/http/pages/staff-requests-sheet.ts'
import { headcountDecidedAt, needsOf } from '#shared/dashboard/request-needs.ts'
import { noParts, type RequestParts } from '#shared/dashboard/request-parts.ts'
import { addHours } from '#shared/time/instant.ts'
import { position, shift } from '../support/market.ts'
import { before, placementOf, serviceRequest, starts } from '../support/service.ts'

const one = shift({ positions: [position({ seats: 3, minimum: 2 })] })
const opened = (hoursBefore: number, more = {}) =>
  serviceRequest('req_count', { shifts: [one], openedAt: addHours(starts, -hoursBefore), ...more })
const none: RequestParts['placements'] = []
const gone = (hoursBefore: number): RequestParts['placements'] => [
  {
    ...placementOf(serviceRequest('req_count'), 'vol_1', {
      state: 'withdrawn',
      endedAt: addHours(starts, -hoursBefore),
    }),
    version: 1,
  },
]

describe('the moment at which the head-count is decided', () => {
  test.each([
    ['opened days before: 48 hours before the start', opened(120), none, 48],
    ['opened 20 hours before: half of that is for finding people', opened(20), none, 10],
    [
      'moved 12 hours before: half of the time from then',
      opened(120, { countedFrom: { s1: addHours(starts, -12) } }),
      none,
      6,
    ],
    ['another shift moved: as before', opened(120, { countedFrom: { s2: addHours(starts, -12) } }), none, 48],
  ])('%s', (_name, request, placements, hours) => {
    const now = addHours(starts, -121)
    expect(headcountDecidedAt(request, one, placements, now)).toBe(addHours(starts, -hours))
  })

  test('somebody who goes later opens the question again', () => {
    expect(headcountDecidedAt(opened(120), one, gone(20), addHours(starts, -19))).toBe(addHours(starts, -10))
    expect(headcountDecidedAt(opened(120), one, gone(100), addHours(starts, -99))).toBe(addHours(starts, -48))
  })

  test('is what the requester is told', () => {
    const placements = [{ ...placementOf(serviceRequest('req_count'), 'vol_1', { state: 'provisional' }), version: 1 }]
    const needs = needsOf(opened(20), { ...noParts, placements }, addHours(starts, -19))
    expect(needs).toContainEqual(expect.objectContaining({ kind: 'decideMinimum', by: addHours(starts, -10) }))
  })
})

describe('the state of a request is shown', () => {
  const now = before
  test.each([
    ['seats left', serviceRequest('r'), undefined, 'open'],
    ['all seats filled, known from the request alone', serviceRequest('r', { filledAt: before }), undefined, 'filled'],
    ['all seats filled, counted', serviceRequest('r'), { all: 2, taken: 2 }, 'filled'],
    ['a seat freed again', serviceRequest('r', { filledAt: before }), { all: 2, taken: 1 }, 'open'],
    ['under way', serviceRequest('r', { state: 'underway' }), undefined, 'underway'],
    ['closed', serviceRequest('r', { state: 'closed' }), undefined, 'closed'],
  ] as const)('%s', (_name, request, seats, state) => {
    expect(shownState(request, now, seats)).toBe(state)
  })

  test('under way after its last shift: its hours wait to be confirmed', () => {
    const request = serviceRequest('r', { state: 'underway' })
    expect(shownState(request, addHours(starts, 2))).toBe('underway')
    expect(shownState(request, addHours(starts, 3))).toBe('settling')
  })

  test('the same in the list of staff and in its file', () => {
    const sheet = (request: ReturnType<typeof serviceRequest>, language: 'zh' | 'en') =>
      requestSheet([request], { language, now: addHours(starts, 3), cut: false })
    expect(sheet(serviceRequest('r', { filledAt: before }), 'zh')).toContain('已找齐')
    expect(sheet(serviceRequest('r', { state: 'underway' }), 'en')).toContain('Hours to confirm')
    expect(sheet(serviceRequest('r'), 'zh')).not.toContain('已找齐')
  })
})

describe('what stands before the answer of a request', () => {
  test.each([
    ['staff turned it down', { state: 'refused' }, '给对方的话', 'What the requester was told'],
    ['the authorities took over', { state: 'refused', handedOver: true }, '已转主管部门', 'Handed over to'],
    ['the requester withdrew it', { state: 'withdrawn' }, '对方取消的原因', 'Why the requester withdrew it'],
  ] as const)('%s', (_name, request, zh, en) => {
    expect([answerLead(request).zh, answerLead(request).en]).toEqual([`${zh}：`, `${en}: `])
  })
})
