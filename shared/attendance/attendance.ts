import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'

/** How presence was shown: rotating code of the requester, link code of online service, or the printed code sheet. */
export const CheckPath = z.enum(['rotatingCode', 'linkCode', 'codeSheet'])
export type CheckPath = z.infer<typeof CheckPath>

export const Check = z.object({ at: Instant, path: CheckPath })

/** Minutes one side stands for, and when it said so. */
export const HoursClaim = z.object({ minutes: z.number().int().min(0).max(1440), by: z.string(), at: Instant })
export type HoursClaim = z.infer<typeof HoursClaim>

/**
 * 签到: check-in and check-out of one placement, then the hours both sides stand for. Nobody creates hours alone: a
 * record needs a check-in by code and a claim of each side.
 */
export const Attendance = z.object({
  placementId: z.string(),
  requestId: z.string(),
  checkIn: Check.optional(),
  checkOut: Check.optional(),
  /** The volunteer forgot to check out; the two claims alone then tell the hours, and staff see it. */
  checkOutForgotten: z.boolean(),
  volunteerClaim: HoursClaim.optional(),
  requesterClaim: HoursClaim.optional(),
  /** What the organization decided in a dispute. */
  decision: HoursClaim.extend({ note: z.string().max(500) }).optional(),
})
export type Attendance = z.infer<typeof Attendance>

export const attendances = entity('Attendance', Attendance, (attendance) =>
  keys.attendance(attendance.requestId, attendance.placementId),
)
