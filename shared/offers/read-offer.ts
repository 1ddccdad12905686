import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { type Organization, organizations } from '#shared/organizations/organization.ts'
import { requests } from '#shared/requests/requests.ts'
import { seatsOf } from '#shared/requests/seat.ts'
import { findPosition, type Position, type ServiceRequest, type Shift } from '#shared/requests/service-request.ts'
import { withoutAddress } from '#shared/requests/without-address.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Instant } from '#shared/time/instant.ts'
import { type Calendar, type Commitment, calendars } from '#shared/volunteers/calendar.ts'
import { type Volunteer, volunteers } from '#shared/volunteers/volunteer.ts'
import { type Offer, offers } from './offer.ts'
import { offerWord } from './words.ts'

/** A kind of seat in the shift of an offer, and how many people have said yes to it so far. */
export interface Company {
  position: Position
  taken: number
}

/** Everything a person needs to know before deciding (Art. 8(4), 9). */
export interface OfferInFull {
  offer: Loaded<Offer>
  request: ServiceRequest
  shift: Shift
  position: Position
  volunteer: Volunteer
  calendar: Calendar
  company: Company[]
  /** The organizations they may act for; the first is the usual one. */
  organizations: Organization[]
  /** Other shifts of the same request they were asked for and may take in the same act, earliest first. */
  series: Offer[]
  /** What they promised around it, with its name, earliest first. */
  commitments: (Commitment & { title: string })[]
}

/** Whether it can still be answered with yes: the sweep may be some minutes behind the clock. */
export const isWaiting = (offer: Pick<Offer, 'state' | 'expiresAt' | 'starts'>, now: Instant): boolean =>
  offer.state === 'sent' && offer.expiresAt > now && offer.starts > now

/** One offer with all its facts, for the volunteer it went to. The exact address stays closed until both sides agreed. */
export const readOffer = async (
  context: Context,
  { requestId, offerId }: { requestId: string; offerId: string },
): Promise<OfferInFull> => {
  const { table } = context
  const offer = await offers.get(table, keys.offer(requestId, offerId))
  if (!offer) throw notFound(offerWord)
  permit(context, 'offer.answer', { what: offerWord, volunteerId: offer.volunteerId })
  const [request, volunteer, calendar, seats, others] = await Promise.all([
    requests.get(table, keys.request(requestId)),
    volunteers.get(table, keys.volunteer(offer.volunteerId)),
    calendars.get(table, keys.calendar(offer.volunteerId)),
    seatsOf(table, requestId),
    offers.list(table, {
      index: 'owner',
      partition: owners.offersTo(offer.volunteerId, '', '').ownerPk ?? '',
      backwards: true,
      limit: 50,
    }),
  ])
  const spot = request && findPosition(request, offer.shiftId, offer.positionId)
  if (!request || !volunteer || !calendar || !spot) throw notFound(offerWord)
  const [known, named] = await Promise.all([
    organizations.getMany(table, volunteer.organizationIds.map(keys.organization)),
    requests.getMany(
      table,
      [...new Set(calendar.commitments.map((commitment) => commitment.requestId))].map(keys.request),
    ),
  ])
  return {
    offer,
    request: withoutAddress(request),
    ...spot,
    volunteer,
    calendar,
    company: spot.shift.positions.map((position) => ({
      position,
      taken: seats.filter(
        ({ shiftId, positionId, state }) =>
          shiftId === spot.shift.id && positionId === position.id && state === 'taken',
      ).length,
    })),
    organizations: volunteer.organizationIds.flatMap((id) => known.filter((one) => one.id === id)),
    series: others.items
      .filter((other) => other.requestId === requestId && other.id !== offerId && isWaiting(other, context.clock()))
      .sort((a, b) => (a.starts < b.starts ? -1 : 1)),
    commitments: calendar.commitments
      .map((commitment) => ({
        ...commitment,
        title: named.find(({ id }) => id === commitment.requestId)?.title ?? '',
      }))
      .sort((a, b) => (a.starts < b.starts ? -1 : 1)),
  }
}
