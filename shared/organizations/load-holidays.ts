import { audited } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import { type Context, deciding } from '#shared/authority/context.ts'
import { type FieldProblem, Refusal } from '#shared/kernel/refusal.ts'
import { type LoadedHolidays, loadedHolidays, publishedHolidays } from '#shared/places/holidays.ts'
import { keys } from '#shared/table/keys.ts'
import { fromLocal, type LocalDate, localDate, weekday } from '#shared/time/shanghai.ts'
import { cityId } from './organization.ts'

const subject = { what: { zh: '节假日', en: 'holidays' }, reach: [cityId] }

/** The days of a year, and where they come from; `missing`: nobody has published it yet, so every day counts as worked. */
export interface HolidaysOfYear extends LoadedHolidays {
  from: 'loaded' | 'product' | 'missing'
}

/** The years that staff look after: from the last one to the one after next. */
export const yearsToKeep = (now: string): string[] => {
  const year = Number(localDate(now).slice(0, 4))
  return [-1, 0, 1, 2].map((ahead) => String(year + ahead))
}

/** The calendars of these years, for whoever may load them. */
export const readHolidays = async (context: Context): Promise<HolidaysOfYear[]> => {
  permit(context, 'holidays.load', subject)
  const years = yearsToKeep(context.clock())
  const loaded = await loadedHolidays.getMany(context.table, years.map(keys.holidays), { consistent: true })
  return years.map((year) => {
    const own = loaded.find((one) => one.year === year)
    if (own) return { year, off: own.off, work: own.work, from: 'loaded' }
    const known = publishedHolidays[year]
    return known
      ? { year, off: [...known.off], work: [...known.work], from: 'product' }
      : { year, off: [], work: [], from: 'missing' }
  })
}

/**
 * Loads a year's days off and worked weekends from the official notices, over what was there. Deadlines reckoned from now
 * on follow it. Only for the city association and administrators.
 */
export const loadHolidays = async (context: Context, input: LoadedHolidays): Promise<LoadedHolidays> => {
  permit(context, 'holidays.load', subject)
  const fields = faultsOf(input, yearsToKeep(context.clock()))
  if (fields.length > 0) {
    throw new Refusal(
      'invalid',
      'holidays',
      { zh: `还有 ${fields.length} 处要改。`, en: `${fields.length} things to correct.` },
      { fields },
    )
  }
  const next = { year: input.year, off: tidy(input.off), work: tidy(input.work) }
  return deciding(async () => {
    const before = await loadedHolidays.get(context.table, keys.holidays(next.year))
    await context.table.write([
      before ? loadedHolidays.replace({ ...next, version: before.version }) : loadedHolidays.create(next),
      audited(context, cityId, 'holidays.load', `${next.year}: ${next.off.length} off, ${next.work.length} worked`),
    ])
    return next
  })
}

const tidy = (days: readonly LocalDate[]): LocalDate[] => [...new Set(days)].sort()

/** No year has had fewer statutory days off. */
const fewest = 11
const most = 80

const isWeekend = (date: LocalDate): boolean => weekday(fromLocal(date, '12:00')) > 4

/** Pure: what is wrong with a year as typed. */
export const faultsOf = ({ year, off, work }: LoadedHolidays, years: readonly string[]): FieldProblem[] => {
  if (!years.includes(year)) {
    const text = {
      zh: `只能录 ${years[0]} 到 ${years.at(-1)} 年，您填的是 ${year.slice(0, 10) || '空的'}。`,
      en: `Only ${years[0]} to ${years.at(-1)} can be loaded; you entered ${year.slice(0, 10) || 'nothing'}.`,
    }
    return [{ path: 'year', text }]
  }
  const foreign = (path: string, days: readonly LocalDate[]): FieldProblem[] => {
    const wrong = days.filter((date) => !date.startsWith(`${year}-`))
    return wrong.length === 0 ? [] : [{ path, text: listed(wrong, `不在 ${year} 年。`, `not in ${year}.`) }]
  }
  const weekdays = work.filter((date) => !isWeekend(date))
  const both = work.filter((date) => off.includes(date))
  const count = new Set(off).size
  return [
    ...foreign('off', off),
    ...foreign('work', work),
    ...(count >= fewest && count <= most
      ? []
      : [
          {
            path: 'off',
            text: {
              zh: `写了 ${count} 天，一年放假在 ${fewest} 到 ${most} 天之间（含连着的周末和三月三）。对照通知再看看。`,
              en: `${count} days; a year has ${fewest} to ${most} (weekends within them and 三月三 included). Check the notice.`,
            },
          },
        ]),
    ...(weekdays.length === 0
      ? []
      : [
          {
            path: 'work',
            text: listed(
              weekdays,
              '本来就是工作日，这里只写要上班的周末。',
              'worked anyway; only weekend days belong here.',
            ),
          },
        ]),
    ...(both.length === 0
      ? []
      : [{ path: 'work', text: listed(both, '又放假又上班，留一处。', 'both off and worked; keep one.') }]),
  ]
}

const listed = (days: readonly LocalDate[], zh: string, en: string) => ({
  zh: `${days.slice(0, 5).join('、')} ${zh}`,
  en: `${days.slice(0, 5).join(', ')}: ${en}`,
})
