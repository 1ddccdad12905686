import * as z from 'zod'
import type { Text } from '#shared/kernel/text.ts'
import type { Transitions } from '#shared/kernel/transitions.ts'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'

/** 接单: an accepted offer. */
export const PlacementState = z.enum([
  'provisional',
  'accepted',
  'confirmed',
  'checkedIn',
  'checkedOut',
  'recorded',
  'disputed',
  'withdrawn',
  'noShow',
  'calledOff',
])
export type PlacementState = z.infer<typeof PlacementState>

/**
 * Provisional: below the minimum head-count. Accepted: agreement or insurance still open. Confirmed: all in place. Who
 * was noted as absent and came after all goes on to the hours.
 */
export const placementTransitions: Transitions<PlacementState> = {
  provisional: ['accepted', 'withdrawn', 'calledOff'],
  accepted: ['provisional', 'confirmed', 'withdrawn', 'calledOff'],
  confirmed: ['provisional', 'accepted', 'checkedIn', 'noShow', 'withdrawn', 'calledOff'],
  checkedIn: ['checkedOut'],
  checkedOut: ['recorded', 'disputed'],
  disputed: ['recorded'],
  recorded: [],
  withdrawn: [],
  noShow: ['checkedOut'],
  calledOff: [],
}

export const placementStateWords: Readonly<Record<PlacementState, Text>> = {
  provisional: { zh: '暂定', en: 'provisional' },
  accepted: { zh: '已接单', en: 'accepted' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  checkedIn: { zh: '已签到', en: 'checked in' },
  checkedOut: { zh: '待确认时长', en: 'hours to confirm' },
  recorded: { zh: '已记录', en: 'recorded' },
  disputed: { zh: '有异议', en: 'disputed' },
  withdrawn: { zh: '已退出', en: 'withdrawn' },
  noShow: { zh: '未到', en: 'did not come' },
  calledOff: { zh: '已取消', en: 'called off' },
}

export const Placement = z.object({
  id: z.string(),
  state: PlacementState,
  requestId: z.string(),
  shiftId: z.string(),
  positionId: z.string(),
  seatNumber: z.number().int(),
  volunteerId: z.string(),
  /** Organization the volunteer acts for in this service; it signs. */
  organizationId: z.string(),
  requesterId: z.string(),
  reach: z.array(z.string()),
  offerId: z.string(),
  /** Facts the volunteer agreed to; older than the request's means they are asked again. */
  factsVersion: z.number().int(),
  /** The newer facts they were already asked about. */
  askedFactsVersion: z.number().int().optional(),
  starts: Instant,
  ends: Instant,
  acceptedAt: Instant,
  /** When the volunteer acknowledged the risk notice (Art. 8(6)). */
  risksAcknowledgedAt: Instant.optional(),
  /** Accident insurance of the organization, in force over the whole shift. */
  insurance: z.object({ policy: z.string(), starts: Instant, ends: Instant }).optional(),
  agreementEdition: z.number().int().optional(),
  agreed: z.boolean(),
  /** A party asked that this one be signed by all three (Art. 12). */
  signatureAsked: z.boolean().optional(),
  endedAt: Instant.optional(),
  reason: z.string().max(300).optional(),
})
export type Placement = z.infer<typeof Placement>

export const placements = entity('Placement', Placement, (placement) => ({
  ...keys.placement(placement.requestId, placement.id),
  ...owners.placementsOf(placement.volunteerId, placement.starts, placement.id),
}))

/** Still sits on a seat. */
export const isLive = (state: PlacementState): boolean => !['withdrawn', 'noShow', 'calledOff'].includes(state)

export const placementsOfRequest = (table: Table, requestId: string): Promise<Loaded<Placement>[]> =>
  placements.all(table, { partition: keys.request(requestId).pk, begins: 'PLACEMENT#' })

export const placementWord: Text = { zh: '接单', en: 'placement' }

/** The page of one placement, for its volunteer and its requester. */
export const placementLink = (placement: { requestId: string; id: string }): string =>
  `/placements/${placement.requestId}/${placement.id}`
