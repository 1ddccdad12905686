import { permit } from '#shared/authority/authority.ts'
import type { Context } from '#shared/authority/context.ts'
import { notFound } from '#shared/kernel/refusal.ts'
import { coarse } from '#shared/matching/coarse.ts'
import { type MatchedPosition, matchesOf } from '#shared/matching/match.ts'
import type { Contact } from '#shared/placements/contact.ts'
import { contactsOf } from '#shared/placements/contacts-of.ts'
import { requests } from '#shared/requests/requests.ts'
import type { ServiceRequest } from '#shared/requests/service-request.ts'
import { requestWord } from '#shared/requests/words.ts'
import type { Loaded } from '#shared/table/entity.ts'
import { keys } from '#shared/table/keys.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { type Need, needsOf } from './request-needs.ts'
import { partsOf, type RequestParts } from './request-parts.ts'

/** How a request stands, for its requester: people by pseudonym, names only where both sides agreed. */
export interface RequestProgress extends RequestParts {
  request: Loaded<ServiceRequest>
  /** By volunteer id. */
  pseudonyms: Readonly<Record<string, string>>
  contacts: Contact[]
  /** How people were looked for, position by position; the page shows only its numbers, and none that would single somebody out. */
  matches: (MatchedPosition & { few: boolean })[]
  needs: Need[]
}

/** Everything about one request that its requester may see. */
export const requestProgress = async (context: Context, input: { requestId: string }): Promise<RequestProgress> => {
  const request = await requests.get(context.table, keys.request(input.requestId))
  if (!request) throw notFound(requestWord)
  permit(context, 'request.change', { what: requestWord, requesterId: request.requesterId })
  const [parts, contacts, matches] = await Promise.all([
    partsOf(context.table, request.id),
    contactsOf(context, { requestId: request.id, requesterId: request.requesterId }),
    matchesOf(context.table, request.id),
  ])
  const people = await volunteers.getMany(
    context.table,
    [...new Set(parts.placements.map(({ volunteerId }) => volunteerId))].map(keys.volunteer),
  )
  return {
    ...parts,
    request,
    pseudonyms: Object.fromEntries(people.map(({ id, pseudonym }) => [id, pseudonym])),
    contacts,
    matches: matches.map((match) => ({ ...match, ...coarse(match) })),
    needs: needsOf(request, parts, context.clock()),
  }
}
