import { answerBy, askingTime } from '#shared/matching/asking.ts'
import { slotsOf } from '#shared/matching/free-time.ts'
import { nextWidening, wideningStep } from '#shared/matching/widening.ts'
import { publishedHolidays } from '#shared/places/holidays.ts'
import { decisionAt } from '#shared/requests/open-seats.ts'
import { dueBucket } from '#shared/table/keys.ts'
import { addHours, addMinutes } from '#shared/time/instant.ts'
import * as shanghai from '#shared/time/shanghai.ts'
import { workingDeadline } from '#shared/time/working-days.ts'
import { weeklyToken } from '#shared/volunteers/index-entry.ts'
import { redrawDue } from '#shared/volunteers/redraw-volunteer.ts'

// What the rules of time say about awkward moments, as text: run under several host time zones and compared.

/** Midnights there and elsewhere, quarter hours, week ends, year ends, and the nights on which other zones change their clocks. */
const moments = [
  shanghai.fromLocal('2026-09-19', '00:00'),
  shanghai.fromLocal('2026-09-19', '23:59'),
  shanghai.fromLocal('2026-09-19', '24:00'),
  shanghai.fromLocal('2026-09-20', '23:30'),
  shanghai.fromLocal('2026-09-21', '00:00'),
  shanghai.fromLocal('2026-09-21', '09:15'),
  shanghai.fromLocal('2026-12-31', '23:45'),
  shanghai.fromLocal('2027-01-01', '00:00'),
  shanghai.fromLocal('2028-02-29', '12:00'),
  '2026-03-08T10:30:00.000Z',
  '2026-11-01T08:30:00.000Z',
  '2026-11-01T09:30:00.000Z',
]

export const timeAnswers = (): unknown[] =>
  moments.map((at) => {
    const starts = addHours(at, 60)
    return {
      at,
      date: shanghai.localDate(at),
      time: shanghai.localTime(at),
      month: shanghai.localMonth(at),
      minute: shanghai.minuteOfDay(at),
      weekday: shanghai.weekday(at),
      week: shanghai.isoWeek(at),
      day: shanghai.startOfDay(at),
      next: shanghai.addLocalDays(shanghai.localDate(at), 1),
      slots: slotsOf({ starts: at, ends: addMinutes(at, 75) }),
      bucket: dueBucket(at),
      asked: askingTime(starts, at),
      answered: answerBy(starts, at),
      step: [wideningStep(at, starts, addHours(at, 20)), nextWidening(at, starts, addHours(at, 20))],
      decided: [decisionAt({ starts }, at), decisionAt({ starts: addHours(at, 30) }, at)],
      deadline: workingDeadline(at, 10, publishedHolidays),
      token: weeklyToken('vol_1', at),
      redraw: redrawDue('vol_1', at),
    }
  })

if (process.argv.includes('--print')) console.log(JSON.stringify(timeAnswers()))
