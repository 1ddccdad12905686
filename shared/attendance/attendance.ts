import * as z from 'zod'
import type { Text } from '#shared/kernel/text.ts'
import { entity, type Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { Instant } from '#shared/time/instant.ts'

/**
 * How presence was shown: rotating code of the requester, link code of online service, the printed code sheet, or the
 * association's decision on an objection.
 */
export const CheckPath = z.enum(['rotatingCode', 'linkCode', 'codeSheet', 'decided'])
export type CheckPath = z.infer<typeof CheckPath>

/** Never a position: a code that only the other side shows is the whole proof of presence. */
export const Check = z.object({ at: Instant, path: CheckPath })
export type Check = z.infer<typeof Check>

/** Minutes one side stands for, when it said so, and what was done in its words. */
export const HoursClaim = z.object({
  minutes: z.number().int().min(1).max(1440),
  by: z.string(),
  at: Instant,
  done: z.string().max(500).optional(),
})
export type HoursClaim = z.infer<typeof HoursClaim>

/** Somebody's words about an entry they hold to be wrong, and the association's answer. */
const Answer = z.object({ granted: z.boolean(), by: z.string(), at: Instant, note: z.string().max(500) })
export const Objection = z.object({
  by: z.string(),
  at: Instant,
  words: z.string().max(500),
  answer: Answer.optional(),
})
export type Objection = z.infer<typeof Objection>

/** 更正: what one side asks to have changed in a service record. */
export const Correction = Objection.extend({
  side: z.enum(['volunteer', 'requester']),
  minutes: z.number().int().min(1).max(1440),
  /** What was done, in other words; absent when that is right. */
  done: z.string().max(500).optional(),
})
export type Correction = z.infer<typeof Correction>

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
  /** When codes were wrong lately: guessing is slowed down. */
  wrongCodes: z.array(Instant),
  /** How many of the two reminders to confirm the hours went out. */
  reminded: z.number().int().min(0).max(2),
  volunteerClaim: HoursClaim.optional(),
  requesterClaim: HoursClaim.optional(),
  /** What the association decided in a dispute, or where one side stayed silent. */
  decision: HoursClaim.extend({ note: z.string().max(500) }).optional(),
  /** The volunteer holds a no-show to be wrong. */
  objection: Objection.optional(),
  /** The latest request to correct the record. */
  correction: Correction.optional(),
})
export type Attendance = z.infer<typeof Attendance>

export const attendances = entity('Attendance', Attendance, (attendance) =>
  keys.attendance(attendance.requestId, attendance.placementId),
)

export const attendanceWord: Text = { zh: '签到', en: 'attendance' }

export const attendanceOfRequest = (table: Table, requestId: string): Promise<Loaded<Attendance>[]> =>
  attendances.all(table, { partition: keys.request(requestId).pk, begins: 'ATTENDANCE#' })

/** Version 0 stands for one that is not stored yet. */
export const attendanceOf = async (table: Table, requestId: string, placementId: string): Promise<Loaded<Attendance>> =>
  (await attendances.get(table, keys.attendance(requestId, placementId))) ?? {
    placementId,
    requestId,
    checkOutForgotten: false,
    wrongCodes: [],
    reminded: 0,
    version: 0,
  }

/** The change that keeps an attendance, refused when somebody else kept it since it was read. */
export const kept = (attendance: Loaded<Attendance>) =>
  attendance.version === 0 ? attendances.create(attendance) : attendances.replace(attendance)
