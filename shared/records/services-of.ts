import { agreements } from '#shared/agreements/agreement.ts'
import { attendances } from '#shared/attendance/attendance.ts'
import type { Context } from '#shared/authority/context.ts'
import type { Placement } from '#shared/placements/placement.ts'
import { placementsOf } from '#shared/placements/placements-of.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { type NextStep, nextStep } from './next-step.ts'
import { ratings } from './rating.ts'

/** A service in a list: what, when, where, and what it needs next. */
export interface ListedService {
  placement: Placement
  request: Pick<ServiceRequest, 'title' | 'manner' | 'place' | 'requesterName'>
  next: NextStep
}

/** The services of one volunteer with what each needs from them, latest shift first, for themself. Five reads a page. */
export const servicesOf = async (
  context: Context,
  input: { volunteerId: string; limit?: number; cursor?: string },
): Promise<{ items: ListedService[]; cursor?: string }> => {
  const { table } = context
  const page = await placementsOf(context, input)
  const placed = page.items
  const [found, drafted, attended, rated] = await Promise.all([
    requests.getMany(table, [...new Set(placed.map(({ requestId }) => requestId))].map(keys.request)),
    agreements.getMany(
      table,
      placed.flatMap(({ requestId, id, agreementEdition }) =>
        agreementEdition === undefined ? [] : [keys.agreement(requestId, id, agreementEdition)],
      ),
    ),
    attendances.getMany(
      table,
      placed.map(({ requestId, id }) => keys.attendance(requestId, id)),
    ),
    ratings.getMany(
      table,
      placed.map(({ requestId, id }) => keys.rating(requestId, id, 'volunteer')),
    ),
  ])
  const now = context.clock()
  const items = placed.flatMap((placement): ListedService[] => {
    const request = found.find(({ id }) => id === placement.requestId)
    if (!request) return []
    const isOf = ({ placementId }: { placementId: string }): boolean => placementId === placement.id
    return [
      {
        placement,
        request,
        next: nextStep(
          {
            placement,
            request,
            agreement: drafted.find(isOf),
            attendance: attended.find(isOf),
            rated: rated.some(isOf),
          },
          now,
        ),
      },
    ]
  })
  return { ...page, items }
}
