import type { ServiceRequest } from './service-request.ts'

/** Pure: a request as people see it who have not agreed, or no longer: the township stays, the exact address goes. */
export const withoutAddress = (request: ServiceRequest): ServiceRequest =>
  request.place === undefined ? request : { ...request, place: { ...request.place, address: '' } }
