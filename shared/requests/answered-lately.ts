import type { Context } from '#shared/authority/context.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { addDays } from '#shared/time/instant.ts'
import { localMonth } from '#shared/time/shanghai.ts'
import { listRequests } from './list-requests.ts'
import type { ServiceRequest } from './service-request.ts'

const shown = 50

/**
 * The needs of some districts that staff have answered (returned, refused, opened), latest answer first, for service that
 * starts this month or in the next two.
 */
export const answeredLately = async (
  context: Context,
  { districtCodes }: { districtCodes: readonly string[] },
): Promise<Loaded<ServiceRequest>[]> => {
  const first = `${localMonth(context.clock())}-15T00:00:00.000Z`
  const months = [0, 30, 60].map((days) => localMonth(addDays(first, days)))
  const lists = await Promise.all(months.map((month) => listRequests(context, { districtCodes, month })))
  return lists
    .flatMap(({ requests }) => requests)
    .filter(({ verification }) => verification !== undefined)
    .sort((a, b) => ((a.verification?.at ?? '') < (b.verification?.at ?? '') ? 1 : -1))
    .slice(0, shown)
}
