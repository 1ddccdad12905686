import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { type Calendar, calendars } from './calendar.ts'
import { tidied } from './commitments.ts'
import { loadVolunteer, volunteerSubject } from './read-volunteer.ts'

/** What a person sets about their time; what is left out stays. */
export type CalendarChange = Partial<Pick<Calendar, 'weekly' | 'exceptions' | 'hoursPerWeek' | 'asksPerWeek'>>

/** Volunteers set when they are free, and how many hours and invitations a week are welcome. One item is written. */
export const changeCalendar = async (
  context: Context,
  { volunteerId, change }: { volunteerId: string; change: CalendarChange },
): Promise<Calendar> => {
  mustBeInOrder({ weekly: change.weekly ?? [], exceptions: change.exceptions ?? [] })
  return deciding(async () => {
    const { volunteer, calendar } = await loadVolunteer(context.table, volunteerId)
    permit(context, 'calendar.change', volunteerSubject(volunteer))
    const next = tidied({ ...calendar, ...change }, context.clock())
    await context.table.write([calendars.replace(next)])
    return next
  })
}

/** Refuses spans that end before they start. */
export const mustBeInOrder = ({ weekly, exceptions }: Pick<Calendar, 'weekly' | 'exceptions'>): void => {
  const text = {
    zh: '结束要晚于开始；过午夜的分成两段填。',
    en: 'The end must be after the start; split what crosses midnight in two.',
  }
  const fields: FieldProblem[] = [
    ...weekly.flatMap(({ from, to }, at) => (from < to ? [] : [{ path: `weekly.${at}.to`, text }])),
    ...exceptions.flatMap(({ starts, ends }, at) => (starts < ends ? [] : [{ path: `exceptions.${at}.ends`, text }])),
  ]
  if (fields.length === 0) return
  throw new Refusal(
    'invalid',
    'spansOutOfOrder',
    { zh: `有 ${fields.length} 段时间要改。`, en: `${fields.length} spans to correct.` },
    { fields },
  )
}
