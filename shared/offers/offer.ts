import * as z from 'zod'
import { Text } from '#shared/kernel/text.ts'
import type { Transitions } from '#shared/kernel/transitions.ts'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'

/** 邀请: an invitation to one volunteer for one seat of a position; always free to decline. */
export const OfferState = z.enum(['sent', 'accepted', 'declined', 'expired', 'closed', 'standby'])
export type OfferState = z.infer<typeof OfferState>

/** Closed: the seats went, or the facts moved. Standby: said yes too late and waits; a freed seat makes it `sent` again. */
export const offerTransitions: Transitions<OfferState> = {
  sent: ['accepted', 'declined', 'expired', 'closed', 'standby'],
  closed: ['standby'],
  standby: ['sent', 'declined', 'expired', 'closed'],
  accepted: [],
  declined: [],
  expired: [],
}

export const offerStateWords: Readonly<Record<OfferState, Text>> = {
  sent: { zh: '待回复', en: 'waiting for an answer' },
  accepted: { zh: '已接单', en: 'accepted' },
  declined: { zh: '已谢绝', en: 'declined' },
  expired: { zh: '已过期', en: 'expired' },
  closed: { zh: '已有人接', en: 'taken by others' },
  standby: { zh: '候补', en: 'on standby' },
}

/** `busy` says no to the hours alone: who gives it would help at another time, and may be asked again once it moves. */
export const DeclineReason = z.enum(['busy', 'tooFar', 'notMySkill', 'unclear', 'risk', 'other'])
export type DeclineReason = z.infer<typeof DeclineReason>

export const Offer = z.object({
  id: z.string(),
  state: OfferState,
  requestId: z.string(),
  shiftId: z.string(),
  positionId: z.string(),
  volunteerId: z.string(),
  requesterId: z.string(),
  reach: z.array(z.string()),
  wave: z.number().int().min(1),
  /** The facts this offer showed. */
  factsVersion: z.number().int(),
  /** For the volunteer's own overview without reading the request. */
  title: z.string(),
  starts: Instant,
  ends: Instant,
  sentAt: Instant,
  expiresAt: Instant,
  answeredAt: Instant.optional(),
  declineReason: DeclineReason.optional(),
  /** Why this person: the parts of the score, each with its sentence, as of the match. */
  why: z.array(Text),
  score: z.number().min(0).max(1),
  probability: z.number().min(0).max(1),
  distanceKm: z.number().optional(),
  /** Place in the standby queue is the moment of the late yes. */
  standbySince: Instant.optional(),
  /** Ticked by the person: take a freed seat without asking again. */
  takeWhenFree: z.boolean().optional(),
  /** A seat held for this fresh offer. */
  heldSeat: z.number().int().optional(),
})
export type Offer = z.infer<typeof Offer>

export const offers = entity('Offer', Offer, (offer) => ({
  ...keys.offer(offer.requestId, offer.id),
  ...owners.offersTo(offer.volunteerId, offer.sentAt, offer.id),
}))

export const offersOfRequest = (table: Table, requestId: string): Promise<Loaded<Offer>[]> =>
  offers.all(table, { partition: keys.request(requestId).pk, begins: 'OFFER#' })
