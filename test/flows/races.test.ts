import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { offersOfRequest } from '#shared/offers/offer.ts'
import { settleRequest } from '#shared/offers/settle-request.ts'
import { placementsOfRequest } from '#shared/placements/placement.ts'
import { seatsOf } from '#shared/requests/seat.ts'
import { dynamoTable } from '#shared/table/dynamo-table.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours } from '#shared/time/instant.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { type FaultRates, withFaults } from '#test/support/faults.ts'
import { position, seedAsked, seedRequester, shift } from '#test/support/market.ts'
import { before, ends, reasonOf, starts, volunteerActor } from '#test/support/service.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.stop())

const clock = testClock(addHours(before, 1))
const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, n) => `vol_${prefix}${n}`)

const tables: [string, FaultRates | undefined][] = [
  ['on the plain table', undefined],
  [
    'under conflicts, throttles, lost and repeated replies',
    { conflict: 0.08, throttle: 0.04, lostReply: 0.04, repeated: 0.04 },
  ],
]

describe.each(tables)('%s', (name, faults) => {
  const world = async (seed: number) => {
    const plain = testContexts(database, clock)
    if (!faults) return { contexts: plain, injected: () => 1 }
    const faulty = await withFaults(database, seed, faults)
    const table = dynamoTable(faulty.documents, database.tableName)
    const contexts: typeof plain = (actor) => ({ ...plain(actor), table })
    return { contexts, injected: () => Object.values(faulty.counts).reduce((sum, n) => sum + n, 0) }
  }

  test('200 volunteers accept 20 seats at once: exactly 20 are placed, the others hear that the seats are taken', async () => {
    const { contexts, injected } = await world(1)
    const id = `req_rush_${name.length}`
    await seedRequester(testContexts(database, clock)())
    const people = names(`rush${name.length}_`, 200)
    const { offers } = await seedAsked(testContexts(database, clock)(), id, {
      volunteerIds: people,
      request: { shifts: [shift({ positions: [position({ seats: 20 })] })] },
    })

    const answers = await Promise.all(
      offers.map((offer) =>
        reasonOf(
          acceptOffers(contexts(volunteerActor(offer.volunteerId)), {
            requestId: id,
            offerIds: [offer.id],
            risksAcknowledged: false,
          }),
        ),
      ),
    )

    const truth = testContexts(database, clock)()
    const [seats, placed] = await Promise.all([seatsOf(truth.table, id), placementsOfRequest(truth.table, id)])
    const winners = new Set(placed.map(({ volunteerId }) => volunteerId))
    expect(injected()).toBeGreaterThan(0)
    expect(placed).toHaveLength(20)
    expect(seats.filter(({ state }) => state === 'taken')).toHaveLength(20)
    expect(new Set(seats.map(({ placementId }) => placementId)).size).toBe(20)
    expect(answers.filter((answer) => answer === 'none')).toHaveLength(20)
    // "Full" is only said when it is true; a busy table says "try again".
    expect(new Set(answers.filter((answer) => answer !== 'none'))).toEqual(new Set(['seatsTaken']))
    const after = await calendars.getMany(truth.table, people.map(keys.calendar), { consistent: true })
    expect(
      after
        .filter(({ commitments }) => commitments.length > 0)
        .map(({ volunteerId }) => volunteerId)
        .sort(),
    ).toEqual([...winners].sort())

    await settleRequest(contexts(), { requestId: id })
    const settled = await offersOfRequest(truth.table, id)
    expect(settled.filter(({ state }) => state === 'accepted')).toHaveLength(20)
    expect(settled.filter(({ state }) => state === 'closed')).toHaveLength(180)
  }, 120_000)

  test('one volunteer accepts five overlapping offers at once: exactly one is taken', async () => {
    const { contexts } = await world(2)
    const volunteerId = `vol_torn${name.length}`
    const requestIds = [0, 1, 2, 3, 4].map((n) => `req_torn${name.length}_${n}`)
    const asked = []
    for (const id of requestIds) {
      asked.push(...(await seedAsked(testContexts(database, clock)(), id, { volunteerIds: [volunteerId] })).offers)
    }

    const answers = await Promise.all(
      asked.map((offer) =>
        reasonOf(
          acceptOffers(contexts(volunteerActor(volunteerId)), {
            requestId: offer.requestId,
            offerIds: [offer.id],
            risksAcknowledged: false,
          }),
        ),
      ),
    )

    expect(answers.filter((answer) => answer === 'none')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'noLongerFits')).toHaveLength(4)
    const truth = testContexts(database, clock)()
    const placed = await Promise.all(requestIds.map((id) => placementsOfRequest(truth.table, id)))
    expect(placed.flat()).toHaveLength(1)
  })

  test('the same yes sent five times at once makes one placement', async () => {
    const { contexts } = await world(3)
    const id = `req_twice${name.length}`
    const { offers } = await seedAsked(testContexts(database, clock)(), id, {
      volunteerIds: [`vol_twice${name.length}`],
      request: { shifts: [shift({ positions: [position({ seats: 3 })] })] },
    })
    const [offer] = offers
    const yes = () =>
      acceptOffers(contexts(volunteerActor(offer!.volunteerId)), {
        requestId: id,
        offerIds: [offer!.id],
        risksAcknowledged: false,
      })
    const placed = await Promise.all([yes(), yes(), yes(), yes(), yes()])
    expect(new Set(placed.flat().map((placement) => placement.id)).size).toBe(1)
    const seats = await seatsOf(testContexts(database, clock)().table, id)
    expect(seats.filter(({ state }) => state === 'taken')).toHaveLength(1)
  })

  test('a series of ten shifts is accepted in one act, or not at all', async () => {
    const { contexts } = await world(4)
    const id = `req_series${name.length}`
    const shifts = Array.from({ length: 10 }, (_, n) =>
      shift({ id: `s${n + 1}`, starts: addDays(starts, n), ends: addDays(ends, n) }),
    )
    const { offers } = await seedAsked(testContexts(database, clock)(), id, {
      volunteerIds: [`vol_series${name.length}`, `vol_rival${name.length}`],
      request: { shifts, dangerous: true, risks: [{ kind: 'arc', note: '弧光' }], safetyMeasures: '戴面罩' },
    })
    const of = (volunteerId: string) =>
      offers.filter((offer) => offer.volunteerId === volunteerId).map((offer) => offer.id)
    const accept = (volunteerId: string) =>
      acceptOffers(contexts(volunteerActor(volunteerId)), {
        requestId: id,
        offerIds: of(volunteerId),
        risksAcknowledged: true,
      })
    const answers = await Promise.all([
      reasonOf(accept(`vol_series${name.length}`)),
      reasonOf(accept(`vol_rival${name.length}`)),
    ])
    expect(answers.sort()).toEqual(['none', 'seatsTaken'])
    const placed = await placementsOfRequest(testContexts(database, clock)().table, id)
    expect(placed).toHaveLength(10)
    expect(new Set(placed.map(({ volunteerId }) => volunteerId)).size).toBe(1)
  })
})
