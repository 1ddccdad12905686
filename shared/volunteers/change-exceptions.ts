import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { type Calendar, type CalendarException, calendars } from './calendar.ts'
import { tidied } from './commitments.ts'
import { loadVolunteer, volunteerSubject } from './read-volunteer.ts'

/** A calendar keeps at most so many days that differ. */
export const mostExceptions = 60

const changing = async (
  context: Context,
  volunteerId: string,
  change: (exceptions: readonly CalendarException[]) => CalendarException[],
): Promise<Calendar> =>
  deciding(async () => {
    const { volunteer, calendar } = await loadVolunteer(context.table, volunteerId)
    permit(context, 'calendar.change', volunteerSubject(volunteer))
    const kept = tidied(calendar, context.clock())
    const next = { ...kept, exceptions: change(kept.exceptions) }
    await context.table.write([calendars.replace(next)])
    return next
  })

const same = (a: CalendarException, b: CalendarException): boolean =>
  a.starts === b.starts && a.ends === b.ends && a.free === b.free

/** A volunteer adds a span that differs from the week. What other pages added meanwhile stays. Adding it twice is once. */
export const addException = (
  context: Context,
  { volunteerId, exception }: { volunteerId: string; exception: CalendarException },
): Promise<Calendar> =>
  changing(context, volunteerId, (before) => {
    const others = before.filter((one) => !same(one, exception))
    if (others.length >= mostExceptions) throw tooMany()
    return [...others, exception]
  })

/** Takes such a span away; one that is gone already is no fault. */
export const removeException = (
  context: Context,
  { volunteerId, is }: { volunteerId: string; is: (exception: CalendarException) => boolean },
): Promise<Calendar> => changing(context, volunteerId, (before) => before.filter((one) => !is(one)))

const tooMany = (): Refusal => {
  const text = {
    zh: `例外的日子最多 ${mostExceptions} 段。先删掉几段不用的。`,
    en: `At most ${mostExceptions} days that differ. Remove some first.`,
  }
  return new Refusal('invalid', 'exception', text, { fields: [{ path: 'from', text }] })
}
