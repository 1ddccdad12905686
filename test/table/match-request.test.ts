import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#shared/authority/context.ts'
import { dues } from '#shared/dues/due.ts'
import { funnelSum } from '#shared/matching/funnel.ts'
import { messages } from '#shared/messages/message.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { explainPerson } from '#shared/offers/explain-person.ts'
import { matchRequest } from '#shared/offers/match-request.ts'
import { type Offer, offersOfRequest } from '#shared/offers/offer.ts'
import { readMatch, readMatchProgress } from '#shared/offers/read-match.ts'
import { widenRequest } from '#shared/offers/widen-request.ts'
import { problems } from '#shared/problems/problem.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { keys, lists } from '#shared/table/keys.ts'
import { fromLocal } from '#shared/time/shanghai.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { withFaults } from '#test/support/faults.ts'
import { position, seedRequester, shift } from '#test/support/market.ts'
import { loadPeople, type Person, peopleOf } from '#test/support/pool.ts'
import { before, districtActor, requesterActor, serviceRequest, strangerActor } from '#test/support/service.ts'

let database: TestDatabase
let people: Person[]
const clock = testClock(before)
const context = (): Context => testContexts(database, clock)()
let count = 0

beforeAll(async () => {
  database = await startDatabase()
  people = peopleOf(600, before)
  await loadPeople(database, people, before)
  await seedRequester(context())
}, 120_000)
beforeEach(async () => {
  clock.moveTo(before)
  // Nobody is asked yet: whom one test asked would be out of reach for the next.
  for (let at = 0; at < people.length; at += 90) {
    await context().table.write(people.slice(at, at + 90).map(({ calendar }) => calendars.put(calendar)))
  }
})
afterAll(() => database.stop())

const open = async (changes: Partial<ServiceRequest> = {}, seats = 2, skill = 'ME05'): Promise<ServiceRequest> => {
  count += 1
  const request = serviceRequest(`req_m${count}`, {
    shifts: [shift({ positions: [position({ skills: [{ skill, level: 1 }], seats })] })],
    ...changes,
  })
  await context().table.write([requests.put(request), ...openSeats(request, clock.now())])
  return request
}
const offersTo = (request: ServiceRequest): Promise<Offer[]> => offersOfRequest(context().table, request.id)
const people_ = (offers: readonly Offer[]): string[] => offers.map(({ volunteerId }) => volunteerId).sort()

describe('an open request', () => {
  it('is matched: who fits is asked, and what was found is kept', async () => {
    const request = await open()
    const [matched] = await matchRequest(context(), { requestId: request.id })
    const offers = await offersTo(request)
    expect(offers.length).toBeGreaterThan(1)
    expect(funnelSum(matched!.funnel)).toBe(people.length)
    expect(people_(offers)).toEqual(
      matched!.candidates
        .filter(({ picked }) => picked)
        .map(({ volunteerId }) => volunteerId)
        .sort(),
    )
    for (const offer of offers) {
      expect(offer).toMatchObject({ state: 'sent', wave: 1, factsVersion: 1 })
      expect(offer.why.length).toBeGreaterThan(0)
      const calendar = await calendars.get(context().table, keys.calendar(offer.volunteerId))
      expect(calendar?.asks.filter(({ open: is }) => is).map(({ offerId }) => offerId)).toEqual([offer.id])
      const person = people.find(({ volunteer }) => volunteer.id === offer.volunteerId)!
      const { items } = await messages.list(context().table, { partition: `TO#${person.volunteer.personId}` })
      expect(items.filter(({ link }) => link === `/offers/${request.id}/${offer.id}`).length).toBe(1)
    }
  })

  it('run twice asks nobody twice', async () => {
    const request = await open()
    await matchRequest(context(), { requestId: request.id })
    const first = await offersTo(request)
    await matchRequest(context(), { requestId: request.id })
    expect(people_(await offersTo(request))).toEqual(people_(first))
  })

  it('run four times at once asks each person once', async () => {
    const request = await open()
    await Promise.all([1, 2, 3, 4].map(() => matchRequest(context(), { requestId: request.id })))
    const asked = people_(await offersTo(request))
    expect(new Set(asked).size).toBe(asked.length)
    for (const volunteerId of asked) {
      const calendar = await calendars.get(context().table, keys.calendar(volunteerId))
      expect(calendar?.asks.filter(({ open: is }) => is).length).toBe(1)
    }
  })

  it('run under faults ends with the same people asked, each once', async () => {
    const request = await open()
    const faults = await withFaults(database, 3, { conflict: 0.1, throttle: 0.05, lostReply: 0.05, repeated: 0.1 })
    const faulty = testContexts({ ...database, documents: faults.documents }, clock)()
    for (let tries = 0; tries < 6; tries += 1) {
      try {
        await matchRequest(faulty, { requestId: request.id })
        break
      } catch {
        // As a due item would: the same work again.
      }
    }
    expect(faults.counts.conflict + faults.counts.repeated).toBeGreaterThan(0)
    const asked = people_(await offersTo(request))
    expect(asked.length).toBeGreaterThan(1)
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('two requests for the same hours never ask one person at once', async () => {
    const [one, other] = [await open(), await open()]
    await Promise.all([one, other].map(({ id }) => matchRequest(context(), { requestId: id })))
    const asked = [...people_(await offersTo(one)), ...people_(await offersTo(other))]
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('after a decline the next people are asked, and who declined is not asked again', async () => {
    const request = await open({}, 1)
    await matchRequest(context(), { requestId: request.id })
    const first = await offersTo(request)
    for (const { id } of first) await declineOffer(context(), { requestId: request.id, offerId: id })
    clock.pass(30)
    const [matched] = await matchRequest(context(), { requestId: request.id })
    const all = await offersTo(request)
    expect(matched!.wave).toBe(2)
    expect(all.length).toBeGreaterThan(first.length)
    expect(new Set(people_(all)).size).toBe(all.length)
    expect(matched!.funnel.asked).toBeGreaterThanOrEqual(first.length)
    expect(funnelSum(matched!.funnel)).toBe(people.length)
  })

  it('asks nobody at night; the morning’s look is due at 8:00', async () => {
    clock.moveTo(fromLocal('2026-09-14', '22:30'))
    const request = await open()
    const [matched] = await matchRequest(context(), { requestId: request.id })
    expect(await offersTo(request)).toEqual([])
    expect(matched!.candidates.length).toBeGreaterThan(0)
    const morning = fromLocal('2026-09-15', '08:00')
    const shards = await Promise.all(
      [0, 1, 2, 3].map((shard) => dues.list(context().table, { partition: `DUE#${morning}#${shard}` })),
    )
    const due = shards.flatMap(({ items }) => items).filter(({ requestId }) => requestId === request.id)
    expect(due.map(({ kind }) => kind)).toContain('widenRequest')
    clock.moveTo(morning)
    await widenRequest(context(), { requestId: request.id })
    expect((await offersTo(request)).length).toBeGreaterThan(0)
  })
})

describe('a request nobody fits', () => {
  it('is told to staff and to the requester, once, with what would help', async () => {
    const request = await open({
      shifts: [shift({ positions: [position({ skills: [{ skill: 'ME05', level: 1 }], trainings: ['fireDrill'] })] })],
    })
    const [matched] = await matchRequest(context(), { requestId: request.id })
    await matchRequest(context(), { requestId: request.id })
    expect(matched!.nobody).toBe(true)
    expect(matched!.relaxations.map(({ kind }) => kind)).toContain('training')
    const { items } = await problems.list(context().table, {
      index: 'list',
      partition: lists.openProblemsPartition(request.reach.at(-1)!),
    })
    expect(items.filter(({ requestId }) => requestId === request.id).map(({ kind }) => kind)).toEqual(['nobodyFits'])
    const told = await messages.list(context().table, { partition: `TO#${request.contactPersonId}` })
    expect(told.items.filter(({ link }) => link === `/requests/${request.id}`).length).toBe(1)
  })
})

describe('a request that is not open', () => {
  it.each(['submitted', 'returned', 'closed', 'withdrawn'] as const)('%s: asks nobody', async (state) => {
    const request = await open({ state })
    expect(await matchRequest(context(), { requestId: request.id })).toEqual([])
    expect(await offersTo(request)).toEqual([])
  })
})

describe('explaining', () => {
  it('staff read people and numbers, the requester numbers only, strangers nothing', async () => {
    const request = await open()
    await matchRequest(context(), { requestId: request.id })
    const as = (actor: Parameters<ReturnType<typeof testContexts>>[0]) => testContexts(database, clock)(actor)
    expect((await readMatch(as(districtActor()), { requestId: request.id }))[0]!.candidates.length).toBeGreaterThan(0)
    const seen = await readMatchProgress(as(requesterActor()), { requestId: request.id })
    expect(JSON.stringify(seen)).not.toContain('vol_')
    await expect(readMatch(as(requesterActor()), { requestId: request.id })).rejects.toThrow()
    await expect(readMatchProgress(as(strangerActor()), { requestId: request.id })).rejects.toThrow()
  })

  it('says for any one person whether they fit, and every rule’s verdict', async () => {
    const request = await open()
    const [matched] = await matchRequest(context(), { requestId: request.id })
    const spot = { requestId: request.id, shiftId: 's1', positionId: 'p1' }
    const other = matched!.candidates.find(({ picked }) => !picked)
    const miss = matched!.nearMisses[0]
    if (other) expect((await explainPerson(context(), { ...spot, volunteerId: other.volunteerId })).fits).toBe(true)
    const explained = await explainPerson(context(), { ...spot, volunteerId: miss!.volunteerId })
    expect(explained.verdicts.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual([miss!.constraint])
  })
})

describe('where people are short', () => {
  it('says how many would fit on-line or with a related skill, and does nothing of it', async () => {
    const nowhere = { ...serviceRequest('x').place!, point: { lat: 26.5, lng: 107 } }
    const request = await open({ place: nowhere })
    const [matched] = await matchRequest(context(), { requestId: request.id })
    const online = matched!.relaxations.find(({ kind }) => kind === 'online')
    const there = await open({ manner: 'online', scopeItem: 7 }, 30)
    const [asIf] = await matchRequest(context(), { requestId: there.id })
    expect(online!.more).toBeGreaterThan(0)
    expect(online!.more).toBe(asIf!.candidates.length)
    expect(await offersTo(request)).toEqual([])

    const rare = await open({}, 30, 'ME09')
    const [short] = await matchRequest(context(), { requestId: rare.id })
    expect(short!.relaxations.map(({ kind }) => kind)).toContain('related')
    expect((await offersTo(rare)).length).toBeLessThanOrEqual(short!.funnel.eligible)
  })
})
