import { describe, expect, it } from 'vitest'
import { casesOver } from '#shared/offers/cases-over.ts'
import type { Placement } from '#shared/placements/placement.ts'
import type { Seat } from '#shared/requests/seat.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { addDays, addHours } from '#shared/time/instant.ts'
import { before, ends, placementOf, serviceRequest, starts } from '#test/support/service.ts'

const seat = (state: Seat['state']): Seat => ({
  requestId: 'req_1',
  shiftId: 's1',
  positionId: 'p1',
  number: 1,
  state,
  factsVersion: 1,
})

const over = (
  changes: Partial<ServiceRequest>,
  more: { seats?: Seat['state'][]; placement?: Partial<Placement>; now?: string } = {},
): string[] => {
  const request = serviceRequest('req_1', changes)
  const placements = more.placement ? [placementOf(request, 'vol_1', more.placement)] : []
  const facts = { request, seats: (more.seats ?? ['free']).map(seat), placements }
  return casesOver(facts, more.now ?? before).map(({ kind }) => kind)
}

describe('a case leaves the inbox', () => {
  it('when every seat of its position is taken, not while one is free or held for somebody', () => {
    expect(over({}, { seats: ['taken', 'taken'] })).toEqual(['nobodyFits', 'allDeclined'])
    expect(over({}, { seats: ['taken', 'free'] })).toEqual([])
    expect(over({}, { seats: ['taken', 'held'] })).toEqual([])
  })

  it('when the shift has begun, or the request is closed or withdrawn', () => {
    for (const gone of [over({}, { now: starts }), over({ state: 'closed' }), over({ state: 'withdrawn' })]) {
      expect(gone).toEqual(['nobodyFits', 'allDeclined', 'belowMinimum'])
    }
    expect(over({}, { now: addHours(starts, -1) })).toEqual([])
  })

  it('when cover was found for whoever withdrew, not before', () => {
    const placement = { state: 'withdrawn' } as const
    expect(over({}, { placement, seats: ['taken'] })).toContain('coverSought')
    expect(over({}, { placement, seats: ['free'] })).not.toContain('coverSought')
  })

  it('when somebody is insured over the whole shift, does not come, or the service is over', () => {
    const insurance = { policy: 'P-1', starts: addDays(starts, -1), ends: addDays(ends, 1) }
    expect(over({ dangerous: true }, { placement: { insurance } })).toContain('insuranceMissing')
    expect(over({ dangerous: true }, { placement: { state: 'withdrawn' } })).toContain('insuranceMissing')
    expect(over({ dangerous: true }, { placement: {}, now: ends })).toContain('insuranceMissing')
    expect(over({ dangerous: true }, { placement: {} })).toEqual([])
  })
})
