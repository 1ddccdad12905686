import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkIn } from '#shared/attendance/check-in.ts'
import { showCode } from '#shared/attendance/show-code.ts'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { joinStandby } from '#shared/offers/join-standby.ts'
import { matchRequest } from '#shared/offers/match-request.ts'
import { type Offer, offersOfRequest } from '#shared/offers/offer.ts'
import { settleRequest } from '#shared/offers/settle-request.ts'
import { placementsOfRequest } from '#shared/placements/placement.ts'
import { withdrawPlacement } from '#shared/placements/withdraw-placement.ts'
import { changeFacts } from '#shared/requests/change-facts.ts'
import { RequestInput } from '#shared/requests/request-input.ts'
import { requests } from '#shared/requests/requests.ts'
import { seatsOf } from '#shared/requests/seat.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { verifyRequest } from '#shared/requests/verify-request.ts'
import { withdrawRequest } from '#shared/requests/withdraw-request.ts'
import { keys } from '#shared/table/keys.ts'
import type { Table } from '#shared/table/table.ts'
import { addDays, addHours, addMinutes } from '#shared/time/instant.ts'
import { type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { workAllDue } from '#test/support/follow.ts'
import { brokenInvariants } from '#test/support/invariants.ts'
import { reasonOf } from '#test/support/service.ts'
import {
  dayBefore,
  districtStaff,
  enrolEngineers,
  foundTown,
  saturday,
  shopMember,
  welding,
} from '#test/support/town.ts'

// Two acts that cross at the worst moment: the second happens between two reads of the first.

let database: TestDatabase
let clock: TestClock
let as: (actor?: Actor) => Context
let people: Awaited<ReturnType<typeof enrolEngineers>>
beforeAll(async () => {
  database = await startDatabase()
  clock = testClock(dayBefore)
  as = testContexts(database, clock)
  await foundTown(as())
  people = await enrolEngineers(as(), 6)
})
afterAll(() => database.stop())

const settled = () => workAllDue(as(), { source: database, clock })
const actorFor = (volunteerId: string): Actor => people.find((one) => one.volunteerId === volunteerId)!.actor
const position = welding().shifts[0]!.positions[0]!

/** Saturdays far apart, so that one test's services never stand in the way of another's. */
let weeks = 0
const opened = async (
  seats: { seats: number; minimum: number },
  { startsIn, asked = true }: { startsIn?: number; asked?: boolean } = {},
): Promise<string> => {
  weeks += 1
  clock.moveTo(addDays(dayBefore, weeks * 28))
  const starts = startsIn === undefined ? addDays(saturday.starts, weeks * 28) : addHours(clock.now(), startsIn)
  const { id } = await submitRequest(as(shopMember()), {
    requesterId: 'rqr_shop',
    contactPersonId: 'per_shop',
    request: welding({
      manner: 'online',
      shifts: [{ id: 's1', starts, ends: addHours(starts, 3), positions: [{ ...position, ...seats }] }],
    }),
  })
  await verifyRequest(as(districtStaff()), {
    requestId: id,
    verdict: 'open',
    how: 'phone',
    note: '',
    publicBenefit: true,
    answer: '',
  })
  if (asked) await settled()
  return id
}
const sent = async (requestId: string): Promise<Offer[]> =>
  (await offersOfRequest(as().table, requestId)).filter(({ state }) => state === 'sent')
const accept = (offer: Offer, context = as(actorFor(offer.volunteerId))) =>
  acceptOffers(context, { requestId: offer.requestId, offerIds: [offer.id], risksAcknowledged: false })
const change = async (requestId: string, changes: (input: RequestInput) => Partial<RequestInput>): Promise<void> => {
  const input = RequestInput.parse(await requests.get(as().table, keys.request(requestId)))
  await changeFacts(as(shopMember()), { requestId, request: { ...input, ...changes(input) } })
}
const anHourLater = ({ shifts }: RequestInput): Partial<RequestInput> => ({
  shifts: shifts.map((shift) => ({ ...shift, starts: addHours(shift.starts, 1), ends: addHours(shift.ends, 1) })),
})
const stateOf = async (requestId: string) =>
  (await placementsOfRequest(as().table, requestId)).map(({ state }) => state).sort()
const sound = async () => expect(await brokenInvariants(database, clock.now())).toEqual([])

type Read = 'request' | 'seats' | 'placements'
/** A table on which `act` happens once, right after `first` was read; `then` is read after it, if it was not before. */
const crossed = (table: Table, first: Read, then: Read, act: () => Promise<unknown>): Table => {
  let happened: Promise<unknown> | undefined
  const on = async <T>(read: Read | undefined, run: () => Promise<T>): Promise<T> => {
    if (read === then) await happened
    if (read !== first || happened) return run()
    let done = () => {}
    happened = new Promise<void>((resolve) => {
      done = resolve
    })
    const found = await run()
    await act()
    done()
    return found
  }
  return {
    ...table,
    get: (key) => on(key.sk === 'REQUEST' ? 'request' : undefined, () => table.get(key)),
    query: (query) => {
      const read = query.begins?.startsWith('SEAT#')
        ? 'seats'
        : query.begins === 'PLACEMENT#'
          ? 'placements'
          : undefined
      return on(read, () => table.query(query))
    },
  }
}

describe('a yes', () => {
  test('crossed by a change of time is void, and takes no seat at the old time', async () => {
    const id = await opened({ seats: 1, minimum: 1 })
    const [offer] = await sent(id)
    const context = as(actorFor(offer!.volunteerId))
    const table = crossed(context.table, 'request', 'seats', () => change(id, anHourLater))
    expect(await reasonOf(accept(offer!, { ...context, table }))).toBe('factsMoved')
    await settled()
    expect(await placementsOfRequest(as().table, id)).toEqual([])
    await sound()
  })

  test('crossed by the settling of its request stands', async () => {
    const id = await opened({ seats: 2, minimum: 1 })
    const [offer] = await sent(id)
    const table = crossed(as().table, 'seats', 'placements', () => accept(offer!))
    await settleRequest({ ...as(), table }, { requestId: id })
    expect(await stateOf(id)).toEqual(['accepted'])
    await settled()
    await sound()
  })
})

describe('a seat held for somebody on standby', () => {
  /** One seat, taken and freed again, held for the first of those who wait. */
  const held = async () => {
    const id = await opened({ seats: 1, minimum: 1 })
    // Those asked first stay silent for hours, so more people are asked.
    clock.pass(5 * 60)
    await settled()
    const [taker, ...others] = await sent(id)
    await accept(taker!)
    await settled()
    for (const { id: offerId, volunteerId } of others) {
      await joinStandby(as(actorFor(volunteerId)), { requestId: id, offerId, takeWhenFree: false })
      clock.pass(1)
    }
    const [placement] = await placementsOfRequest(as().table, id)
    const { id: placementId, volunteerId } = placement!
    await withdrawPlacement(as(actorFor(volunteerId)), { requestId: id, placementId, reason: '' })
    await settled()
    const [seat] = await seatsOf(as().table, id)
    expect(seat).toMatchObject({ state: 'held', offerId: others[0]!.id })
    return { id, first: others[0]!, second: others[1]! }
  }

  test('goes to the next one at once when the first steps back in the queue', async () => {
    const { id, first, second } = await held()
    clock.pass(5)
    const input = { requestId: id, offerId: first.id, takeWhenFree: false }
    await joinStandby(as(actorFor(first.volunteerId)), input)
    await settled()
    const [seat] = await seatsOf(as().table, id)
    expect(seat).toMatchObject({ state: 'held', offerId: second.id })
    await sound()
  })

  test('is free for everybody once the facts moved and the invitation is void', async () => {
    const { id } = await held()
    await change(id, anHourLater)
    await settled()
    const [seat] = await seatsOf(as().table, id)
    expect(seat).toMatchObject({ state: 'free' })
    expect(await sent(id)).not.toEqual([])
    await sound()
  })
})

test('nobody is left waiting when a need is withdrawn while people are being asked', async () => {
  const id = await opened({ seats: 1, minimum: 1 }, { asked: false })
  const table = crossed(as().table, 'seats', 'placements', async () => {
    await withdrawRequest(as(shopMember()), { requestId: id, reason: '不用了' })
    await settled()
  })
  await matchRequest({ ...as(), table }, { requestId: id })
  expect(await sent(id)).not.toEqual([])
  await settled()
  expect(await sent(id)).toEqual([])
  await sound()
})

test('a volunteer cannot check in to a need that was withdrawn a moment ago', async () => {
  const id = await opened({ seats: 1, minimum: 1 })
  const [offer] = await sent(id)
  const [placement] = await accept(offer!)
  await settled()
  clock.moveTo(addMinutes(placement!.starts, -10))
  const { code } = await showCode(as(shopMember()), { requestId: id, shiftId: 's1' })
  await withdrawRequest(as(shopMember()), { requestId: id, reason: '不用了' })
  const input = { requestId: id, placementId: placement!.id, code }
  expect(await reasonOf(checkIn(as(actorFor(offer!.volunteerId)), input))).toBe('requestEnded')
  await settled()
  expect(await stateOf(id)).toEqual(['calledOff'])
  await sound()
})

describe('a minimum of two', () => {
  const placedOne = async (startsIn?: number) => {
    const id = await opened({ seats: 2, minimum: 2 }, startsIn === undefined ? {} : { startsIn })
    const [offer] = await sent(id)
    await accept(offer!)
    await settled()
    return id
  }

  test('that is lowered by a change of the need binds whoever came', async () => {
    const id = await placedOne()
    expect(await stateOf(id)).toEqual(['provisional'])
    await change(id, ({ shifts }) => ({
      shifts: shifts.map((shift) => ({ ...shift, positions: shift.positions.map((one) => ({ ...one, minimum: 1 })) })),
    }))
    await settled()
    expect(await stateOf(id)).toEqual(['confirmed'])
  })

  test('leaves half of the time to find people where less than two days are left', async () => {
    const id = await placedOne(30)
    expect(await stateOf(id)).toEqual(['provisional'])
    clock.pass(14 * 60)
    await settled()
    expect(await stateOf(id)).toEqual(['provisional'])
    clock.pass(2 * 60)
    await settled()
    expect(await stateOf(id)).toEqual(['calledOff'])
    await sound()
  })

  test('that is missed again because somebody withdrew is decided again before the start', async () => {
    const id = await opened({ seats: 2, minimum: 2 }, { startsIn: 72 })
    const [one, other] = await sent(id)
    await accept(one!)
    await accept(other!)
    await settled()
    clock.pass(30 * 60)
    await settled()
    expect(await stateOf(id)).toEqual(['confirmed', 'confirmed'])
    const [placement] = await placementsOfRequest(as().table, id)
    const { id: placementId, volunteerId } = placement!
    await withdrawPlacement(as(actorFor(volunteerId)), { requestId: id, placementId, reason: '' })
    await settled()
    expect(await stateOf(id)).toEqual(['provisional', 'withdrawn'])
    clock.pass(22 * 60)
    await settled()
    expect(await stateOf(id)).toEqual(['calledOff', 'withdrawn'])
    await sound()
  })
})
