import * as z from 'zod'
import { RequesterKind } from '#shared/requesters/requester.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'
import { Destination, ScopeItem, type ServiceRequest, spanOf } from './service-request.ts'

/** An open need as anybody may see it: no address, no names of people. Stands on the board only while people are sought. */
export const BoardEntry = z.object({
  requestId: z.string(),
  territoryId: z.string(),
  title: z.string(),
  scopeItem: ScopeItem,
  destination: Destination,
  requesterKind: RequesterKind,
  manner: z.enum(['onSite', 'online']),
  districtCode: z.string(),
  skills: z.array(z.string()),
  starts: Instant,
  ends: Instant,
  /** When each shift starts; entries of before have none. */
  shifts: z.array(Instant).max(10).optional(),
  seats: z.number().int(),
  /** Entries of before have none. */
  openedAt: Instant.optional(),
  campaignId: z.string().optional(),
})
export type BoardEntry = z.infer<typeof BoardEntry>

export const boardEntries = entity('BoardEntry', BoardEntry, (entry) =>
  keys.board(entry.territoryId, entry.starts, entry.requestId),
)

/** Pure: what the board shows of a request. */
export const boardEntryOf = (request: ServiceRequest): BoardEntry => {
  const positions = request.shifts.flatMap((shift) => shift.positions)
  return {
    requestId: request.id,
    territoryId: request.reach.at(-1) ?? '',
    title: request.title,
    scopeItem: request.scopeItem,
    destination: request.destination,
    requesterKind: request.requesterKind,
    manner: request.manner,
    districtCode: request.districtCode,
    skills: [...new Set(positions.flatMap(({ skills }) => skills.map(({ skill }) => skill)))],
    ...spanOf(request),
    shifts: request.shifts.map(({ starts }) => starts),
    seats: positions.reduce((sum, { seats }) => sum + seats, 0),
    ...(request.openedAt === undefined ? {} : { openedAt: request.openedAt }),
    ...(request.campaignId === undefined ? {} : { campaignId: request.campaignId }),
  }
}
