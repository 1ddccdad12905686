import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { territoryReach } from '#shared/organizations/organization.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { lists, shards } from '#shared/table/keys.ts'
import { requests } from './requests.ts'
import type { RequestState, ScopeItem, ServiceRequest } from './service-request.ts'
import { requestWord } from './words.ts'

export interface RequestFilter {
  state?: RequestState
  scopeItem?: ScopeItem
}

/** A page of the list, and whether the reading stopped at its budget before the page was full. */
export interface RequestList {
  requests: Loaded<ServiceRequest>[]
  /** Where the next page begins; absent when the month is through. */
  after?: string
  truncated: boolean
}

const pageSize = 50
/** A filter reads at most so many items for one page, and says so when it stops there. */
const readBudget = 600

/**
 * Requests of some territorial nodes that start in a month (`2026-11`), by start, for staff and auditors. All shards of
 * all nodes are read side by side and merged.
 */
export const listRequests = async (
  context: Context,
  input: { districtCodes: readonly string[]; month: string; filter?: RequestFilter; after?: string },
): Promise<RequestList> => {
  for (const code of input.districtCodes) {
    permit(context, 'request.list', { what: requestWord, reach: territoryReach(code) })
  }
  const partitions = input.districtCodes.flatMap((code) =>
    Array.from({ length: shards.list }, (_, shard) =>
      lists.requestsPartition(territoryReach(code).at(-1) ?? '', input.month, shard),
    ),
  )
  const each = Math.max(10, Math.ceil(readBudget / Math.max(1, partitions.length)))
  const pages = await Promise.all(
    partitions.map((partition) =>
      requests.list(context.table, {
        index: 'list',
        partition,
        limit: each,
        ...(input.after === undefined ? {} : { from: `${input.after}~` }),
      }),
    ),
  )
  // A partition that was not read to its end hides what follows its last item: nothing beyond the first such gap is shown yet.
  const gaps = pages.flatMap(({ items, cursor }) => (cursor === undefined ? [] : items.slice(-1).map(sortKey)))
  const gap = gaps.sort()[0]
  const wanted = pages
    .flatMap(({ items }) => items)
    .filter((request) => input.filter?.state === undefined || request.state === input.filter.state)
    .filter((request) => input.filter?.scopeItem === undefined || request.scopeItem === input.filter.scopeItem)
    .map((request) => ({ request, key: sortKey(request) }))
    .filter(({ key }) => gap === undefined || key <= gap)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const shown = wanted.slice(0, pageSize)
  const after = wanted.length > pageSize ? shown.at(-1)?.key : gap
  return {
    requests: shown.map(({ request }) => request),
    ...(after === undefined ? {} : { after }),
    truncated: gap !== undefined && wanted.length <= pageSize,
  }
}

const sortKey = (request: ServiceRequest): string =>
  `${request.shifts.map(({ starts }) => starts).sort()[0] ?? ''}#${request.id}`
