import { type Form, listOf, textOf } from '#functions/http/form.ts'
import { parseInput } from '#functions/http/input.ts'
import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import type { Text } from '#shared/kernel/text.ts'
import { addLocalDays, fromLocal, type LocalDate } from '#shared/time/shanghai.ts'
import { Calendar, type CalendarException, type WeeklySpan } from '#shared/volunteers/calendar.ts'
import { mergedWeek } from '#shared/volunteers/week-hours.ts'

/** `5-14-16` in hours, or with minutes `5-870-900` under `rest`. */
const spanOf = (value: string, unit: 60 | 1): WeeklySpan[] => {
  const match = /^([0-6])-(\d{1,4})-(\d{1,4})$/.exec(value)
  if (!match) return []
  const [, day, from, to] = match
  return [{ weekday: Number(day), from: Number(from) * unit, to: Number(to) * unit }]
}

/** The week as its form sent it: ticked half-days and hours, and what was kept of the finer rest. */
export const weeklyFrom = (form: Form): WeeklySpan[] => {
  const spans = [
    ...listOf(form, 'free').flatMap((value) => spanOf(value, 60)),
    ...listOf(form, 'rest').flatMap((value) => spanOf(value, 1)),
  ]
  return parseInput(Calendar.shape.weekly, mergedWeek(spans.filter(({ from, to }) => from < to && to <= 1440)))
}

export const exceptionId = ({ starts, ends, free }: CalendarException): string =>
  [starts, ends, free ? 'free' : 'away'].join('|')

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text)

const wrong = (path: string, text: Text): FieldProblem => ({ path, text })

/** The exception as its form sent it; whole days unless times are given. Refused field by field. */
export const exceptionFrom = (form: Form, today: LocalDate): CalendarException => {
  const from = textOf(form, 'from')
  const to = textOf(form, 'to') || from
  const [starts, ends] = [textOf(form, 'startTime'), textOf(form, 'endTime')]
  const kind = textOf(form, 'kind')
  const fields: FieldProblem[] = []
  if (!isDate(from)) {
    fields.push(wrong('from', { zh: '从哪天起？选一个日期。', en: 'From which day? Choose a date.' }))
  } else if (to < today) {
    fields.push(wrong('from', { zh: `${to} 已经过去。选今天或以后。`, en: `${to} is over. Choose today or later.` }))
  }
  if (!isDate(to) && isDate(from)) {
    fields.push(
      wrong('to', { zh: '到哪天？选一个日期，或留空。', en: 'Until which day? Choose a date or leave it empty.' }),
    )
  }
  for (const [path, time] of [
    ['startTime', starts],
    ['endTime', ends],
  ] as const) {
    if (time !== '' && !isTime(time)) {
      fields.push(
        wrong(path, { zh: `“${time}”不是时间，从列表里选。`, en: `“${time}” is no time; choose from the list.` }),
      )
    }
  }
  if (kind !== 'away' && kind !== 'free') {
    fields.push(wrong('kind', { zh: '这几天没空，还是有空？选一个。', en: 'Away or free? Choose one.' }))
  }
  if (fields.length === 0) {
    const span = {
      starts: fromLocal(from, starts || '00:00'),
      ends: ends === '' ? fromLocal(addLocalDays(to, 1), '00:00') : fromLocal(to, ends),
      free: kind === 'free',
    }
    if (span.starts < span.ends) return span
    fields.push(
      wrong('to', {
        zh: `结束要晚于开始。您填的是 ${from} ${starts || '00:00'} 到 ${to} ${ends || '24:00'}。`,
        en: `The end must be after the start. You entered ${from} ${starts || '00:00'} to ${to} ${ends || '24:00'}.`,
      }),
    )
  }
  throw new Refusal(
    'invalid',
    'exception',
    { zh: `有 ${fields.length} 处要改。`, en: `${fields.length} things to correct.` },
    { fields },
  )
}
