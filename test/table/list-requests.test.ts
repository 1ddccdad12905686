import { afterAll, beforeAll, expect, it } from 'vitest'
import { cityId, territoryId } from '#shared/organizations/organization.ts'
import { listRequests } from '#shared/requests/list-requests.ts'
import { requests } from '#shared/requests/requests.ts'
import type { RequestState } from '#shared/requests/service-request.ts'
import { addHours } from '#shared/time/instant.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { actorOf, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { position, shift } from '#test/support/market.ts'
import { before, serviceRequest } from '#test/support/service.ts'

// Requests crowd into single partitions and stand apart in time, so that what one partition hides lies before what another shows.

let database: TestDatabase
let staff: ReturnType<ReturnType<typeof testContexts>>
const all: string[] = []
const districtCodes = ['450200', '450202', '450203', '450204', '450205', '450206']

beforeAll(async () => {
  database = await startDatabase()
  const contexts = testContexts(database, testClock(before))
  staff = contexts(actorOf('per_city', { role: 'associationStaff', organizationId: cityId }))
  const first = fromLocal('2026-09-01', '00:00')
  const changes = Array.from({ length: 360 }, (_, n) => {
    const starts = addHours(first, n)
    // Two districts hold nearly everything.
    const code = n % 40 === 0 ? '450202' : n < 240 ? '450204' : '450203'
    const id = `req_${String(n).padStart(3, '0')}`
    all.push(id)
    return requests.put(
      serviceRequest(id, {
        state: n % 3 === 0 ? 'closed' : 'open',
        scopeItem: 1,
        shifts: [shift({ starts, ends: addHours(starts, 2), positions: [position()] })],
        reach: [cityId, territoryId(code)],
      }),
    )
  })
  for (let at = 0; at < changes.length; at += 90) await contexts().table.write(changes.slice(at, at + 90))
})
afterAll(() => database.stop())

const pagesOf = async (state?: RequestState): Promise<string[][]> => {
  const pages: string[][] = []
  let after: string | undefined
  do {
    const list = await listRequests(staff, {
      districtCodes,
      month: '2026-09',
      ...(state === undefined ? {} : { filter: { state } }),
      ...(after === undefined ? {} : { after }),
    })
    pages.push(list.requests.map(({ id }) => id))
    after = list.after
  } while (after !== undefined && pages.length < 60)
  return pages
}

it('shows every request of a month once, in order, however unevenly they lie', async () => {
  const pages = await pagesOf()
  expect(pages.length).toBeGreaterThan(3)
  expect(pages.flat()).toEqual(all)
})

it('loses none to a filter either', async () => {
  expect((await pagesOf('closed')).flat()).toEqual(all.filter((_, n) => n % 3 === 0))
})
