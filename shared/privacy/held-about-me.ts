import { agreements } from '#shared/agreements/agreement.ts'
import { attendances } from '#shared/attendance/attendance.ts'
import type { Context } from '#shared/authority/context.ts'
import { oneself } from '#shared/authority/oneself.ts'
import { delegations } from '#shared/delegations/delegation.ts'
import { doneFor } from '#shared/delegations/done-for.ts'
import { type Guardian, guardianId, guardians } from '#shared/guardians/guardian.ts'
import { messages } from '#shared/messages/message.ts'
import { offers } from '#shared/offers/offer.ts'
import { consents } from '#shared/people/consent.ts'
import { allDetailsOf } from '#shared/people/details.ts'
import { invitationOf } from '#shared/people/invitation.ts'
import { people } from '#shared/people/person.ts'
import { sessions } from '#shared/people/sessions.ts'
import { type Placement, placements } from '#shared/placements/placement.ts'
import { certificates } from '#shared/records/certificate.ts'
import { ratings, visibleRatings } from '#shared/records/rating.ts'
import { allRecordsOf } from '#shared/records/service-record.ts'
import { proofs } from '#shared/requesters/proof.ts'
import { requests } from '#shared/requests/requests.ts'
import { savedSearches } from '#shared/searches/saved-searches.ts'
import { storiesOf } from '#shared/stories/read-stories.ts'
import { keys, owners } from '#shared/table/keys.ts'
import type { Key, Table } from '#shared/table/table.ts'
import { calendars } from '#shared/volunteers/calendar.ts'
import { indexCards } from '#shared/volunteers/index-card.ts'
import { papers } from '#shared/volunteers/paper.ts'
import { volunteers } from '#shared/volunteers/volunteer.ts'
import { readAccesses } from './accesses.ts'
import { type KeptName, schedule } from './schedule.ts'
import { rolesHeld } from './standing-duties.ts'
import { withoutOthers } from './without-others.ts'

/** One kind of data with everything of it that is about the person. */
export type HeldPart = (typeof schedule)[number] & { items: unknown[] }

type Found = Partial<Record<KeptName, readonly unknown[]>>

/** All that is held about the person who asks, noun by noun; whoever else is in it stays unnamed. For reading and taking along. */
export const heldAboutMe = async (context: Context): Promise<HeldPart[]> => {
  const personId = oneself(context)
  const held = await rolesHeld(context.table, personId)
  const volunteerIds = held.flatMap(({ role }) => (role.role === 'volunteer' ? [role.volunteerId] : []))
  const requesterIds = held.flatMap(({ role }) => (role.role === 'requesterMember' ? [role.requesterId] : []))
  const found: Found[] = await Promise.all([
    asPerson(context, personId, held),
    ...volunteerIds.map((id) => asVolunteer(context, id)),
    ...requesterIds.map((id) => asContact(context, personId, id)),
  ])
  return schedule.map((kept) => ({
    ...kept,
    items: found.flatMap((one) => one[kept.name] ?? []).map((item) => withoutOthers(item, [personId, ...volunteerIds])),
  }))
}

const asPerson = async (context: Context, personId: string, held: readonly unknown[]): Promise<Found> => {
  const { table } = context
  const [person, details, signedIn, told, audit, agreed, invited, acts, begun] = await Promise.all([
    people.get(table, keys.person(personId)),
    allDetailsOf(context, personId),
    sessions.all(table, { index: 'owner', partition: owners.sessionsOf(personId, '').ownerPk ?? '' }),
    messages.all(table, { partition: keys.message(personId, '', '').pk }),
    readAccesses(context),
    consents.all(table, { partition: keys.person(personId).pk, begins: 'CONSENT#' }),
    invitationOf(context, personId),
    doneFor.all(table, { partition: keys.doneFor(personId, '', '').pk }),
    delegations.get(table, keys.delegation(personId)),
  ])
  return {
    account: [...(person ? [{ ...person, ...details }] : []), ...held],
    // The hash is the name a browser's token is found by: of no use to anybody else, and nothing about the person.
    signIn: signedIn.map(({ hash: _hash, ...session }) => session),
    registerList: invited ? [{ ...invited.says, invitedAt: invited.invitation.invitedAt }] : [],
    consents: agreed,
    messages: told,
    onBehalf: [...(begun ? [begun] : []), ...acts],
    audit,
  }
}

const asVolunteer = async ({ table, clock, vault }: Context, volunteerId: string): Promise<Found> => {
  const partitionOf = (owner: { ownerPk?: string }) => ({ index: 'owner' as const, partition: owner.ownerPk ?? '' })
  const [volunteer, calendar, card, asked, placed, records, issued, proofs, told, guardian, kept] = await Promise.all([
    volunteers.get(table, keys.volunteer(volunteerId)),
    calendars.get(table, keys.calendar(volunteerId)),
    indexCards.get(table, keys.indexCard(volunteerId)),
    offers.all(table, partitionOf(owners.offersTo(volunteerId, '', ''))),
    placements.all(table, partitionOf(owners.placementsOf(volunteerId, '', ''))),
    allRecordsOf(table, volunteerId),
    certificates.all(table, partitionOf(owners.certificatesOf(volunteerId, ''))),
    papers.all(table, { partition: keys.volunteer(volunteerId).pk, begins: 'PAPER#' }),
    storiesOf(table, volunteerId),
    guardians.get(table, keys.guardian(guardianId(vault, volunteerId))),
    savedSearches.get(table, keys.savedSearches(volunteerId)),
  ])
  return {
    volunteer: [volunteer, card, ...proofs, guardianOf(guardian)].filter((one) => one !== undefined),
    calendar: calendar ? [calendar] : [],
    offers: asked,
    services: [...placed, ...(await aroundServices(table, placed, clock()))],
    records: [...records, ...issued],
    stories: told,
    searches: kept ? [kept] : [],
  }
}

/** How the guardian's consent stands: the number is the guardian's own. */
const guardianOf = (guardian: Guardian | undefined) =>
  guardian && { guardian: guardian.state, askedAt: guardian.askedAt, until: guardian.until }

/** Agreement, attendance and the ratings that are open to both sides. */
const aroundServices = async (table: Table, placed: readonly Placement[], now: string): Promise<unknown[]> => {
  const keysOf = (make: (placement: Placement) => Key[]): Key[] => placed.flatMap(make)
  const [agreed, attended, rated] = await Promise.all([
    agreements.getMany(
      table,
      keysOf(({ requestId, id, agreementEdition }) =>
        agreementEdition === undefined ? [] : [keys.agreement(requestId, id, agreementEdition)],
      ),
    ),
    attendances.getMany(
      table,
      keysOf(({ requestId, id }) => [keys.attendance(requestId, id)]),
    ),
    ratings.getMany(
      table,
      keysOf(({ requestId, id }) => ['volunteer', 'requester'].map((by) => keys.rating(requestId, id, by))),
    ),
  ])
  const open = placed.flatMap(({ id }) => {
    const both = rated.filter(({ placementId }) => placementId === id)
    const seen = visibleRatings(both, now)
    return both.filter((one) => one.by === 'volunteer' || seen.includes(one))
  })
  return [...agreed, ...attended, ...open]
}

const asContact = async ({ table }: Context, personId: string, requesterId: string): Promise<Found> => {
  const all = await requests.all(table, {
    index: 'owner',
    partition: owners.requestsOf(requesterId, '', '').ownerPk ?? '',
  })
  const sent = await proofs.all(table, { partition: keys.requester(requesterId).pk, begins: 'PROOF#' })
  return {
    contact: [
      ...all.filter(({ contactPersonId }) => contactPersonId === personId),
      ...sent.filter(({ by }) => by === personId),
    ],
  }
}
