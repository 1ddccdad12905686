import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Context } from '#shared/authority/context.ts'
import { funnelSteps } from '#shared/matching/funnel.ts'
import { forecastNeed } from '#shared/offers/forecast-need.ts'
import { matchRequest } from '#shared/offers/match-request.ts'
import { readMatchProgress } from '#shared/offers/read-match.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import type { RequestInput } from '#shared/requests/request-input.ts'
import { requests } from '#shared/requests/requests.ts'
import type { Position } from '#shared/requests/service-request.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addMinutes, minutesBetween } from '#shared/time/instant.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { position, seedRequester, shift } from '#test/support/market.ts'
import { loadPeople, type Person, peopleOf } from '#test/support/pool.ts'
import { before, requesterActor, strangerActor } from '#test/support/service.ts'
import { place, welding } from '#test/support/town.ts'

// What is told before a need is handed in is what matching then finds: on the real database, with 600 people around.

let database: TestDatabase
let people: Person[]
const clock = testClock(before)
const contexts = () => testContexts(database, clock)
let count = 0
const asker = (): Context => contexts()(requesterActor())

beforeAll(async () => {
  database = await startDatabase()
  people = peopleOf(600, before)
  await loadPeople(database, people, before)
  await seedRequester(contexts()())
}, 120_000)
beforeEach(async () => {
  for (let at = 0; at < people.length; at += 90) {
    const some = people.slice(at, at + 90)
    await contexts()().table.write(some.map(({ calendar }) => calendars.put(calendar)))
  }
})
afterAll(() => database.stop())

const needOf = (changes: Partial<Position>, more: Partial<RequestInput> = {}): RequestInput =>
  welding({ place, shifts: [shift({ positions: [position({ minimum: 0, ...changes })] })], ...more })

/** The same need handed in, opened and matched, as its requester sees the search. */
const matched = async (request: RequestInput) => {
  const context = contexts()()
  count += 1
  const of = { id: `req_f${count}`, requesterId: 'rqr_factory', contactPersonId: 'per_huang' }
  const { id } = await submitRequest(asker(), { ...of, request })
  const submitted = await requests.get(context.table, keys.request(id))
  if (!submitted) throw new Error('It was not handed in')
  const open = { ...submitted, state: 'open', openedAt: clock.now() } as const
  await context.table.write([requests.put(open), ...openSeats(open, clock.now())])
  await matchRequest(context, { requestId: id })
  return readMatchProgress(asker(), { requestId: id })
}

const needs: [string, RequestInput][] = [
  ['a usual skill', needOf({ skills: [{ skill: 'ME05', level: 1 }], seats: 2 })],
  ['a high level', needOf({ skills: [{ skill: 'ME05', level: 3 }], seats: 3 })],
  [
    'two skills at once',
    needOf({
      skills: [
        { skill: 'ME05', level: 1 },
        { skill: 'ME09', level: 1 },
      ],
    }),
  ],
  ['on-line', needOf({ skills: [{ skill: 'ME05', level: 1 }], seats: 2 }, { manner: 'online' })],
  ['a rare skill, many seats', needOf({ skills: [{ skill: 'ME09', level: 3 }], seats: 20 })],
  ['more seats than people', needOf({ skills: [{ skill: 'ME05', level: 1 }], seats: 20 })],
  [
    'another day',
    welding({
      place,
      shifts: [
        shift({
          starts: addDays(shift().starts, 3),
          ends: addDays(shift().ends, 3),
          positions: [position({ skills: [{ skill: 'ME05', level: 1 }] })],
        }),
      ],
    }),
  ],
]

it.each(needs)('%s: the counts told beforehand are those the match then finds', async (_, request) => {
  const [told] = await forecastNeed(asker(), { requesterId: 'rqr_factory', request })
  const [found] = await matched(request)
  expect(told?.funnel).toEqual(found?.funnel)
  expect([told?.few, told?.free]).toEqual([found?.few, found?.funnel.eligible])
  const steps = funnelSteps(found!.funnel)
  const reach = steps.find(({ name }) => name === 'outOfReach')?.left ?? 0
  if (told?.few === false) expect(told.inReach).toBe(reach)
  expect(told?.inReach).toBeGreaterThanOrEqual(told?.free ?? 0)
  const { total: _total, ...change } = told?.best ?? {}
  if (told?.best) expect(found?.relaxations).toContainEqual(change)
})

it('some are found and some changes help, so that the counts above mean something', async () => {
  const told = await Promise.all(
    needs.map(([, request]) => forecastNeed(asker(), { requesterId: 'rqr_factory', request })),
  )
  expect(told.flat().filter(({ free }) => free > 3).length).toBeGreaterThan(2)
  expect(told.flat().filter(({ best }) => best !== undefined).length).toBeGreaterThan(2)
})

it('the change that helps most brings as many as it says', async () => {
  const request = needOf({ skills: [{ skill: 'ME05', level: 1 }] })
  const [told] = await forecastNeed(asker(), { requesterId: 'rqr_factory', request })
  const { best } = told ?? {}
  if (best?.kind !== 'time' || best.starts === undefined) throw new Error(`Another change helps most: ${best?.kind}`)
  const { starts, ends } = request.shifts[0]!
  const moved = { starts: best.starts, ends: addMinutes(best.starts, minutesBetween(starts, ends)) }
  const shifts = request.shifts.map((one) => ({ ...one, ...moved }))
  const [then] = await forecastNeed(asker(), { requesterId: 'rqr_factory', request: { ...request, shifts } })
  expect([then?.few, then?.free]).toEqual([false, best.total])
  expect(then?.free).toBeGreaterThan(told?.free ?? 0)
})

it('nothing is written, nobody is asked, and only the body itself may look', async () => {
  const request = needOf({ skills: [{ skill: 'ME05', level: 1 }] })
  const asked = async () =>
    JSON.stringify(
      (
        await calendars.getMany(
          asker().table,
          people.map(({ calendar }) => keys.calendar(calendar.volunteerId)),
        )
      )
        .map(({ asks, version }) => [asks.length, version])
        .sort(),
    )
  const first = await asked()
  await forecastNeed(asker(), { requesterId: 'rqr_factory', request })
  expect(await asked()).toBe(first)
  const stranger = contexts()(strangerActor())
  await expect(forecastNeed(stranger, { requesterId: 'rqr_factory', request })).rejects.toMatchObject({
    code: 'notFound',
  })
})
