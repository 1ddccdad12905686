import { bothSides, isVolunteer } from '#shared/authority/apart.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound, wrongState } from '#shared/kernel/refusal.ts'
import { checkOutGraceHours } from '#shared/offers/accept-changes.ts'
import { isLive, type Placement, type PlacementState, placementsOfRequest } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest, Shift } from '#shared/requests/service-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addHours, addMinutes, type Instant } from '#shared/time/instant.ts'
import { localDate, localTime } from '#shared/time/shanghai.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { attendanceOfRequest, attendanceWord } from './attendance.ts'
import { codeAt, nextCodeAt, secondsUntil } from './code.ts'
import { earlyMinutes } from './gate.ts'

/** What stands on the screen of the other side. */
export interface ShownCode {
  code: string
  /** When it changes, and how many seconds are left until then. */
  nextAt: Instant
  secondsLeft: number
  /** Online service: a code to paste into the meeting, good for 15 to 30 minutes. */
  link?: { code: string; nextAt: Instant }
  people: Presence[]
}

/** Who has come: one line for each person placed in the shift. */
export interface Presence {
  placementId: string
  volunteerId: string
  pseudonym: string
  position: string
  state: PlacementState
  checkInAt?: Instant
  checkOutAt?: Instant
}

/**
 * The code of a shift for the requester's screen or that of staff, from half an hour before the start until check-outs
 * close. Never shown to somebody who serves in that shift: the code is worth something only in the other side's hands.
 */
export const showCode = async (context: Context, input: { requestId: string; shiftId: string }): Promise<ShownCode> => {
  const { request, shift, placed } = await shiftShown(context, input, 'attendance.showCode')
  const now = context.clock()
  const [opens, closes] = [addMinutes(shift.starts, -earlyMinutes), addHours(shift.ends, checkOutGraceHours)]
  if (now < opens || now >= closes) throw notNow(opens, closes)
  const nextAt = nextCodeAt('rotatingCode', now)
  return {
    code: codeAt(context.vault, 'rotatingCode', input, now),
    nextAt,
    secondsLeft: secondsUntil(nextAt, now),
    ...(request.manner === 'online'
      ? { link: { code: codeAt(context.vault, 'linkCode', input, now), nextAt: nextCodeAt('linkCode', now) } }
      : {}),
    people: await presence(context, shift, placed),
  }
}

/** The shift whose codes somebody asks for, once they may see them. */
export const shiftShown = async (
  context: Context,
  input: { requestId: string; shiftId: string },
  act: 'attendance.showCode' | 'attendance.printCodes',
): Promise<{ request: ServiceRequest; shift: Shift; placed: Placement[] }> => {
  const [request, all] = await Promise.all([
    requests.get(context.table, keys.request(input.requestId)),
    placementsOfRequest(context.table, input.requestId),
  ])
  if (!request) throw notFound(attendanceWord)
  permit(context, act, { what: attendanceWord, requesterId: request.requesterId, reach: request.reach })
  const shift = request.shifts.find(({ id }) => id === input.shiftId)
  if (!shift) throw notFound(attendanceWord)
  const placed = all.filter(({ shiftId, state }) => shiftId === shift.id && isLive(state))
  if (placed.some(({ volunteerId }) => isVolunteer(context.actor, volunteerId))) throw bothSides()
  return { request, shift, placed }
}

const presence = async (context: Context, shift: Shift, placed: readonly Placement[]): Promise<Presence[]> => {
  const [checked, people] = await Promise.all([
    attendanceOfRequest(context.table, placed[0]?.requestId ?? ''),
    volunteers.getMany(context.table, [...new Set(placed.map((p) => p.volunteerId))].map(keys.volunteer)),
  ])
  return placed.map(({ id, volunteerId, positionId, state }) => {
    const { checkIn, checkOut } = checked.find(({ placementId }) => placementId === id) ?? {}
    return {
      placementId: id,
      volunteerId,
      pseudonym: people.find((one) => one.id === volunteerId)?.pseudonym ?? '',
      position: shift.positions.find((position) => position.id === positionId)?.name ?? '',
      state,
      ...(checkIn ? { checkInAt: checkIn.at } : {}),
      ...(checkOut ? { checkOutAt: checkOut.at } : {}),
    }
  })
}

const notNow = (opens: Instant, closes: Instant) =>
  wrongState('codeNotNow', {
    zh: `签到码在 ${localDate(opens)} ${localTime(opens)} 到 ${localTime(closes)} 之间显示。到时再打开这一页。`,
    en: `The code is shown from ${localDate(opens)} ${localTime(opens)} to ${localTime(closes)}. Open this page then.`,
  })
