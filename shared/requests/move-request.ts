import { gauge } from '#shared/counters/counter.ts'
import type { Random } from '#shared/kernel/random.ts'
import type { Loaded } from '#shared/table/entity.ts'
import type { Change } from '#shared/table/table.ts'
import { requests } from './requests.ts'
import type { ServiceRequest } from './service-request.ts'

/**
 * The changes that bring a request into another state: the item itself, and the standing number of its territory per
 * state. Every step of a request goes through here, so that the numbers staff see are the requests there are.
 */
export const moveRequest = (random: Random, next: ServiceRequest, before?: Loaded<ServiceRequest>): Change[] => {
  const item = before ? requests.replace({ ...next, version: before.version }) : requests.create(next)
  if (before?.state === next.state) return [item]
  const numbers = { [`state.${next.state}`]: 1, ...(before ? { [`state.${before.state}`]: -1 } : {}) }
  return [item, gauge(next.reach.at(-1) ?? '', numbers, random)]
}
