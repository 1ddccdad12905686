import * as z from 'zod'
import { entity } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import type { Instant } from '#shared/time/instant.ts'
import { addLocalDays, localDate } from '#shared/time/shanghai.ts'
import type { HolidayCalendar } from '#shared/time/working-days.ts'
import published from './data/holidays.json' with { type: 'json' }

const Day = z.iso.date()
const Days = z.object({ off: z.array(Day), work: z.array(Day) })

/** A year as staff loaded it from the official notice; it stands over the one that came with the product. */
export const LoadedHolidays = Days.extend({ year: z.string().regex(/^\d{4}$/) })
export type LoadedHolidays = z.infer<typeof LoadedHolidays>
export const loadedHolidays = entity('Holidays', LoadedHolidays, ({ year }) => keys.holidays(year))

const Published = z.object({ national: z.record(z.string(), Days), regional: z.record(z.string(), Days) })
const { national, regional } = Published.parse(published)

/** The national days and those of the region (三月三) together. Only a nationally published year is a published one. */
export const publishedHolidays: HolidayCalendar = Object.fromEntries(
  Object.entries(national).map(([year, days]) => [
    year,
    {
      off: [...days.off, ...(regional[year]?.off ?? [])],
      work: [...days.work, ...(regional[year]?.work ?? [])],
    },
  ]),
)

/** The calendar for deadlines that begin at an instant, with what staff loaded for that year and the next. */
export const holidaysFrom = async (table: Table, at: Instant): Promise<HolidayCalendar> => {
  const years = [...new Set([localDate(at), addLocalDays(localDate(at), 60)].map((date) => date.slice(0, 4)))]
  const loaded = await loadedHolidays.getMany(table, years.map(keys.holidays))
  return { ...publishedHolidays, ...Object.fromEntries(loaded.map(({ year, off, work }) => [year, { off, work }])) }
}
