import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askSignature } from '#shared/agreements/ask-signature.ts'
import { checkIn } from '#shared/attendance/check-in.ts'
import { checkOut } from '#shared/attendance/check-out.ts'
import { claimHours } from '#shared/attendance/claim-hours.ts'
import { decideHours } from '#shared/attendance/decide-hours.ts'
import { stateNoShow } from '#shared/attendance/state-no-show.ts'
import type { Actor } from '#shared/authority/actor.ts'
import type { Context } from '#shared/authority/context.ts'
import { Refusal } from '#shared/kernel/refusal.ts'
import { mayBecome } from '#shared/kernel/transitions.ts'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { askAgain } from '#shared/offers/ask-again.ts'
import { declineOffer } from '#shared/offers/decline-offer.ts'
import { joinStandby } from '#shared/offers/join-standby.ts'
import { OfferState, offers, offerTransitions } from '#shared/offers/offer.ts'
import { answerChange } from '#shared/placements/answer-change.ts'
import { PlacementState, placements, placementTransitions } from '#shared/placements/placement.ts'
import { withdrawPlacement } from '#shared/placements/withdraw-placement.ts'
import { rateService } from '#shared/records/rate-service.ts'
import { changeFacts } from '#shared/requests/change-facts.ts'
import { lowerMinimum } from '#shared/requests/lower-minimum.ts'
import { RequestInput } from '#shared/requests/request-input.ts'
import { requests, requestTransitions } from '#shared/requests/requests.ts'
import { seats } from '#shared/requests/seat.ts'
import { RequestState, type ServiceRequest } from '#shared/requests/service-request.ts'
import { submitRequest } from '#shared/requests/submit-request.ts'
import { verifyRequest } from '#shared/requests/verify-request.ts'
import { withdrawRequest } from '#shared/requests/withdraw-request.ts'
import { addHours, type Instant } from '#shared/time/instant.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { type TestClock, testClock, testContexts } from '#test/support/context.ts'
import { startDatabase, type TestDatabase } from '#test/support/database.ts'
import { isWrite } from '#test/support/lagging-copy.ts'
import { calendarOf, offerTo, position, seedRequester, shift } from '#test/support/market.ts'
import {
  before,
  districtActor,
  ends,
  placementOf,
  requesterActor,
  seedPeople,
  serviceRequest,
  volunteerActor,
} from '#test/support/service.ts'

// Every act on a thing that is in a state from which it cannot be done: refused, and nothing is written.

let database: TestDatabase
let clock: TestClock
let as: (actor?: Actor) => Context
let written = 0
beforeAll(async () => {
  database = await startDatabase()
  clock = testClock(before)
  const send = database.documents.send.bind(database.documents)
  database.documents.send = ((command: never) => {
    if (isWrite(command)) written += 1
    return send(command)
  }) as typeof send
  as = testContexts(database, clock)
  await seedPeople(as())
  await seedRequester(as())
  await as().table.write([calendars.put(calendarOf('vol_1'))])
})
afterAll(() => database.stop())

const during = addHours(ends, -1)
const after = addHours(ends, 1)

const mustRefuse = async (verb: () => Promise<unknown>, at: Instant): Promise<void> => {
  clock.moveTo(at)
  const was = written
  await expect(verb()).rejects.toBeInstanceOf(Refusal)
  expect(written).toBe(was)
}

/** The states from which a verb must refuse: all but those it works in, and the one where it has been done already. */
const others = <State extends string>(all: readonly State[], fine: readonly State[]): State[] =>
  all.filter((state) => !fine.includes(state))

describe('a request', () => {
  const states = RequestState.options
  const leadingTo = (to: RequestState) => states.filter((from) => mayBecome(requestTransitions, from, to))
  const input = (request: ServiceRequest) => RequestInput.parse(request)
  const verify = (verdict: 'open' | 'return' | 'refuse') => (request: ServiceRequest) =>
    verifyRequest(as(districtActor()), {
      requestId: request.id,
      verdict,
      how: 'phone',
      note: '',
      publicBenefit: true,
      answer: '请写清时间地点',
    })
  const verbs: [string, RequestState[], (request: ServiceRequest) => Promise<unknown>][] = [
    [
      'submitted',
      // Handing in twice is handing in once.
      [...leadingTo('submitted'), 'submitted'],
      (request) =>
        submitRequest(as(requesterActor()), {
          id: request.id,
          requesterId: request.requesterId,
          contactPersonId: 'per_huang',
          request: input(request),
        }),
    ],
    ['opened', leadingTo('open'), verify('open')],
    ['returned', leadingTo('returned'), verify('return')],
    ['refused', leadingTo('refused'), verify('refuse')],
    [
      'withdrawn',
      [...leadingTo('withdrawn'), 'withdrawn'],
      ({ id }) => withdrawRequest(as(requesterActor()), { requestId: id, reason: '不用了' }),
    ],
    [
      'changed',
      ['open'],
      (request) =>
        changeFacts(as(requesterActor()), {
          requestId: request.id,
          request: { ...input(request), conditions: '改到二车间' },
        }),
    ],
    [
      'asked fewer people for',
      ['open', 'underway'],
      ({ id }) => lowerMinimum(as(requesterActor()), { requestId: id, shiftId: 's1', positionId: 'p1', minimum: 0 }),
    ],
    ['matched again', ['open'], ({ id }) => askAgain(as(districtActor()), { requestId: id })],
  ]
  const cases = verbs.flatMap(([name, fine, verb]) => others(states, fine).map((state) => ({ name, state, verb })))

  test.each(cases)('that is $state cannot be $name', async ({ name, state, verb }) => {
    const request = serviceRequest(`req_${state}_${name.replaceAll(' ', '')}`, {
      state,
      shifts: [shift({ positions: [position({ minimum: 1 })] })],
    })
    await as().table.write([requests.put(request)])
    await mustRefuse(() => verb(request), before)
  })
})

describe('an invitation', () => {
  const states = OfferState.options
  const leadingTo = (to: OfferState) => states.filter((from) => mayBecome(offerTransitions, from, to))
  interface Target {
    requestId: string
    offerId: string
  }
  const verbs: [string, OfferState[], (of: Target) => Promise<unknown>][] = [
    [
      'accepted',
      leadingTo('accepted'),
      ({ requestId, offerId }) =>
        acceptOffers(as(volunteerActor()), { requestId, offerIds: [offerId], risksAcknowledged: true }),
    ],
    ['declined', [...leadingTo('declined'), 'declined'], (of) => declineOffer(as(volunteerActor()), of)],
    [
      'put on standby',
      [...leadingTo('standby'), 'standby'],
      (of) => joinStandby(as(volunteerActor()), { ...of, takeWhenFree: false }),
    ],
  ]
  const cases = verbs.flatMap(([name, fine, verb]) => others(states, fine).map((state) => ({ name, state, verb })))

  test.each(cases)('that is $state cannot be $name', async ({ name, state, verb }) => {
    const request = serviceRequest(`req_offer_${state}_${name.replaceAll(' ', '')}`, { shifts: [shift()] })
    const offer = offerTo(request, 'vol_1', shift(), { state })
    const seat = { requestId: request.id, shiftId: 's1', positionId: 'p1', number: 1, factsVersion: 1 }
    await as().table.write([requests.put(request), offers.put(offer), seats.put({ ...seat, state: 'free' })])
    await mustRefuse(() => verb({ requestId: request.id, offerId: offer.id }), before)
  })
})

describe('a placement', () => {
  const states = PlacementState.options
  const leadingTo = (to: PlacementState) => states.filter((from) => mayBecome(placementTransitions, from, to))
  interface Target {
    requestId: string
    placementId: string
  }
  const waiting: PlacementState[] = ['provisional', 'accepted', 'confirmed']
  const served: PlacementState[] = ['checkedOut', 'disputed', 'recorded']
  const verbs: [string, PlacementState[], Instant, (of: Target) => Promise<unknown>][] = [
    [
      'withdrawn from',
      [...leadingTo('withdrawn'), 'withdrawn'],
      before,
      (of) => withdrawPlacement(as(volunteerActor()), { ...of, reason: '' }),
    ],
    ['checked in to', leadingTo('checkedIn'), during, (of) => checkIn(as(volunteerActor()), { ...of, code: '000000' })],
    [
      'checked out of',
      leadingTo('checkedOut'),
      during,
      (of) => checkOut(as(volunteerActor()), { ...of, code: '000000' }),
    ],
    ['stated as missed', [...leadingTo('noShow'), 'noShow'], after, (of) => stateNoShow(as(requesterActor()), of)],
    ['stood by again', waiting, before, (of) => answerChange(as(volunteerActor()), { ...of, risksAcknowledged: true })],
    ['made one to sign', waiting, before, (of) => askSignature(as(volunteerActor()), of)],
    [
      'claimed hours for',
      ['checkedOut', 'disputed'],
      after,
      (of) => claimHours(as(volunteerActor()), { ...of, as: 'volunteer', minutes: 60 }),
    ],
    [
      'decided hours for',
      ['disputed'],
      after,
      (of) => decideHours(as(districtActor()), { ...of, minutes: 60, note: '核对过签到' }),
    ],
    [
      'rated',
      served,
      after,
      (of) => rateService(as(volunteerActor()), { ...of, as: 'volunteer', stars: 5, words: '', skills: [] }),
    ],
  ]
  const cases = verbs.flatMap(([name, fine, at, verb]) =>
    others(states, fine).map((state) => ({ name, state, at, verb })),
  )

  test.each(cases)('that is $state cannot be $name', async ({ name, state, at, verb }) => {
    // Newer facts than the placement's, so that there is something to answer.
    const request = serviceRequest(`req_placed_${state}_${name.replaceAll(' ', '')}`, { factsVersion: 2 })
    const placement = placementOf(request, 'vol_1', { state, factsVersion: 1 })
    await as().table.write([requests.put(request), placements.put(placement)])
    await mustRefuse(() => verb({ requestId: request.id, placementId: placement.id }), at)
  })
})

test('what follows by itself leaves ended things alone', async () => {
  const { expireOffer } = await import('#shared/offers/expire-offer.ts')
  const { draftAgreement } = await import('#shared/agreements/draft-agreement.ts')
  const { flagCheckOut } = await import('#shared/attendance/flag-check-out.ts')
  const { remindHours } = await import('#shared/attendance/remind-hours.ts')
  const { recordService } = await import('#shared/records/record-service.ts')
  const { closeRequest } = await import('#shared/offers/close-request.ts')
  const { decideHeadcount } = await import('#shared/offers/decide-headcount.ts')
  const request = serviceRequest('req_over', { state: 'closed', shifts: [shift()] })
  const offer = offerTo(request, 'vol_1', shift(), { state: 'declined' })
  const placement = placementOf(request, 'vol_1', { state: 'withdrawn' })
  await as().table.write([requests.put(request), offers.put(offer), placements.put(placement)])
  clock.moveTo(after)
  const was = written
  const of = { requestId: request.id, placementId: placement.id }
  await expireOffer(as(), { requestId: request.id, offerId: offer.id })
  await draftAgreement(as(), of)
  await flagCheckOut(as(), of)
  await remindHours(as(), of)
  await recordService(as(), of)
  await closeRequest(as(), { requestId: request.id })
  await decideHeadcount(as(), { requestId: request.id, shiftId: 's1' })
  expect(written).toBe(was)
})
