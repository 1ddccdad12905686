import * as z from 'zod'
import { Point } from '#shared/places/place.ts'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { Instant } from '#shared/time/instant.ts'

/** A span of the week in which somebody is free, in minutes from local midnight; 1440 is the end of the day. */
export const WeeklySpan = z.object({
  weekday: z.number().int().min(0).max(6),
  from: z.number().int().min(0).max(1439),
  to: z.number().int().min(1).max(1440),
})
export type WeeklySpan = z.infer<typeof WeeklySpan>

/** Days that differ from the week: away, or free after all. */
export const CalendarException = z.object({ starts: Instant, ends: Instant, free: z.boolean() })
export type CalendarException = z.infer<typeof CalendarException>

/** An accepted shift, with what the travel and hours rules need. Online service has no place. */
export const Commitment = z.object({
  placementId: z.string(),
  requestId: z.string(),
  starts: Instant,
  ends: Instant,
  point: Point.optional(),
})
export type Commitment = z.infer<typeof Commitment>

/** An offer this volunteer was sent: counts into the budget of asks, and blocks a second one for the same hours while open. */
export const Ask = z.object({
  offerId: z.string(),
  requestId: z.string(),
  at: Instant,
  starts: Instant,
  ends: Instant,
  open: z.boolean(),
})
export type Ask = z.infer<typeof Ask>

/** The most that anybody can set for a week. */
export const mostPerWeek = { hours: 60, asks: 30 } as const

/**
 * The one state item of a volunteer: everything that changes by the hour. Every accept, withdrawal and change is
 * conditional on its version, so two accepts can never both pass the overlap and travel check.
 */
export const Calendar = z.object({
  volunteerId: z.string(),
  weekly: z.array(WeeklySpan).max(50),
  exceptions: z.array(CalendarException).max(60),
  commitments: z.array(Commitment),
  /** Asks of the last four weeks, and all open ones. */
  asks: z.array(Ask),
  hoursPerWeek: z.number().min(0).max(mostPerWeek.hours),
  asksPerWeek: z.number().int().min(0).max(mostPerWeek.asks),
  pausedUntil: Instant.optional(),
  lastAskedAt: Instant.optional(),
  /** Answers so far: the prior of the acceptance estimate. */
  answers: z.object({ accepted: z.number().int(), declined: z.number().int(), silent: z.number().int() }),
})
export type Calendar = z.infer<typeof Calendar>

export const calendars = entity('Calendar', Calendar, (calendar) => keys.calendar(calendar.volunteerId))

/** Asked to be left in peace, and the day has not come. */
export const isPaused = ({ pausedUntil }: Calendar, now: Instant): boolean =>
  pausedUntil !== undefined && pausedUntil > now
