import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreementsOf } from '#shared/agreements/agreement.ts'
import { signAgreement } from '#shared/agreements/sign-agreement.ts'
import { signAgreements } from '#shared/agreements/sign-agreements.ts'
import { checkIn } from '#shared/attendance/check-in.ts'
import { checkOut } from '#shared/attendance/check-out.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { showCode } from '#shared/attendance/show-code.ts'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { offersOfRequest } from '#shared/offers/offer.ts'
import { placementsOfRequest } from '#shared/placements/placement.ts'
import { recordInsurance } from '#shared/placements/record-insurance.ts'
import { withdrawPlacement } from '#shared/placements/withdraw-placement.ts'
import { chainHeads } from '#shared/records/chain.ts'
import { rateService } from '#shared/records/rate-service.ts'
import { allRecordsOf } from '#shared/records/service-record.ts'
import { verifyChain } from '#shared/records/verify-chain.ts'
import { readRequest } from '#shared/requests/read-request.ts'
import { seatsOf } from '#shared/requests/seat.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { verifyRequest } from '#shared/requests/verify-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addHours, addMinutes } from '#shared/time/instant.ts'
import { type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { streamThrice, sweepAll } from '#test/support/follow.ts'
import {
  dayBefore,
  districtStaff,
  enrolEngineers,
  foundTown,
  saturday,
  shopMember,
  societyStaff,
  welding,
} from '#test/support/town.ts'

type Follow = (context: Context) => Promise<number>

interface World {
  database: TestDatabase
  clock: TestClock
  as: (actor?: Actor) => Context
  follow: () => Promise<number>
  engineers: Awaited<ReturnType<typeof enrolEngineers>>
}

const found = async (follow: Follow, engineers: number): Promise<World> => {
  const database = await startDatabase()
  const clock = testClock(dayBefore)
  const as = testContexts(database, clock)
  await foundTown(as())
  const people = await enrolEngineers(as(), engineers)
  return { database, clock, as, follow: () => follow(as()), engineers: people }
}

const opened = async ({ as, follow }: World, input = welding()): Promise<string> => {
  const { id } = await submitRequest(as(shopMember()), {
    requesterId: 'rqr_shop',
    contactPersonId: 'per_shop',
    request: input,
  })
  await verifyRequest(as(districtStaff()), {
    requestId: id,
    verdict: 'open',
    how: 'phone',
    note: '',
    publicBenefit: true,
    answer: '',
  })
  await follow()
  return id
}

const actorFor = ({ engineers }: World, volunteerId: string): Actor =>
  engineers.find((one) => one.volunteerId === volunteerId)!.actor

/** The whole story of a dangerous service: everybody does their part, and one volunteer steps back for another. */
const story = async (world: World) => {
  const { as, clock, follow } = world
  const id = await opened(
    world,
    welding({ dangerous: true, risks: [{ kind: 'arc', note: '弧光' }], safetyMeasures: '戴面罩', confidential: true }),
  )
  const asked = (await offersOfRequest(as().table, id)).sort((a, b) => (a.volunteerId < b.volunteerId ? -1 : 1))
  const [first, second] = asked
  clock.pass(30)
  await declineOffer(as(actorFor(world, first!.volunteerId)), { requestId: id, offerId: first!.id, reason: 'busy' })
  await follow()
  await acceptOffers(as(actorFor(world, second!.volunteerId)), {
    requestId: id,
    offerIds: [second!.id],
    risksAcknowledged: true,
  })
  await follow()
  const [placed] = await placementsOfRequest(as().table, id)
  await withdrawPlacement(as(actorFor(world, second!.volunteerId)), {
    requestId: id,
    placementId: placed!.id,
    reason: '家里有事',
  })
  await follow()
  const again = (await offersOfRequest(as().table, id))
    .filter(({ state }) => state === 'sent')
    .sort((a, b) => (a.volunteerId < b.volunteerId ? -1 : 1))
  const taken = again[0]!
  const engineer = actorFor(world, taken.volunteerId)
  clock.pass(10)
  await acceptOffers(as(engineer), { requestId: id, offerIds: [taken.id], risksAcknowledged: true })
  await follow()
  const placement = (await placementsOfRequest(as().table, id)).find(({ state }) => state !== 'withdrawn')!
  const request = await readRequest(as(shopMember()), { requestId: id })
  await signAgreement(as(engineer), { requestId: id, placementId: placement.id, edition: 1 })
  await signAgreements(as(shopMember()), { requestId: id, as: 'requester', factsVersion: request.factsVersion })
  await signAgreements(as(societyStaff()), { requestId: id, as: 'organization', factsVersion: request.factsVersion })
  await recordInsurance(as(societyStaff()), {
    requestId: id,
    policy: 'PICC-示例-001',
    starts: addHours(saturday.starts, -2),
    ends: addHours(saturday.ends, 2),
  })
  await follow()
  clock.moveTo(addMinutes(saturday.starts, -5))
  await follow()
  const { code } = await showCode(as(shopMember()), { requestId: id, shiftId: 's1' })
  await checkIn(as(engineer), { requestId: id, placementId: placement.id, code })
  await follow()
  clock.moveTo(addMinutes(saturday.ends, 3))
  const out = await showCode(as(shopMember()), { requestId: id, shiftId: 's1' })
  await checkOut(as(engineer), { requestId: id, placementId: placement.id, code: out.code })
  await follow()
  await claimHours(as(engineer), { requestId: id, placementId: placement.id, as: 'volunteer', minutes: 180 })
  await claimHours(as(shopMember()), { requestId: id, placementId: placement.id, as: 'requester', minutes: 180 })
  await follow()
  await rateService(as(engineer), {
    requestId: id,
    placementId: placement.id,
    as: 'volunteer',
    stars: 5,
    words: '',
    skills: [],
  })
  await rateService(as(shopMember()), {
    requestId: id,
    placementId: placement.id,
    as: 'requester',
    stars: 5,
    solved: 'yes',
    words: '解决了',
    skills: [],
  })
  clock.moveTo(addHours(saturday.ends, 25))
  await follow()
  return { id, placementId: placement.id, volunteerId: taken.volunteerId }
}

/** What the table holds in the end, without ids and moments that differ from run to run. */
const outcome = async ({ as }: World, { id, volunteerId }: { id: string; volunteerId: string }) => {
  const { table } = as()
  const [request, seats, offers, placements, agreements, records] = await Promise.all([
    readRequest(as(), { requestId: id }),
    seatsOf(table, id),
    offersOfRequest(table, id),
    placementsOfRequest(table, id),
    agreementsOf(table, id),
    allRecordsOf(table, volunteerId),
  ])
  return {
    request: request.state,
    seats: seats.map(({ state }) => state),
    // Who was asked for a freed seat depends on which of two moments came first; what became of the seats does not.
    answers: offers.flatMap(({ state }) => (state === 'accepted' || state === 'declined' ? [state] : [])).sort(),
    waiting: offers.filter(({ state }) => state === 'sent').length,
    placements: placements.map(({ state }) => state).sort(),
    agreements: agreements.map(({ state, form }) => `${form} ${state}`).sort(),
    records: records.map(({ minutes }) => minutes),
    chain: verifyChain(records, await chainHeads.get(table, keys.chainHead(volunteerId))).intact,
  }
}

const modes: [string, Follow][] = [
  ['with the stream off, by the sweep alone', sweepAll],
  ['with every event delivered three times', streamThrice],
]

describe.each(modes)('a need becomes a record %s', (_, follow) => {
  let world: World
  beforeAll(async () => {
    world = await found(follow, 6)
  })
  afterAll(() => world.database.stop())

  test('post, verify, match, decline, accept, withdraw, cover, sign, insure, check in, check out, confirm, rate, close', async () => {
    const end = await story(world)
    const result = await outcome(world, end)
    expect(result).toMatchObject({ request: 'closed', seats: ['taken'], records: [180] })
    expect(result.placements).toEqual(['recorded', 'withdrawn'])
    expect(result.waiting).toBe(0)
    results.push(result)
  }, 240_000)
})

const results: Awaited<ReturnType<typeof outcome>>[] = []

test('both ways end in the same state', () => {
  expect(results).toHaveLength(2)
  expect(results[0]).toEqual(results[1])
})
