import * as z from 'zod'
import { Agreement } from '#shared/agreements/agreement.ts'
import { Attendance } from '#shared/attendance/attendance.ts'
import { Offer } from '#shared/offers/offer.ts'
import { Organization } from '#shared/organizations/organization.ts'
import { Placement } from '#shared/placements/placement.ts'
import { Problem as Case } from '#shared/problems/problem.ts'
import { Rating } from '#shared/records/rating.ts'
import { ServiceRecord } from '#shared/records/service-record.ts'
import { RequestDraft } from '#shared/requests/draft.ts'
import { ServiceRequest } from '#shared/requests/service-request.ts'
import { Calendar } from '#shared/volunteers/calendar.ts'
import { Volunteer } from '#shared/volunteers/volunteer.ts'

const versioned = { version: z.number().int() }

/** A request with the version a change has to name. */
export const VersionedRequest = ServiceRequest.extend(versioned)
/** What a volunteer sees of themself. */
export const Profile = z.object({ volunteer: Volunteer, calendar: Calendar })

/** Answers that have a name of their own in the document. */
export const named = {
  ServiceRequest,
  VersionedRequest,
  RequestDraft,
  Offer,
  Placement,
  Agreement,
  Attendance,
  ServiceRecord,
  Rating,
  Volunteer,
  Calendar,
  Profile,
  Organization,
  Case,
} satisfies Record<string, z.ZodType>
