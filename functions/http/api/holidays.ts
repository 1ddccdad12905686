import * as z from 'zod'
import { loadHolidays, readHolidays } from '#shared/organizations/load-holidays.ts'
import { LoadedHolidays } from '#shared/places/holidays.ts'
import { none, route } from './route.ts'

const tag = 'staff'
const Year = LoadedHolidays.extend({
  from: z.enum(['loaded', 'product', 'missing']).meta({
    description:
      'Loaded by staff, brought by the product, or published by nobody yet: then every weekday counts as worked.',
  }),
})

/** The public holidays by which working days are counted. */
export const holidayRoutes = {
  listHolidays: route({
    method: 'get',
    path: '/holidays',
    admits: 'holidays.load',
    tag,
    summary: { zh: '各年的放假和调休上班日', en: 'Days off and worked weekend days, year by year' },
    query: none,
    body: none,
    answer: z.object({ items: z.array(Year) }),
    handle: async ({ context }) => ({ items: await readHolidays(context) }),
  }),
  loadHolidays: route({
    method: 'put',
    path: '/holidays',
    admits: 'holidays.load',
    tag,
    summary: {
      zh: '照官方通知录入一年的放假安排，覆盖原来的',
      en: 'Load a year from the official notice, over what was there',
    },
    query: none,
    body: LoadedHolidays,
    answer: LoadedHolidays,
    handle: ({ context, body }) => loadHolidays(context, body),
  }),
}
