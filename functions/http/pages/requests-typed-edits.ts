import { addMinutes, Instant, minutesBetween } from '#shared/time/instant.ts'
import { fromLocal, localDate, localTime, minuteOfDay } from '#shared/time/shanghai.ts'
import type { TypedPosition, TypedRequest, TypedShift } from './requests-typed.ts'
import { blankPosition, blankShift } from './requests-typed-blanks.ts'

/** What the buttons within the form do; `act` is `addShift`, `dropPosition:0.1` and the like. Unknown acts change nothing. */
export const edited = (typed: TypedRequest, act: string): TypedRequest => {
  const [verb = '', where = ''] = act.split(':')
  const [shiftAt, positionAt] = where.split('.').map(Number)
  switch (verb) {
    case 'addShift':
      return typed.shifts.length >= 10 ? typed : { ...typed, shifts: [...typed.shifts, blankShift(typed.shifts)] }
    case 'dropShift':
      return typed.shifts.length === 1 ? typed : { ...typed, shifts: typed.shifts.filter((_, at) => at !== shiftAt) }
    case 'addPosition':
      return withPositions(typed, shiftAt, (all) => (all.length >= 8 ? all : [...all, blankPosition(all)]))
    case 'dropPosition':
      return withPositions(typed, shiftAt, (all) => (all.length === 1 ? all : all.filter((_, at) => at !== positionAt)))
    default:
      return typed
  }
}

const withPositions = (
  typed: TypedRequest,
  shiftAt: number | undefined,
  change: (positions: TypedPosition[]) => TypedPosition[],
): TypedRequest => ({
  ...typed,
  shifts: typed.shifts.map((shift, at) => (at === shiftAt ? { ...shift, positions: change(shift.positions) } : shift)),
})

/** A change that would help, put into the form for the requester to look at; the shift keeps its length. */
export const suggested = (
  typed: TypedRequest,
  wished: { manner: string | undefined; shiftId: string | undefined; starts: string | undefined },
): TypedRequest => {
  const moved = Instant.safeParse(wished.starts)
  const start = moved.success ? moved.data : undefined
  return {
    ...typed,
    manner: wished.manner === 'online' ? 'online' : typed.manner,
    shifts: typed.shifts.map((shift) =>
      start !== undefined && shift.id === wished.shiftId && isTimed(shift)
        ? { ...shift, ...movedTo(shift, start) }
        : shift,
    ),
  }
}

const isTimed = ({ date, starts, ends }: TypedShift): boolean =>
  /^20\d\d-\d\d-\d\d$/.test(date) &&
  !Number.isNaN(Date.parse(date)) &&
  [starts, ends].every((time) => /^\d\d:\d\d$/.test(time))

const movedTo = (shift: TypedShift, starts: Instant): Pick<TypedShift, 'date' | 'starts' | 'ends'> => {
  const length = minutesBetween(fromLocal(shift.date, shift.starts), fromLocal(shift.date, shift.ends))
  const ends = addMinutes(starts, length)
  return {
    date: localDate(starts),
    starts: localTime(starts),
    ends: minuteOfDay(ends) === 0 ? '24:00' : localTime(ends),
  }
}
