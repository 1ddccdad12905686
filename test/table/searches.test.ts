import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { dues } from '#shared/dues/due.ts'
import { messages } from '#shared/messages/message.ts'
import { eraseMe } from '#shared/privacy/erase-me.ts'
import { eraseRest } from '#shared/privacy/erase-rest.ts'
import { heldAboutMe } from '#shared/privacy/held-about-me.ts'
import type { BoardSearch } from '#shared/requests/board-search.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { mayTell } from '#shared/searches/news.ts'
import { readSearches } from '#shared/searches/read-searches.ts'
import { saveSearch } from '#shared/searches/save-search.ts'
import { savedSearches } from '#shared/searches/saved-searches.ts'
import { sendNews } from '#shared/searches/send-news.ts'
import { stopSearch } from '#shared/searches/stop-search.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours, type Instant } from '#shared/time/instant.ts'
import { addLocalDays, fromLocal, localDate, localTime } from '#shared/time/shanghai.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { scanAll } from '#test/support/invariants.ts'
import { position, shift } from '#test/support/market.ts'
import { serviceRequest } from '#test/support/service.ts'
import { dayBefore, enrolEngineers, foundTown } from '#test/support/town.ts'

let database: TestDatabase
let clock: TestClock
let as: (actor?: Actor) => Context
let me: Context
let volunteerId: string

beforeEach(async () => {
  database = await startDatabase()
  clock = testClock(dayBefore)
  as = testContexts(database, clock)
  await foundTown(as())
  const [first] = await enrolEngineers(as(), 2)
  volunteerId = first?.volunteerId ?? ''
  me = as(first?.actor)
})
afterEach(() => database.stop())

const phones: BoardSearch = { words: '教老人用手机', skills: [{ code: 'SV01', score: 0.8 }] }
const inTwoWeeks = fromLocal('2026-10-03', '14:00')

/** A need that opens now. */
const open = async (id: string, changes: Partial<ServiceRequest> = {}, skill = 'SV01') => {
  const one = shift({
    starts: inTwoWeeks,
    ends: addHours(inTwoWeeks, 3),
    positions: [position({ skills: [{ skill, level: 1 }] })],
  })
  const request = serviceRequest(id, { title: `需求${id}`, shifts: [one], openedAt: clock.now(), ...changes })
  await as().table.write([requests.put(request), ...openSeats(request, clock.now())])
}
const keep = (search = phones) => saveSearch(me, { volunteerId, search })
const newsDues = async () =>
  (await scanAll(database))
    .filter(({ entity }) => entity === dues.name)
    .map(dues.read)
    .filter(({ kind }) => kind === 'sendNews')
/** Goes on to the next look for news, as the sweep would. */
const nextLook = async (): Promise<Instant> => {
  const [due] = (await newsDues()).sort((a, b) => (a.at < b.at ? -1 : 1))
  if (!due) throw new Error('No look for news is due.')
  clock.moveTo(due.at)
  await sendNews(as(), { volunteerId })
  await as().table.write([{ kind: 'remove', key: dues.keyOf(due) }])
  return due.at
}
const told = async () =>
  (await messages.all(as().table, { partition: keys.message('per_engineer0', '', '').pk })).filter(
    ({ template }) => template === 'searchNews',
  )

describe('news of a search that is kept', () => {
  it('come in one message the next time of day, with how many there are; what stood there before is no news', async () => {
    await open('req_before')
    clock.pass(5)
    await keep()
    clock.pass(5)
    await open('req_new')
    await open('req_too')
    await open('req_other', {}, 'AG04')
    const at = await nextLook()
    expect(localTime(at) >= '09:00' && localTime(at) < '19:00').toBe(true)
    const [message, ...more] = await told()
    expect(more).toEqual([])
    expect(message).toMatchObject({ channel: 'sms', link: '/board/saved', values: { count: '2' } })
    expect(message?.values.title).toMatch(/需求req_(new|too)/)
  })

  it('are looked for in the districts asked for', async () => {
    await keep({ ...phones, districtCode: '450205' })
    clock.pass(5)
    await open('req_elsewhere')
    await nextLook()
    expect(await told()).toEqual([])
    await open('req_there', { districtCode: '450205', reach: ['org_territory450200', 'org_territory450205'] })
    await nextLook()
    expect((await told()).map(({ values }) => values.title)).toEqual(['需求req_there'])
  })

  it('are none when nothing new fits, and the look goes on', async () => {
    await keep()
    await open('req_other', {}, 'AG04')
    for (let days = 0; days < 3; days += 1) await nextLook()
    expect(await told()).toEqual([])
    expect(await newsDues()).toHaveLength(1)
  })

  it('sent twice at once, or again after a crash, are one message', async () => {
    await keep()
    clock.pass(5)
    await open('req_new')
    const [due] = await newsDues()
    clock.moveTo(due!.at)
    await Promise.all([0, 1, 2].map(() => sendNews(as(), { volunteerId })))
    await sendNews(as(), { volunteerId })
    expect(await told()).toHaveLength(1)
  })

  it('are three a week at most; what has to wait comes with the next', async () => {
    await keep()
    for (let day = 0; day < 7; day += 1) {
      clock.pass(5)
      await open(`req_${day}`)
      await nextLook()
    }
    expect((await told()).map(({ values }) => values.count)).toEqual(['1', '1', '1'])
    await nextLook()
    expect((await told()).at(-1)?.values.count).toBe('4')
  })

  it('leave out what the person was asked for already, and needs without a free seat', async () => {
    await keep()
    clock.pass(5)
    await open('req_asked')
    const { table } = as()
    const calendar = await calendars.get(table, keys.calendar(volunteerId))
    const ask = {
      offerId: 'off_x',
      requestId: 'req_asked',
      at: clock.now(),
      starts: inTwoWeeks,
      ends: inTwoWeeks,
      open: true,
    }
    await table.write([calendars.replace({ ...calendar!, asks: [ask] })])
    await nextLook()
    expect(await told()).toEqual([])
  })

  it('wait while the person is at rest', async () => {
    await keep()
    clock.pass(5)
    await open('req_new')
    const { table } = as()
    const calendar = await calendars.get(table, keys.calendar(volunteerId))
    await table.write([calendars.replace({ ...calendar!, pausedUntil: addDays(clock.now(), 2) })])
    await nextLook()
    expect(await told()).toEqual([])
    await nextLook()
    await nextLook()
    expect(await told()).toHaveLength(1)
  })

  it('end with the last search, by one press, and by themselves after half a year', async () => {
    const { searches } = await keep()
    await keep({ ...phones, districtCode: '450204' })
    await stopSearch(me, { volunteerId, id: searches[0]?.id ?? '' })
    expect(await readSearches(me, { volunteerId })).toHaveLength(1)
    clock.moveTo(addDays(clock.now(), 181))
    expect(await readSearches(me, { volunteerId })).toEqual([])
    await sendNews(as(), { volunteerId })
    await stopSearch(me, { volunteerId })
    await stopSearch(me, { volunteerId })
    expect(await savedSearches.get(as().table, keys.savedSearches(volunteerId))).toBeUndefined()
  })
})

describe('keeping a search', () => {
  it('twice is one', async () => {
    await keep()
    await keep({ ...phones, skills: [] })
    expect(await readSearches(me, { volunteerId })).toHaveLength(1)
  })

  it('is refused where it narrows nothing, with five kept, and for somebody else', async () => {
    await expect(keep({ words: ' ', skills: [] })).rejects.toMatchObject({ reason: 'searchTooWide' })
    for (const item of [1, 2, 3, 4, 5] as const) await keep({ words: '', skills: [], scopeItem: item })
    await expect(keep()).rejects.toMatchObject({ reason: 'searchesFull' })
    await keep({ words: '', skills: [], scopeItem: 5 })
    await expect(saveSearch(me, { volunteerId: 'vol_other', search: phones })).rejects.toMatchObject({
      code: 'notFound',
    })
    await expect(readSearches(as({ kind: 'nobody', language: 'zh' }), { volunteerId })).rejects.toMatchObject({
      code: 'signedOut',
    })
  })

  it('stands in the person’s own data, and goes with it', async () => {
    await keep()
    const held = (await heldAboutMe(me)).find(({ name }) => name === 'searches')
    expect(JSON.stringify(held?.items)).toContain('教老人用手机')
    await eraseMe(me, { understood: true })
    await eraseRest(as(), { personId: 'per_engineer0' })
    expect(JSON.stringify(await scanAll(database))).not.toContain('教老人用手机')
  })
})

it.each<[string, string, readonly number[], boolean]>([
  ['by day', '10:00', [], true],
  ['before eight', '07:59', [], false],
  ['after nine in the evening', '21:00', [], false],
  ['a second time on one day', '20:00', [0], false],
  ['a third time in seven days', '10:00', [1, 2], true],
  ['a fourth time in seven days', '10:00', [1, 3, 5], false],
  ['when the first of three is a week ago', '10:00', [2, 4, 8], true],
])('news may go out %s: %s', (_, time, daysAgo, may) => {
  const today = localDate(dayBefore)
  const sentAt = daysAgo.map((ago) => fromLocal(addLocalDays(today, -ago), '09:30'))
  expect(mayTell({ sentAt }, fromLocal(today, time))).toBe(may)
})
