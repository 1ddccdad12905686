import * as z from 'zod'
import type { Call } from '#functions/http/edge.ts'
import { type Form, readForm, textOf, tried } from '#functions/http/form.ts'
import { parseInput } from '#functions/http/input.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { servicesOf } from '#shared/records/services-of.ts'
import { fromLocal, localDate } from '#shared/time/shanghai.ts'
import { Calendar } from '#shared/volunteers/calendar.ts'
import { changeCalendar } from '#shared/volunteers/change-calendar.ts'
import { addException, removeException } from '#shared/volunteers/change-exceptions.ts'
import { readVolunteer } from '#shared/volunteers/read-volunteer.ts'
import { exceptionFrom, exceptionId, weeklyFrom } from './calendar-input.ts'
import { CalendarPage } from './calendar-page.tsx'
import { parted } from './services-list.tsx'
import { volunteerOf } from './volunteer-of.ts'

// Rewrites index entries, for which the grid of areas is loaded: 200 KB that looking at the page does without.
const pausing = () => import('#shared/volunteers/pause-volunteer.ts')

const calendarPage = async (c: Call, more: { refused?: Refusal; form?: Form } = {}) => {
  const context = c.get('context')
  const volunteerId = volunteerOf(c)
  const [{ calendar }, { items }] = await Promise.all([
    readVolunteer(context, { volunteerId }),
    servicesOf(context, { volunteerId, limit: 30 }),
  ])
  const now = context.clock()
  const { needs, ahead } = parted(items, now)
  const page = (
    <CalendarPage
      calendar={calendar}
      services={[...needs, ...ahead].sort((a, b) => (a.placement.starts < b.placement.starts ? -1 : 1))}
      now={now}
      done={c.req.query('done')}
      refused={more.refused}
      typed={(name) => (more.form ? textOf(more.form, name) : '')}
    />
  )
  return c.html(show(viewOf(c), page), more.refused ? statusFor(more.refused) : 200)
}

const LimitsForm = z.object({
  asksPerWeek: z.coerce.number().pipe(Calendar.shape.asksPerWeek),
  hoursPerWeek: z.coerce.number().pipe(Calendar.shape.hoursPerWeek),
})

const dayMissing = (typed: string): Refusal => {
  const text = {
    zh: typed === '' ? '选一个日期，暂停到那天。' : `“${typed}”不是日期。选一个日期。`,
    en: typed === '' ? 'Choose the day until which you pause.' : `“${typed}” is no date. Choose one.`,
  }
  const fields: FieldProblem[] = [{ path: 'until', text }]
  return new Refusal('invalid', 'pauseUntil', text, { fields })
}

/** 日历: when one volunteer is free, and how much they like to be asked. */
export const calendarPages: PageModule = ({ get, post }) => {
  const act = async (c: Call, done: string, verb: (form: Form, volunteerId: string) => Promise<unknown>) => {
    const form = await readForm(c)
    const { refused } = await tried(() => verb(form, volunteerOf(c)))
    return refused ? calendarPage(c, { refused, form }) : c.redirect(`/calendar?done=${done}`, 303)
  }

  get('/calendar', 'calendar.change', (c) => calendarPage(c))

  post('/calendar', 'calendar.change', (c) =>
    act(c, 'week', (form, volunteerId) =>
      changeCalendar(c.get('context'), { volunteerId, change: { weekly: weeklyFrom(form) } }),
    ),
  )

  post('/calendar/exceptions', 'calendar.change', (c) =>
    act(c, 'exceptions', async (form, volunteerId) => {
      const context = c.get('context')
      const exception = exceptionFrom(form, localDate(context.clock()))
      return addException(context, { volunteerId, exception })
    }),
  )

  post('/calendar/exceptions/remove', 'calendar.change', (c) =>
    act(c, 'exceptions', (form, volunteerId) =>
      removeException(c.get('context'), { volunteerId, is: (one) => exceptionId(one) === textOf(form, 'exception') }),
    ),
  )

  post('/calendar/limits', 'calendar.change', (c) =>
    act(c, 'limits', (form, volunteerId) =>
      changeCalendar(c.get('context'), {
        volunteerId,
        change: parseInput(LimitsForm, {
          asksPerWeek: textOf(form, 'asksPerWeek'),
          hoursPerWeek: textOf(form, 'hoursPerWeek'),
        }),
      }),
    ),
  )

  post('/calendar/pause', 'calendar.change', (c) =>
    act(c, 'pause', async (form, volunteerId) => {
      const until = textOf(form, 'until')
      if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(Date.parse(until))) throw dayMissing(until)
      return (await pausing()).pauseVolunteer(c.get('context'), { volunteerId, until: fromLocal(until, '00:00') })
    }),
  )

  post('/calendar/resume', 'calendar.change', (c) =>
    act(c, 'resume', async (_form, volunteerId) =>
      (await pausing()).resumeVolunteer(c.get('context'), { volunteerId }),
    ),
  )
}
