import type { Context } from '#shared/authority/context.ts'
import { type Offer, offers } from '#shared/offers/offer.ts'
import { territoryId } from '#shared/organizations/organization.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import type { Position, ServiceRequest, Shift } from '#shared/requests/service-request.ts'
import type { Change } from '#shared/table/table.ts'
import { addHours } from '#shared/time/instant.ts'
import { type Calendar, calendars } from '#shared/volunteers/calendar.ts'
import { type Volunteer, volunteers } from '#shared/volunteers/volunteer.ts'
import { before, ends, serviceRequest, starts, volunteer } from './service.ts'

// An open request with people who were asked for it: the moment at which races happen.

export const position = (changes: Partial<Position> = {}): Position => ({
  id: 'p1',
  name: '焊接工程师',
  skills: [{ skill: 'ME13', level: 2 }],
  licences: [],
  trainings: [],
  languages: [],
  seats: 1,
  minimum: 0,
  ...changes,
})

export const shift = (changes: Partial<Shift> = {}): Shift => ({
  id: 's1',
  starts,
  ends,
  positions: [position()],
  ...changes,
})

export const calendarOf = (volunteerId: string, changes: Partial<Calendar> = {}): Calendar => ({
  volunteerId,
  weekly: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 0, to: 1440 })),
  exceptions: [],
  commitments: [],
  asks: [],
  hoursPerWeek: 40,
  asksPerWeek: 10,
  answers: { accepted: 0, declined: 0, silent: 0 },
  ...changes,
})

export const fittingVolunteer = (id: string, changes: Partial<Volunteer> = {}): Volunteer => ({
  ...volunteer(id),
  skills: [{ skill: 'ME13', level: 3, evidence: 'title' }],
  ...changes,
})

export const offerTo = (
  request: ServiceRequest,
  volunteerId: string,
  of: Shift,
  changes: Partial<Offer> = {},
): Offer => ({
  id: `off_${request.id}_${of.id}_${volunteerId}`,
  state: 'sent',
  requestId: request.id,
  shiftId: of.id,
  positionId: of.positions[0]!.id,
  volunteerId,
  requesterId: request.requesterId,
  reach: request.reach,
  wave: 1,
  factsVersion: request.factsVersion,
  title: request.title,
  starts: of.starts,
  ends: of.ends,
  sentAt: before,
  expiresAt: addHours(before, 16),
  why: [],
  score: 0.8,
  probability: 0.5,
  ...changes,
})

const inPieces = async (context: Context, changes: readonly Change[]): Promise<void> => {
  for (let at = 0; at < changes.length; at += 90) await context.table.write(changes.slice(at, at + 90))
}

export const seedRequester = (context: Context, id = 'rqr_factory'): Promise<void> =>
  context.table.write([
    requesters.put({
      id,
      name: '顺接焊装厂',
      kind: 'enterprise',
      place: serviceRequest('req_any').place!,
      state: 'vouched',
      competitorIds: [],
      excludedVolunteerIds: [],
      createdAt: before,
    }),
  ])

/** Opens a request and asks the named people for each of its shifts. */
export const seedAsked = async (
  context: Context,
  id: string,
  more: { volunteerIds: readonly string[]; request?: Partial<ServiceRequest>; volunteer?: Partial<Volunteer> },
): Promise<{ request: ServiceRequest; offers: Offer[] }> => {
  const request = serviceRequest(id, {
    shifts: [shift()],
    reach: [territoryId('450200'), territoryId('450204')],
    ...more.request,
  })
  const sent = more.volunteerIds.flatMap((volunteerId) => request.shifts.map((of) => offerTo(request, volunteerId, of)))
  await inPieces(context, [requests.put(request), ...openSeats(request, before)])
  await inPieces(context, [
    ...more.volunteerIds.map((volunteerId) => volunteers.put(fittingVolunteer(volunteerId, more.volunteer))),
    ...sent.map(offers.put),
  ])
  await inPieces(
    context,
    more.volunteerIds.map((volunteerId) =>
      calendars.put(
        calendarOf(volunteerId, {
          asks: sent
            .filter((offer) => offer.volunteerId === volunteerId)
            .map(({ id: offerId, sentAt: at, starts: from, ends: to }) => ({
              offerId,
              requestId: id,
              at,
              starts: from,
              ends: to,
              open: true,
            })),
        }),
      ),
    ),
  )
  return { request, offers: sent }
}
