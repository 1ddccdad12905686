import { notFound } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { attendanceOf, attendanceWord } from './attendance.ts'

/** One service as every verb about it reads it: placement, request and attendance side by side. Refuses what is not there. */
export const loadService = async (
  table: Table,
  { requestId, placementId }: { requestId: string; placementId: string },
  what: Text = attendanceWord,
): Promise<{
  placement: Loaded<Placement>
  request: Loaded<ServiceRequest>
  attendance: Awaited<ReturnType<typeof attendanceOf>>
}> => {
  const [placement, request, attendance] = await Promise.all([
    placements.get(table, keys.placement(requestId, placementId)),
    requests.get(table, keys.request(requestId)),
    attendanceOf(table, requestId, placementId),
  ])
  if (!placement || !request) throw notFound(what)
  return { placement, request, attendance }
}
