import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keys } from '#shared/table/keys.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { type Calendar, calendars } from '#shared/volunteers/calendar.ts'
import { mergedWeek, weekOf } from '#shared/volunteers/week-hours.ts'
import { calendarOf } from '../support/market.ts'
import { startVolunteering, type Volunteering, volunteerId } from '../support/volunteering.ts'

let all: Volunteering
beforeAll(async () => {
  all = await startVolunteering()
})
afterAll(() => all.world.stop())

const now = async (): Promise<Calendar> => (await calendars.get(all.world.table, keys.calendar(volunteerId)))!
const set = (changes: Partial<Calendar>) => all.world.table.write([calendars.put(calendarOf(volunteerId, changes))])
beforeEach(() => set({}))

describe('the week', () => {
  test('half-days and single hours together make the spans', async () => {
    const { to } = await all.send('/calendar', { free: ['5-8-12', '5-12-18', '2-14-15', '2-15-16'] })
    expect(to).toBe('/calendar?done=week')
    expect((await now()).weekly).toEqual([
      { weekday: 2, from: 840, to: 960 },
      { weekday: 5, from: 480, to: 1080 },
    ])
    const { html } = await all.page(to)
    expect(html).toContain('14–16')
    expect(html).toMatch(/value="5-8-12"[^>]*checked/)
  })

  test('what the grid cannot show is listed, and stays unless its tick is taken away', async () => {
    await set({ weekly: [{ weekday: 3, from: 870, to: 1000 }] })
    const { html } = await all.page('/calendar')
    expect(html).toContain('周四 14:30–15:00')
    await all.send('/calendar', { free: '3-15-16', rest: '3-870-900' })
    expect((await now()).weekly).toEqual([{ weekday: 3, from: 870, to: 960 }])
  })

  test('an empty week is allowed: then nobody asks', async () => {
    await all.send('/calendar')
    expect((await now()).weekly).toEqual([])
  })

  test('a week taken apart for the grid and put together again is the same week', () => {
    const week = [
      { weekday: 0, from: 0, to: 1440 },
      { weekday: 6, from: 515, to: 1001 },
    ]
    const { hours, rest } = weekOf(week)
    const back = hours.flatMap((free, weekday) =>
      free.map((hour) => ({ weekday, from: hour * 60, to: hour * 60 + 60 })),
    )
    expect(mergedWeek([...back, ...rest])).toEqual(week)
  })
})

describe('days that differ', () => {
  test('whole days away are added and taken away again', async () => {
    await all.send('/calendar/exceptions', { from: '2026-09-25', to: '2026-09-27', kind: 'away' })
    const added = { starts: fromLocal('2026-09-25', '00:00'), ends: fromLocal('2026-09-28', '00:00'), free: false }
    expect((await now()).exceptions).toEqual([added])
    const { html } = await all.page('/calendar')
    expect(html).toContain('9月25日 周五 – 9月27日 周日')
    await all.send('/calendar/exceptions/remove', { exception: `${added.starts}|${added.ends}|away` })
    expect((await now()).exceptions).toEqual([])
  })

  test('an end before the start comes back with what was typed', async () => {
    const { status, html } = await all.send('/calendar/exceptions', {
      from: '2026-09-25',
      startTime: '17:00',
      endTime: '14:00',
      kind: 'free',
    })
    expect(status).toBe(422)
    expect(html).toContain('您填的是 2026-09-25 17:00 到 2026-09-25 14:00')
    expect(html).toContain('value="2026-09-25"')
    expect(html).toMatch(/value="free"[^>]*checked/)
    expect((await now()).exceptions).toEqual([])
  })

  test('nothing typed names every field that is missing', async () => {
    const { html } = await all.send('/calendar/exceptions')
    expect(html).toContain('href="#from"')
    expect(html).toContain('href="#kind"')
  })
})

describe('how much to ask', () => {
  test('limits are kept; impossible ones are refused', async () => {
    await all.send('/calendar/limits', { asksPerWeek: '2', hoursPerWeek: '6' })
    expect(await now()).toMatchObject({ asksPerWeek: 2, hoursPerWeek: 6 })
    expect((await all.send('/calendar/limits', { asksPerWeek: '99', hoursPerWeek: '6' })).status).toBe(422)
  })

  test('a pause has a day, is shown, and ends when asked', async () => {
    const past = await all.send('/calendar/pause', { until: '2026-09-01' })
    expect(past.status).toBe(422)
    expect(past.html).toContain('2026-09-01 不行')
    expect((await all.send('/calendar/pause', { until: '' })).html).toContain('选一个日期')
    await all.send('/calendar/pause', { until: '2026-10-08' })
    expect((await all.page('/calendar')).html).toContain('暂停到 2026年10月8日')
    expect((await all.page('/offers')).html).toContain('这期间不发新的邀请')
    await all.send('/calendar/resume')
    expect((await now()).pausedUntil).toBeUndefined()
  })

  test('the page speaks English too', async () => {
    expect((await all.page('/calendar', 'en')).html).toContain('When you are free each week')
  })
})
