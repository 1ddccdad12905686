import { afterAll, beforeAll, expect, test } from 'vitest'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { keys } from '#shared/table/keys.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { newPerson, startApp } from '../support/app.ts'
import { starts } from '../support/service.ts'
import { asked, startVolunteering, type Volunteering, volunteerId } from '../support/volunteering.ts'

let all: Volunteering
beforeAll(async () => {
  all = await startVolunteering()
})
afterAll(() => all.world.stop())

/** The link of the menu to the invitations, without its markup. */
const entry = (html: string): string =>
  (/<a href="\/offers"[^>]*>(.*?)<\/a>/s.exec(html)?.[1] ?? '').replaceAll(/<svg.*?<\/svg>|<[^>]*>/gs, '').trim()

test('the menu says how many invitations wait, wherever it stands, and nothing once they are answered', async () => {
  expect(entry((await all.page('/offers')).html)).toBe('邀请')
  const { offers } = await asked(all, 'req_counted')
  const calendar = (await calendars.get(all.world.table, keys.calendar(volunteerId)))!
  const [offer] = offers
  const { id: offerId, requestId, sentAt: at, ends } = offer!
  await all.world.table.write([
    calendars.replace({ ...calendar, asks: [{ offerId, requestId, at, starts, ends, open: true }] }),
  ])
  for (const path of ['/offers', '/calendar', '/services', '/']) {
    expect(entry((await all.page(path)).html), path).toBe('邀请1 件待看')
  }
  expect((await all.page('/')).html).toContain('有 1 份邀请等您回复')
  expect(entry((await all.page('/calendar', 'en')).html)).toBe('Invitations1 waiting')
  await declineOffer(all.wei.context, { requestId, offerId })
  expect(entry((await all.page('/calendar')).html)).toBe('邀请')
  expect((await all.page('/')).html).not.toContain('份邀请等您回复')
})

test('a page in another role reads no calendar for the menu', async () => {
  const read: string[] = []
  const world = await startApp({
    table: (table) => ({
      ...table,
      get: (key) => {
        read.push(key.sk)
        return table.get(key)
      },
    }),
  })
  const both = await newPerson(world, '覃主任', [
    { role: 'volunteer', volunteerId: 'vol_both' },
    { role: 'requesterMember', requesterId: 'rqr_factory' },
  ])
  const open = (path: string) => world.app.request(`https://kezhi.test${path}`, { headers: { cookie: both.cookie } })
  await open('/requests/new')
  expect(read).not.toContain('CALENDAR')
  await open('/offers')
  expect(read).toContain('CALENDAR')
  await world.stop()
})
