import { system } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { assess, type Candidate, candidatesOf, type Sought } from '#shared/matching/assess.ts'
import { type Funnel, funnelOf } from '#shared/matching/funnel.ts'
import { type Retrieval, retrieve } from '#shared/matching/retrieve.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import { keys } from '#shared/table/keys.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { testVault } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { position, seedRequester, shift } from '#test/support/market.ts'
import { loadPeople, type Person, personOf, type Totals, townSize } from '#test/support/pool.ts'
import { before, serviceRequest } from '#test/support/service.ts'
import { metered } from './meter.ts'

/** A database that holds a pool of people, and counts what every request to it costs. */
export const openWorld = async (hotShare: number) => {
  const database: TestDatabase = await startDatabase()
  const meter = metered(database.documents)
  const table = dynamoTable(meter.client, database.tableName)
  const context: Context = { table, clock: () => before, random: seededRandom(1), vault: testVault, actor: system }
  const totals: Totals = new Map()
  const near: Person[] = []
  let size = 0
  let opened = 0
  await seedRequester(context)
  const requester = await requesters.get(table, keys.requester('rqr_factory'))
  if (!requester) throw new Error('The body that asks is missing.')

  /** Loads people up to this number, all in one place when it is a crowd; those around the place are kept in mind. */
  const growTo = async (next: number, crowd = false): Promise<void> => {
    const people = function* (from: number, to: number) {
      for (let number = from; number < to; number += 1) {
        const person = personOf(number, before, hotShare, crowd ? 0 : Math.floor(number / townSize))
        if (crowd || number < townSize) near.push(person)
        yield person
      }
    }
    // Of people elsewhere no match reads more than the entries; in a crowd nobody is asked, only looked at.
    const edge = crowd ? size : Math.max(size, Math.min(next, townSize))
    await loadPeople(database, people(size, edge), before, { totals })
    await loadPeople(database, people(edge, next), before, {
      totals,
      only: crowd ? ['IndexEntry', 'Calendar'] : ['IndexEntry'],
    })
    size = next
  }

  const need = (skill: string, level: 1 | 2 | 3, changes: Partial<ServiceRequest> = {}): ServiceRequest => {
    opened += 1
    return serviceRequest(`req_bench${opened}`, {
      shifts: [shift({ positions: [position({ skills: [{ skill, level }], seats: 2 })] })],
      requesterIndustry: '3670',
      ...changes,
    })
  }

  const open = async (request: ServiceRequest): Promise<void> =>
    table.write([requests.put(request), ...openSeats(request, before)])

  /** Looks for people without asking anybody; without a cap it reads the whole neighbourhood. */
  const look = async (request: ServiceRequest, cap?: number) => {
    const [of] = request.shifts
    const [sat] = of?.positions ?? []
    if (!of || !sat) throw new Error('A request without a position.')
    const sought: Sought = {
      request,
      shift: of,
      position: sat,
      requester,
      asked: new Set(),
      declined: new Set(),
      regulars: new Set(),
      now: before,
    }
    const found: Retrieval = await retrieve(table, sought, cap)
    const assessed = await assess(table, sought, found, cap)
    const funnel: Funnel = funnelOf(found, assessed, request.manner === 'online')
    const candidates: Candidate[] = candidatesOf(assessed)
    return { sought, found, funnel, candidates }
  }

  /** Takes back what a run asked of people, so that the next one meets the same. */
  const rest = async (volunteerIds: readonly string[]): Promise<void> => {
    const asked = near.filter(({ volunteer }) => volunteerIds.includes(volunteer.id))
    if (asked.length > 0) await table.write(asked.map(({ calendar }) => calendars.put(calendar)))
  }

  return { database, meter, table, context, near, growTo, need, open, look, rest, stop: database.stop }
}
export type World = Awaited<ReturnType<typeof openWorld>>
