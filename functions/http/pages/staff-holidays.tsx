import * as z from 'zod'
import type { Call } from '#functions/http/edge.ts'
import { readForm, textOf, tried } from '#functions/http/form.ts'
import { show } from '#functions/http/look/view.tsx'
import { statusFor } from '#functions/http/problem.ts'
import type { PageModule } from '#functions/http/routes.ts'
import { viewOf } from '#functions/http/view-of.ts'
import type { FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { loadHolidays, readHolidays } from '#shared/organizations/load-holidays.ts'
import { addLocalDays, type LocalDate } from '#shared/time/shanghai.ts'
import { HolidaysPage, spansOf, type TypedHolidays } from './staff-holidays-page.tsx'

const Day = z.iso.date()
const longestSpan = 31

/** Every day of one line; nothing where it is no day and no span. */
const daysOf = (line: string): LocalDate[] | undefined => {
  const [first = '', last = first, ...more] = line.split(/\s*(?:至|~|～|\.\.|到)\s*/)
  if (more.length > 0 || !Day.safeParse(first).success || !Day.safeParse(last).success || last < first) return undefined
  const days: LocalDate[] = []
  for (let day = first; day <= last; day = addLocalDays(day, 1)) {
    if (days.length === longestSpan) return undefined
    days.push(day)
  }
  return days
}

const readDays = (path: 'off' | 'work', text: string): { days: LocalDate[]; problems: FieldProblem[] } => {
  const lines = text
    .split(/[\n,，、;；]/)
    .map((line) => line.trim())
    .filter(Boolean)
  const wrong = lines.filter((line) => daysOf(line) === undefined)
  const shown = wrong
    .slice(0, 3)
    .map((line) => line.slice(0, 40))
    .join(' / ')
  return {
    days: lines.flatMap((line) => daysOf(line) ?? []),
    problems:
      wrong.length === 0
        ? []
        : [
            {
              path,
              text: {
                zh: `看不懂“${shown}”。写成 2027-05-01，或 2027-05-01 至 2027-05-05。`,
                en: `"${shown}" cannot be read. Write 2027-05-01, or 2027-05-01 ~ 2027-05-05.`,
              },
            },
          ],
  }
}

const holidaysPage = async (
  c: Call,
  given?: TypedHolidays,
  more: { problems?: readonly FieldProblem[]; refused?: Refusal } = {},
) => {
  const years = await readHolidays(c.get('context'))
  const asked = years.find(({ year }) => year === c.req.query('year')) ?? years.find(({ from }) => from === 'missing')
  const typed = given ?? {
    year: asked?.year ?? '',
    off: spansOf(asked?.off ?? []).join('\n'),
    work: (asked?.work ?? []).join('\n'),
  }
  const page = <HolidaysPage years={years} typed={typed} done={c.req.query('done') !== undefined} {...more} />
  const status = more.refused ? statusFor(more.refused) : more.problems ? 422 : 200
  return c.html(show(viewOf(c), page), status)
}

/** The public holidays by which working days are counted. */
export const staffHolidays: PageModule = ({ get, post }) => {
  get('/staff/holidays', 'holidays.load', (c) => holidaysPage(c))

  post('/staff/holidays', 'holidays.load', async (c) => {
    const form = await readForm(c)
    const typed = { year: textOf(form, 'year'), off: textOf(form, 'off'), work: textOf(form, 'work') }
    const off = readDays('off', typed.off.slice(0, 5000))
    const work = readDays('work', typed.work.slice(0, 5000))
    const problems = [...off.problems, ...work.problems]
    if (problems.length > 0) return holidaysPage(c, typed, { problems })
    const { refused } = await tried(() =>
      loadHolidays(c.get('context'), { year: typed.year, off: off.days, work: work.days }),
    )
    if (refused) return holidaysPage(c, typed, { problems: refused.fields, refused })
    return c.redirect('/staff/holidays?done=1', 303)
  })
}
