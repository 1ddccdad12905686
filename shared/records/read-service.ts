import { type Agreement, agreementsOf } from '#shared/agreements/agreement.ts'
import { type Attendance, attendanceOf } from '#shared/attendance/attendance.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { type Organization, organizations } from '#shared/organizations/organization.ts'
import { contactIsOpen } from '#shared/placements/contact.ts'
import { type Placement, placements, placementWord } from '#shared/placements/placement.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { withoutAddress } from '#shared/requests/without-address.ts'
import { keys } from '#shared/table/keys.ts'
import { type Rating, ratings, visibleRatings } from './rating.ts'

/** One service of one volunteer with all that belongs to it. */
export interface Service {
  placement: Placement
  /** Its address is empty until both sides agreed. */
  request: ServiceRequest
  organization: Organization | undefined
  /** The edition to read or sign now, and the agreed one that still holds, when that is another. */
  agreement: Agreement | undefined
  holding: Agreement | undefined
  attendance: Attendance
  ownRating: Rating | undefined
  /** Of the requester, once it is open. */
  theirRating: Rating | undefined
}

/** One service with its agreement, attendance and ratings, for the volunteer who placed themself. */
export const readService = async (
  context: Context,
  { requestId, placementId }: { requestId: string; placementId: string },
): Promise<Service> => {
  const { table } = context
  const placement = await placements.get(table, keys.placement(requestId, placementId))
  if (!placement) throw notFound(placementWord)
  permit(context, 'placement.withdraw', { what: placementWord, volunteerId: placement.volunteerId })
  const [request, organization, editions, attendance, own, theirs] = await Promise.all([
    requests.get(table, keys.request(requestId)),
    organizations.get(table, keys.organization(placement.organizationId)),
    agreementsOf(table, requestId, placementId),
    attendanceOf(table, requestId, placementId),
    ratings.get(table, keys.rating(requestId, placementId, 'volunteer')),
    ratings.get(table, keys.rating(requestId, placementId, 'requester')),
  ])
  if (!request) throw notFound(placementWord)
  const now = context.clock()
  const open = contactIsOpen(placement, now)
  const shown = open ? editions : editions.map(closed)
  const agreement = shown.at(-1)
  const both = [...(own ? [own] : []), ...(theirs ? [theirs] : [])]
  return {
    placement,
    request: open ? request : withoutAddress(request),
    organization,
    agreement,
    holding: shown.findLast(({ edition, state }) => state === 'agreed' && edition !== agreement?.edition),
    attendance,
    ownRating: own,
    theirRating: visibleRatings(both, now).find(({ by }) => by === 'requester'),
  }
}

/** An edition keeps the address it was made with; who left, or whose service is long over, no longer reads it. */
const closed = (agreement: Agreement): Agreement => {
  const { place } = agreement.facts
  if (place === undefined) return agreement
  return { ...agreement, facts: { ...agreement.facts, place: { ...place, address: '' } } }
}
