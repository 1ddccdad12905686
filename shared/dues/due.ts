import * as z from 'zod'
import { derivedId } from '#shared/kernel/id.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Change } from '#shared/table/table.ts'
import { Instant, later } from '#shared/time/instant.ts'

/**
 * What must happen because of something that happened. Written in the transaction of its cause, so it cannot be lost:
 * the stream hurries it, the sweep guarantees it.
 */
export const DueKind = z.enum([
  'matchRequest',
  'widenRequest',
  'expireOffer',
  'settleRequest',
  'decideHeadcount',
  'draftAgreement',
  'flagCheckOut',
  'remindHours',
  'closeRequest',
  'deliverMessage',
  'recordService',
  'openRatings',
  'resumeVolunteer',
  'redrawVolunteer',
  'erasePerson',
  'forgetNewcomer',
  'expireApproval',
  'guardianEnded',
  'comeOfAge',
  'importRows',
  'undoImport',
  'sendInvitation',
  'sealHours',
  'checkChain',
  'tellAffected',
  'sendNews',
])
export type DueKind = z.infer<typeof DueKind>

export const Due = z.object({
  id: z.string(),
  kind: DueKind,
  /** Request the work is about; deterministic locks and audits hang on it. */
  requestId: z.string(),
  /** What within the request (offer, placement, shift) or message; empty when it is about the whole request. */
  about: z.string(),
  at: Instant,
  tries: z.number().int().min(0),
  failure: z.string().optional(),
})
export type Due = z.infer<typeof Due>

export const dues = entity('Due', Due, (due) => keys.due(due.at, due.id))

/** Work that became stuck: tried often enough, set aside for staff to see. */
export const stuckDues = entity('StuckDue', Due, (due) => keys.stuck(due.at, due.id))

/**
 * The change that makes something fall due. The same cause gives the same id, so writing it twice makes one.
 * Never placed before `now`, where the sweep may have passed already.
 */
export const fallsDue = (
  due: { kind: DueKind; requestId: string; about?: string; at: Instant; cause: string },
  now: Instant,
): Change => {
  const at = later(due.at, now)
  const about = due.about ?? ''
  return dues.put({
    id: derivedId('due', due.kind, due.requestId, about, due.cause),
    kind: due.kind,
    requestId: due.requestId,
    about,
    at,
    tries: 0,
  })
}
