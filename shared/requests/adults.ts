import type { ServiceRequest, Shift } from './service-request.ts'

/** Art. 11(6): minors are never alone with one adult. Counted over all positions of a shift, and never lowered. */
export const adultsForMinors = 2

/** How many people a shift needs in all, below which it binds nobody and is called off; whatever its positions say. */
export const leastInShift = (request: Pick<ServiceRequest, 'audience'>): number =>
  request.audience.kind === 'minors' ? adultsForMinors : 0

/** Whether there is a head-count to decide in a shift. */
export const hasHeadcount = (request: Pick<ServiceRequest, 'audience'>, shift: Shift): boolean =>
  leastInShift(request) > 0 || shift.positions.some(({ minimum }) => minimum > 1)
