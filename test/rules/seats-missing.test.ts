import { expect, test } from 'vitest'
import type { Offer } from '#shared/offers/offer.ts'
import { declinedIn, standingOf } from '#shared/offers/seats-missing.ts'
import { addHours } from '#shared/time/instant.ts'
import { offerTo, shift } from '../support/market.ts'
import { before, serviceRequest } from '../support/service.ts'

const request = serviceRequest('req_declined', { shifts: [shift()] })
const own = shift()
const later = { ...own, starts: addHours(own.starts, 1), ends: addHours(own.ends, 1) }
const longer = { ...own, ends: addHours(own.ends, 1) }

const no = (reason: Offer['declineReason']): Offer[] => [
  offerTo(request, 'vol_wei', own, { state: 'declined', ...(reason === undefined ? {} : { declineReason: reason }) }),
]
const askedAt = (at: typeof own, offers: Offer[]) =>
  standingOf(
    { shiftId: own.id, positionId: 'p1', factsVersion: 2, starts: at.starts, ends: at.ends },
    [],
    offers,
    before,
  ).asked.has('vol_wei')

test.each([
  [own, true],
  [later, false],
  [longer, false],
])(
  'who would help at another time is left alone for the hours they declined, and may be asked once they move',
  (at, kept) => {
    expect(declinedIn(no('busy'), at).has('vol_wei')).toBe(kept)
    expect(askedAt(at, no('busy'))).toBe(kept)
  },
)

test.each(['notMySkill', 'tooFar', 'risk', undefined] as const)(
  'a no for another reason (%s) stands whatever the hours',
  (reason) => {
    expect(declinedIn(no(reason), later).has('vol_wei')).toBe(true)
    expect(askedAt(later, no(reason))).toBe(true)
  },
)

test('an offer that was closed or waits is no no', () => {
  expect(declinedIn([offerTo(request, 'vol_wei', own)], own).size).toBe(0)
  expect(askedAt(own, [offerTo(request, 'vol_wei', own, { state: 'closed' })])).toBe(false)
})
