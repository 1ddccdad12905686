import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { closeRequest } from '#shared/offers/close-request.ts'
import { decideHeadcount } from '#shared/offers/decide-headcount.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { expireOffer } from '#shared/offers/expire-offer.ts'
import { joinStandby } from '#shared/offers/join-standby.ts'
import { type Offer, offers } from '#shared/offers/offer.ts'
import { settleRequest } from '#shared/offers/settle-request.ts'
import { answerChange } from '#shared/placements/answer-change.ts'
import { type Placement, placementsOfRequest } from '#shared/placements/placement.ts'
import { withdrawPlacement } from '#shared/placements/withdraw-placement.ts'
import { changeFacts } from '#shared/requests/change-facts.ts'
import { lowerMinimum } from '#shared/requests/lower-minimum.ts'
import { RequestInput } from '#shared/requests/request-input.ts'
import { requests } from '#shared/requests/requests.ts'
import { seatsOf } from '#shared/requests/seat.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { withdrawRequest } from '#shared/requests/withdraw-request.ts'
import { keys } from '#shared/table/keys.ts'
import { addDays, addHours, addMinutes } from '#shared/time/instant.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import type { Volunteer } from '#shared/volunteers/volunteer.ts'
import { type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { position, seedAsked, seedRequester, shift } from '#test/support/market.ts'
import { before, ends, reasonOf, requesterActor, starts, volunteerActor } from '#test/support/service.ts'

let database: TestDatabase
let clock: TestClock
let as: (actor?: Actor) => Context
beforeAll(async () => {
  database = await startDatabase()
  clock = testClock(before)
  as = testContexts(database, clock)
  await seedRequester(as())
})
afterAll(() => database.stop())

let worlds = 0
/** A request with some seats for which the named people were asked; each world has its own people. */
const asked = async (seats: number, people: number, request: Partial<ServiceRequest> = {}, minimum = 0) => {
  worlds += 1
  clock.moveTo(addHours(before, 1))
  const id = `req_w${worlds}`
  const volunteerIds = Array.from({ length: people }, (_, n) => `vol_w${worlds}_${n}`)
  const shifts = [shift({ positions: [position({ seats, minimum })] })]
  const world = await seedAsked(as(), id, { volunteerIds, request: { shifts, ...request } })
  return { id, offers: world.offers }
}

const accept = (offer: Offer, risksAcknowledged = false) =>
  acceptOffers(as(volunteerActor(offer.volunteerId)), {
    requestId: offer.requestId,
    offerIds: [offer.id],
    risksAcknowledged,
  })
const stand = (offer: Offer, takeWhenFree = false) =>
  joinStandby(as(volunteerActor(offer.volunteerId)), { requestId: offer.requestId, offerId: offer.id, takeWhenFree })
const leave = (placement: Placement) =>
  withdrawPlacement(as(volunteerActor(placement.volunteerId)), {
    requestId: placement.requestId,
    placementId: placement.id,
    reason: '家里有事',
  })
const settle = (requestId: string) => settleRequest(as(), { requestId })
const offerNow = async (offer: Offer): Promise<Offer> =>
  (await offers.get(as().table, keys.offer(offer.requestId, offer.id)))!
const placedOn = async (requestId: string): Promise<Placement[]> => placementsOfRequest(as().table, requestId)
const commitmentsOf = async (volunteerId: string) =>
  (await calendars.get(as().table, keys.calendar(volunteerId)))!.commitments
const factsOf = async (requestId: string): Promise<RequestInput> =>
  RequestInput.parse((await requests.get(as().table, keys.request(requestId)))!)

describe('a late yes', () => {
  test('is told that the seat was just taken, may stand by, and is asked first when the seat is freed', async () => {
    const {
      id,
      offers: [first, late, later],
    } = await asked(1, 3)
    const [placement] = await accept(first!)
    expect(await reasonOf(accept(late!))).toBe('seatsTaken')
    await settle(id)
    expect((await offerNow(late!)).state).toBe('closed')
    await stand(late!)
    clock.pass(1)
    await stand(later!)

    await leave(placement!)
    await settle(id)

    expect(await offerNow(late!)).toMatchObject({ state: 'sent', heldSeat: 1 })
    expect((await offerNow(later!)).state).toBe('standby')
    expect((await seatsOf(as().table, id))[0]).toMatchObject({ state: 'held', offerId: late!.id })
    expect(await reasonOf(accept(later!))).toBe('offerClosed')
    expect((await accept(late!))[0]).toMatchObject({ volunteerId: late!.volunteerId })
  })

  test('takes the freed seat at once when the person had ticked so', async () => {
    const {
      id,
      offers: [first, late],
    } = await asked(1, 2)
    const [placement] = await accept(first!)
    await stand(late!, true)
    await leave(placement!)
    await settle(id)
    expect((await offerNow(late!)).state).toBe('accepted')
    expect(
      (await placedOn(id)).filter(({ state }) => state === 'accepted').map(({ volunteerId }) => volunteerId),
    ).toEqual([late!.volunteerId])
  })

  test('of dangerous service is asked all the same: nobody acknowledges risks in advance', async () => {
    const danger = { dangerous: true, risks: [{ kind: 'arc' as const, note: '弧光' }], safetyMeasures: '戴面罩' }
    const {
      id,
      offers: [first, late],
    } = await asked(1, 2, danger)
    const [placement] = await accept(first!, true)
    await stand(late!, true)
    await leave(placement!)
    await settle(id)
    expect((await offerNow(late!)).state).toBe('sent')
    expect(await reasonOf(accept(late!))).toBe('risksNotAcknowledged')
  })

  test('that is not answered in its short time passes the seat on to the next in line', async () => {
    const {
      id,
      offers: [first, late, later],
    } = await asked(1, 3)
    const [placement] = await accept(first!)
    await stand(late!)
    clock.pass(1)
    await stand(later!)
    await leave(placement!)
    await settle(id)
    clock.moveTo((await offerNow(late!)).expiresAt)
    await expireOffer(as(), { requestId: id, offerId: late!.id })
    await settle(id)
    expect((await offerNow(late!)).state).toBe('expired')
    expect(await offerNow(later!)).toMatchObject({ state: 'sent', heldSeat: 1 })
  })
})

describe('an offer', () => {
  test('may be declined freely; the calendar keeps no trace but the count of answers', async () => {
    const {
      offers: [offer],
    } = await asked(1, 1)
    await declineOffer(as(volunteerActor(offer!.volunteerId)), {
      requestId: offer!.requestId,
      offerId: offer!.id,
      reason: 'tooFar',
    })
    expect(await offerNow(offer!)).toMatchObject({ state: 'declined', declineReason: 'tooFar' })
    const calendar = (await calendars.get(as().table, keys.calendar(offer!.volunteerId)))!
    expect(calendar).toMatchObject({ commitments: [], answers: { declined: 1 } })
    expect(await reasonOf(accept(offer!))).toBe('offerClosed')
  })

  test('declined for its hours alone is counted as no answer to such needs', async () => {
    const {
      offers: [offer],
    } = await asked(1, 1)
    const { requestId, id: offerId, volunteerId } = offer!
    await declineOffer(as(volunteerActor(volunteerId)), { requestId, offerId, reason: 'busy' })
    const calendar = (await calendars.get(as().table, keys.calendar(volunteerId)))!
    expect(calendar).toMatchObject({ answers: { declined: 0 } })
    expect(calendar.asks.filter(({ open }) => open)).toEqual([])
  })

  test("of somebody else is nobody's business: it does not exist", async () => {
    const {
      offers: [mine, yours],
    } = await asked(2, 2)
    const answer = acceptOffers(as(volunteerActor(mine!.volunteerId)), {
      requestId: yours!.requestId,
      offerIds: [yours!.id],
      risksAcknowledged: false,
    })
    expect(await reasonOf(answer)).toBe('notFound')
  })

  test('cannot be accepted once its time is over, even before the sweep came by', async () => {
    const {
      offers: [offer],
    } = await asked(1, 1)
    clock.moveTo(offer!.expiresAt)
    expect(await reasonOf(accept(offer!))).toBe('offerExpired')
  })
})

describe('changed facts', () => {
  const moved = async (id: string) => {
    const facts = await factsOf(id)
    const shifts = facts.shifts.map((one) => ({ ...one, starts: addHours(one.starts, 1), ends: addHours(one.ends, 1) }))
    return changeFacts(as(requesterActor()), { requestId: id, request: { ...facts, shifts } })
  }

  test('void open offers at once and ask each placed person again; until they answer the old time holds', async () => {
    const {
      id,
      offers: [placed, open],
    } = await asked(2, 2)
    const [placement] = await accept(placed!)
    await moved(id)
    expect(await reasonOf(accept(open!))).toBe('factsMoved')
    await settle(id)
    expect((await offerNow(open!)).state).toBe('closed')
    expect((await commitmentsOf(placed!.volunteerId))[0]).toMatchObject({ starts })
    const stays = { requestId: id, placementId: placement!.id, risksAcknowledged: false }
    await answerChange(as(volunteerActor(placed!.volunteerId)), stays)
    expect((await commitmentsOf(placed!.volunteerId))[0]).toMatchObject({
      starts: addHours(starts, 1),
      ends: addHours(ends, 1),
    })
    expect((await placedOn(id))[0]).toMatchObject({ factsVersion: 2, agreed: false })
  })

  test('of wording only ask nobody', async () => {
    const {
      id,
      offers: [offer],
    } = await asked(1, 1)
    const facts = await factsOf(id)
    await changeFacts(as(requesterActor()), { requestId: id, request: { ...facts, title: '焊接机器人又焊偏了' } })
    expect((await accept(offer!))[0]).toMatchObject({ factsVersion: 1 })
  })

  test('never change the number of seats of an open request, and say what to do instead', async () => {
    const { id } = await asked(1, 1)
    const facts = await factsOf(id)
    const shifts = [shift({ positions: [position({ seats: 3 })] })]
    await expect(
      changeFacts(as(requesterActor()), { requestId: id, request: { ...facts, shifts } }),
    ).rejects.toMatchObject({
      reason: 'seatsAreFixed',
      fields: [{ path: 'shifts' }],
    })
  })

  test('are refused to whoever opened an older version of the page', async () => {
    const { id } = await asked(1, 1)
    await moved(id)
    const answer = changeFacts(as(requesterActor()), { requestId: id, version: 1, request: await factsOf(id) })
    expect(await reasonOf(answer)).toBe('changedMeanwhile')
  })
})

describe('a minimum head-count', () => {
  test('binds nobody below it and everybody from it on; a withdrawal opens it again', async () => {
    const {
      id,
      offers: [one, two],
    } = await asked(3, 2, {}, 2)
    await accept(one!)
    await settle(id)
    expect((await placedOn(id)).map(({ state }) => state)).toEqual(['provisional'])
    const [second] = await accept(two!)
    await settle(id)
    expect((await placedOn(id)).map(({ state }) => state)).toEqual(['accepted', 'accepted'])
    await leave(second!)
    await settle(id)
    expect((await placedOn(id)).map(({ state }) => state).sort()).toEqual(['provisional', 'withdrawn'])
  })

  test('not reached 48 hours before calls the shift off, releases everybody and frees their calendars', async () => {
    const {
      id,
      offers: [one],
    } = await asked(3, 1, {}, 2)
    await accept(one!)
    clock.moveTo(addMinutes(starts, -48 * 60 - 1))
    await decideHeadcount(as(), { requestId: id, shiftId: 's1' })
    expect((await placedOn(id)).map(({ state }) => state)).toEqual(['provisional'])
    clock.pass(1)
    await decideHeadcount(as(), { requestId: id, shiftId: 's1' })
    await settle(id)
    expect((await placedOn(id)).map(({ state }) => state)).toEqual(['calledOff'])
    expect(await commitmentsOf(one!.volunteerId)).toEqual([])
  })

  test('is decided anew when the shift moves: the moment of its old time no longer counts', async () => {
    const {
      id,
      offers: [one],
    } = await asked(3, 1, {}, 2)
    await accept(one!)
    clock.moveTo(addHours(starts, -20))
    const facts = await factsOf(id)
    const shifts = facts.shifts.map((of) => ({ ...of, starts: addHours(of.starts, 4), ends: addHours(of.ends, 4) }))
    await changeFacts(as(requesterActor()), { requestId: id, request: { ...facts, shifts } })
    clock.moveTo(addHours(starts, -10))
    await decideHeadcount(as(), { requestId: id, shiftId: 's1' })
    await settle(id)
    expect((await placedOn(id)).map(({ state }) => state)).toEqual(['provisional'])
    clock.moveTo(addHours(starts, -8))
    await decideHeadcount(as(), { requestId: id, shiftId: 's1' })
    await settle(id)
    expect((await placedOn(id)).map(({ state }) => state)).toEqual(['calledOff'])
  })

  test('may be lowered by the requester, so that those who came are bound; two adults for minors never', async () => {
    const {
      id,
      offers: [one],
    } = await asked(3, 1, {}, 2)
    await accept(one!)
    await lowerMinimum(as(requesterActor()), { requestId: id, shiftId: 's1', positionId: 'p1', minimum: 1 })
    await settle(id)
    expect((await placedOn(id)).map(({ state }) => state)).toEqual(['accepted'])
    const minors = await asked(3, 1, { audience: { kind: 'minors', count: 20 } }, 2)
    const lowered = lowerMinimum(as(requesterActor()), {
      requestId: minors.id,
      shiftId: 's1',
      positionId: 'p1',
      minimum: 1,
    })
    expect(await reasonOf(lowered)).toBe('adultsForMinors')
  })

  describe('where minors are served', () => {
    const twoKinds = {
      audience: { kind: 'minors', count: 20 },
      shifts: [
        shift({
          positions: [
            position({ minimum: 1, trainings: [] }),
            position({ id: 'p2', name: '助教', minimum: 1, trainings: [] }),
          ],
        }),
      ],
    } as const satisfies Partial<ServiceRequest>
    const trainedUntil = (validTo: string): Partial<Volunteer> => ({ trainings: [{ kind: 'safeguarding', validTo }] })
    const trained = trainedUntil(addDays(starts, 30))
    beforeEach(() => clock.moveTo(addHours(before, 1)))

    test('one adult alone is bound to nothing, whatever the positions say, and the shift is called off', async () => {
      const { request, offers: sent } = await seedAsked(as(), 'req_alone', {
        volunteerIds: ['vol_alone1', 'vol_alone2'],
        request: twoKinds,
        volunteer: trained,
      })
      await accept(sent[0]!)
      await settle(request.id)
      expect((await placedOn(request.id)).map(({ state }) => state)).toEqual(['provisional'])
      clock.moveTo(addHours(starts, -48))
      await decideHeadcount(as(), { requestId: request.id, shiftId: 's1' })
      await settle(request.id)
      expect((await placedOn(request.id)).map(({ state }) => state)).toEqual(['calledOff'])
    })

    test('two adults are bound, and again not when one of them leaves', async () => {
      const more = { ...twoKinds, shifts: [shift({ positions: [position({ seats: 2, minimum: 0 })] })] }
      const { request, offers: sent } = await seedAsked(as(), 'req_pair', {
        volunteerIds: ['vol_pair1', 'vol_pair2'],
        request: more,
        volunteer: trained,
      })
      const placed = []
      for (const offer of sent) placed.push(...(await accept(offer)))
      await settle(request.id)
      expect((await placedOn(request.id)).map(({ state }) => state)).toEqual(['accepted', 'accepted'])
      await leave(placed[1]!)
      await settle(request.id)
      expect((await placedOn(request.id)).map(({ state }) => state).sort()).toEqual(['provisional', 'withdrawn'])
    })

    test('nobody takes part who is a minor, or whose training ends before that day', async () => {
      const cases = [
        ['req_young', { ...trained, ageClass: 'minor', guardianConsentUntil: addDays(starts, 90) }],
        ['req_untrained', trainedUntil(addHours(starts, -24))],
      ] as const
      for (const [id, who] of cases) {
        const volunteerIds = [`vol_${id}`]
        const { offers: sent } = await seedAsked(as(), id, { volunteerIds, request: twoKinds, volunteer: who })
        expect(await reasonOf(accept(sent[0]!))).toBe('noLongerFits')
      }
    })
  })
})

describe('the end of a request', () => {
  test('taken back by the requester closes its seats in the same moment and releases everybody', async () => {
    const {
      id,
      offers: [placed, open],
    } = await asked(2, 2)
    await accept(placed!)
    await withdrawRequest(as(requesterActor()), { requestId: id, reason: '设备修好了' })
    expect(await reasonOf(accept(open!))).toBe('requestNotOpen')
    await settle(id)
    expect((await placedOn(id)).map(({ state }) => state)).toEqual(['calledOff'])
    expect(await commitmentsOf(placed!.volunteerId)).toEqual([])
    expect((await offerNow(open!)).state).toBe('closed')
  })

  test('past its time gives every empty seat a cause; a request with hours still open waits', async () => {
    const {
      id,
      offers: [offer],
    } = await asked(1, 1)
    await declineOffer(as(volunteerActor(offer!.volunteerId)), { requestId: id, offerId: offer!.id })
    clock.moveTo(addMinutes(ends, 1))
    await closeRequest(as(), { requestId: id })
    const closed = (await requests.get(as().table, keys.request(id)))!
    expect(closed).toMatchObject({ state: 'closed', unfilled: { 's1/p1': 'declined' } })

    const waiting = await asked(1, 1)
    await accept(waiting.offers[0]!)
    clock.moveTo(addDays(ends, 1))
    await closeRequest(as(), { requestId: waiting.id })
    expect((await requests.get(as().table, keys.request(waiting.id)))!.state).toBe('open')
  })
})
