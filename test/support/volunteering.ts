import { draftAgreement } from '#shared/agreements/draft-agreement.ts'
import { acceptOffers } from '#shared/offers/accept-offers.ts'
import { type Offer, offers } from '#shared/offers/offer.ts'
import { cityId, organizations } from '#shared/organizations/organization.ts'
import type { Placement } from '#shared/placements/placement.ts'
import { requesters } from '#shared/requesters/requester.ts'
import { openSeats } from '#shared/requests/open-seats.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { type Calendar, calendars } from '#shared/volunteers/calendar.ts'
import { reindexed } from '#shared/volunteers/reindex.ts'
import { type Volunteer, volunteers } from '#shared/volunteers/volunteer.ts'
import { formPost, newPerson, startApp, type TestApp, type TestPerson } from './app.ts'
import { calendarOf, fittingVolunteer, offerTo, shift } from './market.ts'
import { before, serviceRequest, society } from './service.ts'

// A volunteer with a browser: signed in, asked for a need, on the real app and a real database.

export interface Volunteering {
  world: TestApp
  wei: TestPerson
  huang: TestPerson
  /** A page as the volunteer sees it. */
  page: (path: string, language?: 'zh' | 'en') => Promise<{ status: number; html: string }>
  /** A form of such a page, sent; several values under one name as a list. */
  send: (
    path: string,
    fields?: Record<string, string | string[]>,
  ) => Promise<{ status: number; html: string; to: string }>
}

export const volunteerId = 'vol_wei'

export const startVolunteering = async (
  changes: { volunteer?: Partial<Volunteer>; calendar?: Partial<Calendar> } = {},
): Promise<Volunteering> => {
  const world = await startApp()
  world.setClock(before)
  const wei = await newPerson(world, '韦建国', [{ role: 'volunteer', volunteerId }], '13800000018')
  const huang = await newPerson(
    world,
    '黄主任',
    [{ role: 'requesterMember', requesterId: 'rqr_factory' }],
    '13900000019',
  )
  const volunteer = fittingVolunteer(volunteerId, { personId: wei.id, ...changes.volunteer })
  await world.table.write([
    organizations.put(society),
    organizations.put({
      ...society,
      id: 'org_robots',
      name: { zh: '柳州市机器人学会', en: 'Robot Society' },
      path: [cityId, 'org_robots'],
    }),
    requesters.put({
      id: 'rqr_factory',
      name: '顺接焊装厂',
      kind: 'enterprise',
      place: serviceRequest('req_any').place ?? never(),
      state: 'vouched',
      competitorIds: [],
      excludedVolunteerIds: [],
      createdAt: before,
    }),
    volunteers.put(volunteer),
    calendars.put(calendarOf(volunteerId, changes.calendar)),
    ...reindexed(undefined, volunteer, { paused: false, now: before, random: world.random }),
  ])
  const call = async (path: string, init: RequestInit) => {
    const answer = await world.app.request(`https://kezhi.test${path}`, init)
    return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') ?? '' }
  }
  return {
    world,
    wei,
    huang,
    page: (path, language = 'zh') => call(path, { headers: { cookie: `${wei.cookie}; lang=${language}` } }),
    send: (path, fields = {}) => {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
      )
      return call(path, { ...formPost({}, wei.cookie), body })
    },
  }
}

const never = (): never => {
  throw new Error('The sample request has a place.')
}

/** An open need for which the volunteer was asked, one offer a shift. */
export const asked = async (
  { world, huang }: Volunteering,
  id: string,
  changes: Partial<ServiceRequest> = {},
  offer: Partial<Offer> = {},
): Promise<{ request: ServiceRequest; offers: Offer[] }> => {
  const request = serviceRequest(id, { shifts: [shift()], contactPersonId: huang.id, ...changes })
  const sent = request.shifts.map((of) => offerTo(request, volunteerId, of, offer))
  await world.table.write([requests.put(request), ...openSeats(request, before), ...sent.map(offers.put)])
  return { request, offers: sent }
}

/** The same, accepted, with its agreement drafted. */
export const placed = async (
  of: Volunteering,
  id: string,
  changes: Partial<ServiceRequest> = {},
): Promise<{ request: ServiceRequest; placement: Placement }> => {
  const { request, offers: sent } = await asked(of, id, changes)
  const [placement] = await acceptOffers(of.wei.context, {
    requestId: id,
    offerIds: sent.map((one) => one.id),
    risksAcknowledged: true,
  })
  if (!placement) throw new Error('The sample offer was not accepted.')
  await draftAgreement(of.world.system, { requestId: id, placementId: placement.id })
  return { request, placement }
}
