import * as z from 'zod'
import { Agreement } from '#shared/agreements/agreement.ts'
import { Approval } from '#shared/approvals/approval.ts'
import { Attendance, Correction } from '#shared/attendance/attendance.ts'
import { Delegation } from '#shared/delegations/delegation.ts'
import { DoneFor } from '#shared/delegations/done-for.ts'
import { Offer } from '#shared/offers/offer.ts'
import { Organization } from '#shared/organizations/organization.ts'
import { Placement } from '#shared/placements/placement.ts'
import { Place } from '#shared/places/place.ts'
import { Problem as Case } from '#shared/problems/problem.ts'
import { Rating } from '#shared/records/rating.ts'
import { ServiceRecord } from '#shared/records/service-record.ts'
import { RegisterImport } from '#shared/register/import.ts'
import { Requester } from '#shared/requesters/requester.ts'
import { RequestDraft } from '#shared/requests/draft.ts'
import { RequestFacts, ServiceRequest } from '#shared/requests/service-request.ts'
import { Calendar } from '#shared/volunteers/calendar.ts'
import { Volunteer } from '#shared/volunteers/volunteer.ts'
import { PlanAnswer } from './plan-answer.ts'

const versioned = { version: z.number().int() }

/** A request with the version a change has to name. */
export const VersionedRequest = ServiceRequest.extend(versioned)
/** What volunteers read before they decide: the facts without the exact address, which opens once both sides agreed. */
export const OpenFacts = RequestFacts.extend({ place: Place.omit({ address: true }).optional() })
/** An offer as its volunteer sees it: with its reasons, without our guess of their answer. */
export const OwnOffer = Offer.omit({ probability: true })
/** Acting for somebody, without who of the staff does. */
export const OwnDelegation = Delegation.omit({ by: true, under: true, reach: true })
/** What was done for a person, without who of the staff did it. */
export const OwnDone = DoneFor.omit({ by: true, reach: true })
/** A list of the outside register without what seals it. */
export const RegisterList = RegisterImport.omit({ key: true, heads: true })
/** A record without the salt of its hash. */
export const OwnRecord = ServiceRecord.omit({ salt: true })
/** What a volunteer sees of themself. */
export const Profile = z.object({ volunteer: Volunteer, calendar: Calendar })

/** How the association decides on what one side asked for, with the words both sides read. */
export const Ruling = z.object({ granted: z.boolean(), note: z.string().trim().min(4).max(500) })

/** Answers that have a name of their own in the document. */
export const named = {
  ServiceRequest,
  VersionedRequest,
  RequestDraft,
  OpenFacts,
  OwnOffer,
  OwnDelegation,
  OwnDone,
  Placement,
  Agreement,
  Attendance,
  Correction,
  Approval,
  OwnRecord,
  RegisterList,
  Rating,
  Volunteer,
  Calendar,
  Profile,
  Organization,
  Requester,
  Case,
  PlanAnswer,
} satisfies Record<string, z.ZodType>
