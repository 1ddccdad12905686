import { looked } from '#shared/audit/audit.ts'
import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { type MatchedPosition, matchesOf } from '#shared/matching/match.ts'
import { readDetails } from '#shared/people/details.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { requestWord } from '#shared/requests/words.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import type { Instant } from '#shared/time/instant.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { mayLookAfter } from '#shared/volunteers/volunteer-for-staff.ts'
import { partsOf, type RequestParts } from './request-parts.ts'

/** A volunteer as staff see one: surname and pseudonym, no more. */
export interface MaskedPerson {
  surname: string
  pseudonym: string
  /** Whether the reader looks after this volunteer, and so has a page of them. */
  inReach: boolean
}

/** One request with its match, offers and services, for staff. */
export interface RequestForStaff extends RequestParts {
  request: Loaded<ServiceRequest>
  matches: MatchedPosition[]
  /** By volunteer id. */
  people: Readonly<Record<string, MaskedPerson>>
  at: Instant
}

/**
 * Everything staff may know about how a request was matched and served. Reading it shows surnames, so it is kept in the
 * audit of the request.
 */
export const requestForStaff = async (context: Context, input: { requestId: string }): Promise<RequestForStaff> => {
  const request = await requests.get(context.table, keys.request(input.requestId))
  if (!request) throw notFound(requestWord)
  permit(context, 'match.explain', { what: requestWord, reach: request.reach })
  const [parts, matches] = await Promise.all([partsOf(context.table, request.id), matchesOf(context.table, request.id)])
  const ids = new Set([
    ...parts.offers.map(({ volunteerId }) => volunteerId),
    ...parts.placements.map(({ volunteerId }) => volunteerId),
    ...matches.flatMap(({ candidates, nearMisses }) =>
      [...candidates, ...nearMisses].map(({ volunteerId }) => volunteerId),
    ),
  ])
  const people = await maskedPeople(context, [...ids])
  if (ids.size > 0) await context.table.write([looked(context, request.id, 'match.explain', { people: [...ids] })])
  return { ...parts, request, matches, people, at: context.clock() }
}

/** Surnames and pseudonyms of some volunteers, by id. Whoever is gone keeps a pseudonym only. */
export const maskedPeople = async (
  context: Context,
  volunteerIds: readonly string[],
): Promise<Record<string, MaskedPerson>> => {
  const found = await volunteers.getMany(context.table, volunteerIds.map(keys.volunteer))
  const details = await readDetails(
    context,
    found.map(({ personId }) => personId),
  )
  return Object.fromEntries(
    found.map((volunteer) => {
      const { id, personId, pseudonym } = volunteer
      const surname = details.get(personId)?.name.slice(0, 1) ?? ''
      return [id, { pseudonym, surname, inReach: mayLookAfter(context, volunteer) }]
    }),
  )
}
